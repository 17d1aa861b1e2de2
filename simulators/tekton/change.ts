import type { UpdateType } from "../../protocol/scmp/index.ts";
import type { ApplicationState, Description, ServiceConfig } from "./application-state.ts";

/** Something that consumers have to be told of. */
export interface Change {
  /** The service instance that it concerns; undefined for the whole cluster. */
  readonly serviceInstanceName: string | undefined;
  readonly updateType: UpdateType;
  readonly tenantId: string;
  readonly appName: string | null;
  readonly appVerName: string | null;
}

/**
 * What is different between two states of an application; undefined stands for its absence.
 *
 * That an application or appversion comes, goes or is described otherwise concerns the whole cluster. Settings concern
 * the service that they are for; those that go together with their application or appversion are not told of apart.
 */
export function changesBetween(
  before: ApplicationState | undefined,
  after: ApplicationState | undefined,
): readonly Change[] {
  const either = after ?? before;
  if (either === undefined) {
    return [];
  }
  const common = { tenantId: either.tenantId, appName: either.name };
  const appLevel = { ...common, appVerName: null, serviceInstanceName: undefined };
  if (after === undefined) {
    return [{ ...appLevel, updateType: "delete" }];
  }
  const isDescribedOtherwise = before === undefined || !sameDescription(before, after);
  return [
    ...(isDescribedOtherwise ? [{ ...appLevel, updateType: "upsert" as const }] : []),
    ...versionChanges(before, after).map((change) => ({ ...common, ...change, serviceInstanceName: undefined })),
    ...configChanges(before, after).map((change) => ({ ...common, ...change })),
  ];
}

type VersionChange = Pick<Change, "updateType" | "appVerName">;

function versionChanges(before: ApplicationState | undefined, after: ApplicationState): VersionChange[] {
  const changes: VersionChange[] = [];
  for (const [appVerName, version] of after.versions) {
    const earlier = before?.versions.get(appVerName);
    if (earlier === undefined || !sameDescription(earlier, version)) {
      changes.push({ updateType: "upsert", appVerName });
    }
  }
  for (const appVerName of before?.versions.keys() ?? []) {
    if (!after.versions.has(appVerName)) {
      changes.push({ updateType: "delete", appVerName });
    }
  }
  return changes;
}

function configChanges(
  before: ApplicationState | undefined,
  after: ApplicationState,
): (VersionChange & Pick<Change, "serviceInstanceName">)[] {
  return [...after.configs].flatMap(([serviceInstanceName, config]) => {
    const earlier = before?.configs.get(serviceInstanceName);
    return documentChanges(earlier, config, after).map((change) => ({ ...change, serviceInstanceName }));
  });
}

function documentChanges(
  before: ServiceConfig | undefined,
  after: ServiceConfig,
  application: ApplicationState,
): VersionChange[] {
  const names = [...new Set([...(before?.versions.keys() ?? []), ...after.versions.keys()])].filter((name) =>
    application.versions.has(name),
  );
  return [
    ...documentChange(null, before?.settings, after.settings),
    ...names.flatMap((name) => documentChange(name, before?.versions.get(name), after.versions.get(name))),
  ];
}

function documentChange(
  appVerName: string | null,
  before: string | undefined,
  after: string | undefined,
): VersionChange[] {
  if (before === after) {
    return [];
  }
  return [{ updateType: after === undefined ? "delete" : "upsert", appVerName }];
}

function sameDescription(one: Description, other: Description): boolean {
  return one.displayName === other.displayName && one.description === other.description;
}

/**
 * The changes as they are announced: each one by itself as long as they concern one application; else one a tenant
 * for each service or for the cluster (17/SCMP, the table of permitted combinations). Those for the cluster come first.
 */
export function condensed(changes: readonly Change[]): readonly Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = JSON.stringify([change.serviceInstanceName ?? null, change.updateType, change.tenantId]);
    groups.set(group, [...(groups.get(group) ?? []), change]);
  }
  const announced = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const isOneApplication = group.every(({ appName }) => appName === first?.appName);
    return first === undefined || isOneApplication ? group : [{ ...first, appName: null, appVerName: null }];
  });
  return announced.toSorted(
    (one, other) => Number(one.serviceInstanceName !== undefined) - Number(other.serviceInstanceName !== undefined),
  );
}
