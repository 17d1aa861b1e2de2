import { Hono } from "hono";
import type { Counters } from "./counters.ts";
import { faultRequestShape } from "./fault.ts";
import type { FaultRegistry } from "./fault-registry.ts";
import { readBody } from "./rest-app.ts";

/**
 * What every simulator offers under `/control`, to be mounted on a `restApp`:
 * `POST /faults` (201 once the fault is in force), `GET /faults`, `GET /faults/:id`,
 * `DELETE /faults/:id` (answers how often it fired), `GET /counters`.
 */
export function controlRoutes<S>(faults: FaultRegistry<S>, counters: Counters<string>): Hono {
  const routes = new Hono();
  routes.post("/faults", async (context) => context.json(faults.add(await readBody(context, faultRequestShape)), 201));
  routes.get("/faults", (context) => context.json(faults.list()));
  routes.get("/faults/:id", (context) => context.json(faults.get(context.req.param("id"))));
  routes.delete("/faults/:id", (context) => context.json(faults.remove(context.req.param("id"))));
  routes.get("/counters", (context) => context.json(counters.all()));
  return routes;
}
