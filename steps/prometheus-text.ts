const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const VALUE = "(?:[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?Inf|NaN)";
const SAMPLE = new RegExp(`^${NAME}(?:\\{(?:${LABEL}(?:,${LABEL})*,?)?\\})? +${VALUE}(?: +-?\\d+)?$`);
const TYPE = new RegExp(`^# TYPE ${NAME} (?:counter|gauge|histogram|summary|untyped)$`);
const HELP = new RegExp(`^# HELP ${NAME}(?: .*)?$`);

/**
 * What is wrong with the first line that the text-based format of Prometheus does not have; undefined if there is none.
 * Names are not looked at: no document has any (reading G38).
 */
export function firstMetricsProblem(text: string): string | undefined {
  if (!text.endsWith("\n")) {
    return "the last line does not end";
  }
  const lines = text.split("\n").slice(0, -1);
  const wrong = lines.find((line) => !isLine(line));
  if (wrong !== undefined) {
    return `no sample, no comment and no empty line: ${JSON.stringify(wrong)}`;
  }
  return lines.some((line) => SAMPLE.test(line)) ? undefined : "there is no sample in it";
}

function isLine(line: string): boolean {
  if (line.startsWith("# TYPE")) {
    return TYPE.test(line);
  }
  if (line.startsWith("# HELP")) {
    return HELP.test(line);
  }
  return line.trim() === "" || line.startsWith("#") || SAMPLE.test(line);
}
