import type { RunVerdict } from "../conformance/verdicts/index.ts";

const ENVELOPE_TYPE = "application/vnd.kaaliper.envelope+json";
const FOOTER_TYPE = "application/vnd.kaaliper.footer+json";

/**
 * The lines of `messages.ndjson`: Cucumber's messages between an envelope, which says what was run, and a footer, which
 * says how much there must be. Both are attachments of no step, so that other readers of Cucumber Messages pass them
 * over; a file without a footer was cut off.
 */
export function messageStream(
  verdict: RunVerdict,
  messages: readonly object[],
  trafficLines: number,
): readonly object[] {
  const { suite, target, profile, lane, seed, scenarios, complete } = verdict;
  const footer = {
    lines: { messages: messages.length + 2, traffic: trafficLines },
    examples: { planned: scenarios.total, finished: scenarios.total - scenarios.skipped },
    complete,
  };
  return [
    attachment(ENVELOPE_TYPE, { suite, target, profile, lane, seed }),
    ...messages,
    attachment(FOOTER_TYPE, footer),
  ];
}

function attachment(mediaType: string, content: object): object {
  return { attachment: { body: JSON.stringify(content), contentEncoding: "IDENTITY", mediaType } };
}
