import { type FaultRegistry, RestError } from "../control/index.ts";
import type { ApplicationState } from "./application-state.ts";
import type { ApplicationStore } from "./application-store.ts";
import { occasionsOf } from "./occasions.ts";
import type { TektonFaults } from "./tekton-faults.ts";
import type { TenantConfigs, TenantStore } from "./tenant-store.ts";
import type { ApplicationAction, Visitor } from "./visitor.ts";

/** What a state reader works with. */
export interface StateReaderParts {
  readonly applications: ApplicationStore;
  readonly tenants: TenantStore;
  readonly faults: FaultRegistry<TektonFaults>;
}

/** Which applications are to be listed. */
export interface Listing {
  /** Those that this one may read. */
  readonly visitor: Visitor;
  /** Those of this tenant, or of all. */
  readonly tenantId: string | undefined;
  /** Those of these names; empty for all. */
  readonly names: readonly string[];
}

/** Looks things up on behalf of visitors. What is shown may be stale on demand; what is changed never is. */
export class StateReader {
  readonly #parts: StateReaderParts;

  constructor(parts: StateReaderParts) {
    this.#parts = parts;
  }

  /** The application as the visitor sees it. Throws what `toChange` throws. */
  toShow(visitor: Visitor, name: string, appVersionName?: string): ApplicationState {
    return permitted(visitor, "read", name, this.#seen(name, appVersionName));
  }

  /**
   * The application as it is. Throws a `RestError`: 404 for one that is not there or belongs to another tenant, and
   * what the visitor says to a scope that is missing.
   */
  toChange(visitor: Visitor, name: string, action: ApplicationAction): ApplicationState {
    return permitted(visitor, action, name, this.#parts.applications.get(name));
  }

  /** The application as it is or was last, whoever may see it. */
  peek(name: string): ApplicationState | undefined {
    const { applications } = this.#parts;
    return applications.get(name) ?? applications.before(name, 1);
  }

  /** Every such application as it is. */
  listed(listing: Listing): readonly ApplicationState[] {
    const { applications } = this.#parts;
    return applications
      .names(listing.tenantId)
      .map((name) => applications.get(name))
      .filter((application) => isListed(listing, application));
  }

  /** Every such application as the visitor sees it. */
  toList(listing: Listing): readonly ApplicationState[] {
    return this.#parts.applications
      .names(listing.tenantId)
      .filter((name) => isListed(listing, this.peek(name)))
      .map((name) => this.#seen(name, undefined))
      .filter((application) => isListed(listing, application));
  }

  /** The settings of a tenant. */
  tenantToShow(tenantId: string): TenantConfigs {
    const stale = this.#parts.faults.take("stale", { tenantId });
    return stale === undefined
      ? this.#parts.tenants.get(tenantId)
      : this.#parts.tenants.before(tenantId, stale.changesBack);
  }

  #seen(name: string, appVersionName: string | undefined): ApplicationState | undefined {
    const { applications, faults } = this.#parts;
    const latest = this.peek(name);
    if (latest === undefined) {
      return undefined;
    }
    const stale = faults.takeAny("stale", () => occasionsOf(latest, appVersionName));
    return stale === undefined ? applications.get(name) : applications.before(name, stale.changesBack);
  }
}

function isListed(
  { visitor, tenantId, names }: Listing,
  application: ApplicationState | undefined,
): application is ApplicationState {
  return (
    application !== undefined &&
    (tenantId === undefined || application.tenantId === tenantId) &&
    (names.length === 0 || names.includes(application.name)) &&
    visitor.mayApplication("read", application)
  );
}

function permitted(
  visitor: Visitor,
  action: ApplicationAction,
  name: string,
  application: ApplicationState | undefined,
): ApplicationState {
  const unknown = `no application "${name}" is here for this caller; GET /applications lists those there are`;
  if (application === undefined) {
    throw new RestError(404, unknown);
  }
  if (visitor.mayApplication(action, application)) {
    return application;
  }
  throw application.tenantId === visitor.tenantId ? visitor.refusal(unknown) : new RestError(404, unknown);
}
