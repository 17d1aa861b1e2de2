import type { Delays } from "./delays.ts";
import type { TenantControls } from "./tenant-controls.ts";
import type { Document } from "./tenant-manager-faults.ts";

/** Stands between those who ask and what they ask for, as faults demand. */
export class Outages {
  readonly #controls: TenantControls;
  readonly #delays: Delays;

  constructor(controls: TenantControls, delays: Delays) {
    this.#controls = controls;
    this.#delays = delays;
  }

  /**
   * What to answer in the place of the document, after the delay that is due; nothing if it can be had.
   * `Response.error()` breaks the connection.
   */
  async strike(document: Document, tenantId?: string): Promise<Response | undefined> {
    const delayed = this.#controls.take(`${document}-delayed`, tenantId);
    if (delayed !== undefined) {
      await this.#delays.pass(delayed.delayMs);
    }
    if (this.#controls.take(`${document}-unreachable`, tenantId) !== undefined) {
      return Response.error();
    }
    const failing = this.#controls.take(`${document}-failing`, tenantId);
    return failing === undefined ? undefined : unavailable(failing.statusCode);
  }
}

function unavailable(status: number): Response {
  const body = { error: "unavailable, as a fault in force demands" };
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}
