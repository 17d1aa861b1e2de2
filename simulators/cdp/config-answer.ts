import type { ConfigRequest, ConfigResponse } from "../../protocol/cdtp/index.ts";
import { reasonPhrase } from "../../transport/index.ts";
import type { StoredConfiguration } from "./configuration-store.ts";
import type { NoneForm, UnchangedForm } from "./settings.ts";

/** In which form to say what the document leaves open. Asked only when there is occasion. */
export interface AnswerForms {
  none(): NoneForm;
  unchanged(): UnchangedForm;
}

/** The part of a response that depends on what is stored. */
export type ConfigAnswer = Pick<ConfigResponse, "configId" | "content" | "statusCode" | "reasonPhrase">;

/** What a provider that holds `current` for the endpoint answers (6/CDTP, configuration response). */
export function configAnswer(
  request: ConfigRequest,
  current: StoredConfiguration | undefined,
  forms: AnswerForms,
): ConfigAnswer {
  if (current === undefined) {
    return noneAnswers[forms.none()];
  }
  if (current.configId === request.configId) {
    return answer(forms.unchanged() === "ok" ? 200 : 304, current.configId, null);
  }
  return answer(200, current.configId, new TextEncoder().encode(current.config));
}

const noneAnswers: Readonly<Record<NoneForm, ConfigAnswer>> = {
  empty: answer(200, "", null),
  notFound: answer(404, null, null),
  noContent: answer(204, null, null),
};

function answer(statusCode: number, configId: string | null, content: Uint8Array | null): ConfigAnswer {
  return { statusCode, reasonPhrase: reasonPhrase(statusCode) ?? null, configId, content };
}
