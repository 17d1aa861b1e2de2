import { Hono } from "hono";
import type { HttpServer, HttpTransport } from "../../transport/index.ts";
import type { Health } from "./bus-health.ts";
import type { Metrics } from "./metrics.ts";

/** What the management interface shows, and where. */
export interface ManagementParts {
  /** Tells the interfaces of several replicas in one process apart. */
  readonly name: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly http: HttpTransport;
  readonly health: Health;
  /** What does not work though the service can serve, each a sentence. Nothing unless told otherwise. */
  readonly degradations?: () => readonly string[];
  readonly metrics: Metrics;
}

/**
 * Serves `GET /health`, which is 200 with what is degraded as text, or 500 with the reason as text; and `GET /metrics`
 * in the text format of Prometheus (readings G37 and G38). Rejects as `HttpTransport.serve` does.
 */
export function startManagement(parts: ManagementParts): Promise<HttpServer> {
  const { name, port, http, health, degradations = () => [], metrics } = parts;
  const routes = new Hono();
  routes.get("/health", (context) => {
    const problem = health();
    return problem === undefined ? context.text(healthyText(degradations())) : context.text(`${problem}\n`, 500);
  });
  routes.get("/metrics", async (context) => {
    const { text, contentType } = await metrics.exposition();
    return context.body(text, 200, { "content-type": contentType });
  });
  return http.serve(name, port, (request) => routes.fetch(request));
}

function healthyText(degradations: readonly string[]): string {
  return ["OK", ...degradations.map((degradation) => `Degraded: ${degradation}`)].map((line) => `${line}\n`).join("");
}
