import type { Decoded } from "../../../protocol/json/index.ts";
import { askOverHttp, type HttpAnswer, type HttpQuestion, type RequestParts } from "../bounded-request.ts";
import type { ServiceToken } from "./service-token.ts";

const UNAUTHORIZED = 401;

/**
 * As `askOverHttp`, in the name of whom the token belongs to, or of nobody. A token that is not accepted any more is
 * replaced once. Never rejects.
 */
export async function askWithToken(
  parts: RequestParts,
  serviceToken: ServiceToken | undefined,
  url: string,
  question: HttpQuestion = {},
): Promise<Decoded<HttpAnswer>> {
  if (serviceToken === undefined) {
    return askOverHttp(parts, url, question);
  }
  const first = await askOnce(parts, serviceToken, url, question);
  return first.ok && first.value.status === UNAUTHORIZED ? askOnce(parts, serviceToken, url, question) : first;
}

async function askOnce(
  parts: RequestParts,
  serviceToken: ServiceToken,
  url: string,
  question: HttpQuestion,
): Promise<Decoded<HttpAnswer>> {
  const token = await serviceToken.get();
  if (!token.ok) {
    return token;
  }
  const headers = { ...question.headers, authorization: `Bearer ${token.value}` };
  const answer = await askOverHttp(parts, url, { ...question, headers });
  if (answer.ok && answer.value.status === UNAUTHORIZED) {
    serviceToken.dismiss(token.value);
  }
  return answer;
}
