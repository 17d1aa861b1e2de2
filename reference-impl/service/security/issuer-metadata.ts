import { type Decoded, jsonParser } from "../../../protocol/json/index.ts";
import { type RequestParts, readOverHttp } from "../bounded-request.ts";

/** What a service needs to know of an issuer. */
export interface IssuerMetadata {
  readonly tokenEndpoint: string;
  readonly keysUrl: string;
}

interface DiscoveryDocument {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

const parse = jsonParser<DiscoveryDocument>("discovery document", {
  type: "object",
  required: ["issuer", "token_endpoint", "jwks_uri"],
  properties: {
    issuer: { type: "string" },
    token_endpoint: { type: "string" },
    jwks_uri: { type: "string" },
  },
});

/** Reads an issuer's discovery document (OpenID Connect Discovery 1.0), which has to be its own. Never rejects. */
export async function discoverIssuer(parts: RequestParts, issuer: string): Promise<Decoded<IssuerMetadata>> {
  const url = `${issuer}/.well-known/openid-configuration`;
  const body = await readOverHttp(parts, url);
  const document = body.ok ? parse(body.value) : body;
  if (!document.ok) {
    return { ok: false, problem: body.ok ? `${url}: ${document.problem}` : document.problem };
  }
  const { issuer: named, token_endpoint: tokenEndpoint, jwks_uri: keysUrl } = document.value;
  if (named !== issuer) {
    return { ok: false, problem: `${url}: it is the document of "${named}", not of this issuer` };
  }
  const notHttp = [tokenEndpoint, keysUrl].find((address) => !/^https?:\/\//.test(address));
  return notHttp === undefined
    ? { ok: true, value: { tokenEndpoint, keysUrl } }
    : { ok: false, problem: `${url}: "${notHttp}" is no address of HTTP` };
}
