import type { Hono } from "hono";

/** Answers every other method at `path` with 405. To be called once the routes of `path` are in place. */
export function refuseOtherMethods(routes: Hono, path: string, offered: readonly string[]): void {
  routes.all(path, (context) => {
    const message = `${context.req.method} is not offered at ${context.req.path}; use ${offered.join(", ")}`;
    return context.json({ message }, 405, { Allow: offered.join(", ") });
  });
}
