import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Verification } from "../service/index.ts";
import { AttributeDocuments } from "./attribute-documents.ts";
import { adxRules } from "./rules.ts";

const permitted = (name: string, ...scopes: readonly string[]) => ({ rsname: `application-${name}`, scopes });
const EVERYTHING = ["application:read", "application:update"];

/** The attributes of tenant "a", which has "kettle", and of tenant "b", which has "toaster", for a caller. */
function documentsFor(verification: Verification) {
  const changed: string[] = [];
  const application = (tenantId: string, name: string) => {
    const isThere = (tenantId === "a" && name === "kettle") || (tenantId === "b" && name === "toaster");
    return isThere ? { tenantId, name, settings: `{"of":"${tenantId}"}`, appVersions: new Map() } : undefined;
  };
  const documents = new AttributeDocuments({
    rules: adxRules,
    security: { verify: async () => verification },
    configurations: {
      application,
      has: (tenantId) => tenantId !== "new",
      access: (tenantId) => ({ tenantId, isOnly: false }),
      refresh: async () => {},
      client: {
        change: async (access, method, target) => {
          changed.push(`${method} ${target.applicationName} by ${access.tenantId}`);
          return { ok: true, value: { status: 204, body: new Uint8Array() } };
        },
      },
    },
  });
  const statusOf = (outcome: Awaited<ReturnType<typeof documents.read>>) =>
    outcome.kind === "refused" ? outcome.status : outcome.kind;
  return {
    changed,
    documents,
    read: async (applicationName: string) =>
      statusOf(await documents.read("", { applicationName, appVersionName: undefined })),
    put: async (applicationName: string) =>
      statusOf(await documents.change("", "PUT", { applicationName, appVersionName: undefined }, Buffer.from("{}"))),
  };
}

const caller = (tenantId: string, ...permissions: readonly ReturnType<typeof permitted>[]): Verification => ({
  outcome: "verified",
  caller: { tenantId, permissions },
});

describe("attributes over REST", () => {
  it("are those of the caller's tenant, whatever the token permits besides", async () => {
    const all = [permitted("kettle", ...EVERYTHING), permitted("toaster", ...EVERYTHING)];
    const ofA = documentsFor(caller("a", ...all));
    assert.deepEqual([await ofA.read("kettle"), await ofA.read("toaster")], ["document", 404]);
    assert.deepEqual([await ofA.put("kettle"), await ofA.put("toaster")], ["done", 404]);
    assert.deepEqual(ofA.changed, ["PUT kettle by a"]);
    const ofB = documentsFor(caller("b", ...all));
    assert.deepEqual([await ofB.read("kettle"), await ofB.read("toaster")], [404, "document"]);
  });

  it("take the scope for what is done, on the application that it is done to", async () => {
    const reader = documentsFor(caller("a", permitted("kettle", "application:read")));
    assert.deepEqual([await reader.read("kettle"), await reader.put("kettle")], ["document", 404]);
    const writer = documentsFor(caller("a", permitted("kettle", "application:update")));
    assert.deepEqual([await writer.read("kettle"), await writer.put("kettle")], [404, "done"]);
    const elsewhere = documentsFor(caller("a", permitted("toaster", ...EVERYTHING)));
    assert.deepEqual([await elsewhere.read("kettle"), await elsewhere.put("kettle")], [404, 404]);
    assert.deepEqual([...reader.changed, ...elsewhere.changed], []);
  });

  it("are refused in the same words, whether they are there or not", async () => {
    const target = { applicationName: "kettle", appVersionName: undefined };
    const denied = await documentsFor(caller("a")).documents.read("", target);
    const foreign = await documentsFor(caller("b")).documents.read("", target);
    const absent = await documentsFor(caller("c")).documents.read("", target);
    assert.deepEqual([foreign, absent], [denied, denied]);
  });

  it("are 401 for a token that proves nothing, and 503 for one that nobody can look at", async () => {
    const refused = documentsFor({ outcome: "refused", reason: "it has expired" });
    assert.deepEqual([await refused.read("kettle"), await refused.put("kettle")], [401, 401]);
    const unavailable = documentsFor({ outcome: "unavailable", reason: "no answer" });
    assert.deepEqual([await unavailable.read("kettle"), await unavailable.put("kettle")], [503, 503]);
  });

  it("are 503 as long as nothing is known of the tenant", async () => {
    assert.equal(await documentsFor(caller("new")).read("kettle"), 503);
  });
});
