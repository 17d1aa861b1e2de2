const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const BETWEEN_DIGITS = /(?<=\d)_(?=\d)/g;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;
const EXPONENT_FORM = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

/**
 * The double that a text stands for; zero if it is neither a decimal number nor the name of infinity or NaN. Single
 * underscores between digits do not count.
 */
export function numberFromText(text: string): number {
  const number = isSpeltInDigits(text) ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? unusualNumber(text) : number;
}

/** Whether a text has no other characters than those of decimal numbers; all others make `Number` read more forms. */
function isSpeltInDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isDecimal = (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2b;
    if (!isDecimal && code !== 0x65 && code !== 0x45) {
      return false;
    }
  }
  return true;
}

function unusualNumber(text: string): number {
  const digits = text.replace(BETWEEN_DIGITS, "");
  if (DECIMAL.test(digits)) {
    return Number(digits);
  }
  const infinite = INFINITE.exec(text);
  if (infinite !== null) {
    return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return text.toLowerCase() === "nan" ? Number.NaN : 0;
}

/**
 * The shortest decimal spelling that reads back as `value`, without an exponent. What no JSON number can spell becomes
 * `+Inf`, `-Inf` or `NaN`.
 */
export function plainDecimal(value: number): string {
  if (Math.abs(value) === Number.POSITIVE_INFINITY) {
    return value > 0 ? "+Inf" : "-Inf";
  }
  const text = Object.is(value, -0) ? "-0" : String(value);
  const form = EXPONENT_FORM.exec(text);
  if (form === null) {
    return text;
  }
  const [, sign = "", first = "", more = "", exponent = "0"] = form;
  const digits = first + more;
  const pointAt = 1 + Number(exponent);
  if (pointAt <= 0) {
    return `${sign}0.${"0".repeat(-pointAt)}${digits}`;
  }
  return `${sign}${digits.padEnd(pointAt, "0")}`;
}
