/** How long a large document is, in bytes; no document has other characters than those of ASCII unless it says so. */
const BYTES = 1_000_000;
/** Nearly as deep as paths may go; so much indentation makes printing hopeless. */
const LEVELS = 120;
const SOME_LEVELS = 25;

/** A document and what is in it. */
export interface LargeDocument {
  readonly shape: string;
  readonly json: string;
  /** Whether it is so much of one thing, or so deep, that not even all ordinary paths are allowed. */
  readonly isExtreme: boolean;
}

function filled(
  shape: string,
  opener: string,
  item: (index: number) => string,
  closer: string,
  isExtreme = false,
): LargeDocument {
  const items: string[] = [];
  for (let bytes = 0; bytes < BYTES; ) {
    const text = item(items.length);
    items.push(text);
    bytes += Buffer.byteLength(text) + 1;
  }
  return flat(shape, `${opener}${items.join(",")}${closer}`, isExtreme);
}

/** A text as it comes from a socket: in one piece, which is faster to read than one that was put together. */
function flat(shape: string, json: string, isExtreme = false): LargeDocument {
  return { shape, json: Buffer.from(json).toString(), isExtreme };
}

function device(index: number): string {
  return JSON.stringify({ id: index, name: `device ${index}`, isOk: index % 2 === 0, tags: ["a", "b"] });
}

/** Documents of one megabyte, each of another shape. The first few differ most. */
export function largeDocuments(): LargeDocument[] {
  return [
    filled("small objects", "[", device, "]"),
    filled("words", "[", () => "null", "]"),
    filled("strings of 10 kB", "[", () => `"${"y".repeat(10_000)}"`, "]"),
    filled("digits", "[", (index) => String(index % 10), "]"),
    filled("levels of objects", "[", () => `${'{"a":'.repeat(LEVELS)}1${"}".repeat(LEVELS)}`, "]", true),
    filled("some levels of objects", "[", () => `${'{"a":'.repeat(SOME_LEVELS)}1${"}".repeat(SOME_LEVELS)}`, "]"),
    flat("one string", JSON.stringify("x".repeat(BYTES))),
    flat("one string in an object", JSON.stringify({ a: "x".repeat(BYTES) })),
    flat("a string that is not ASCII", JSON.stringify({ a: "☃".repeat(BYTES / 3) })),
    flat("escapes", JSON.stringify({ a: "\n".repeat(BYTES / 2) })),
    flat("escapes in digits", `{"a":"${"\\u00e9".repeat(BYTES / 6)}"}`),
    flat("escaped quotes", JSON.stringify({ a: '"'.repeat(BYTES / 2) })),
    flat("unsafe signs", JSON.stringify({ a: "<".repeat(BYTES) }), true),
    flat("white space", `[${" ".repeat(BYTES)}1]`, true),
    flat("a long number", `[${"1".repeat(BYTES)}]`, true),
    filled("strings of 1 kB", "[", () => `"${"y".repeat(1_000)}"`, "]"),
    filled("strings of 20 characters", "[", () => `"${"y".repeat(20)}"`, "]"),
    filled("strings of one character", "[", () => '"y"', "]"),
    filled("numbers with fractions", "[", (index) => String(Math.sin(index)), "]"),
    filled("numbers of nine digits", "[", (index) => String(123_456_789 + index), "]"),
    filled("empty arrays", "[", () => "[]", "]"),
    filled("empty objects", "[", () => "{}", "]"),
    filled("objects of nulls", "[", () => '{"a":null,"b":null,"c":null}', "]"),
    filled("one object", "{", (index) => `"k${index}":${index}`, "}"),
    filled("one key", "{", () => '"k":1', "}"),
    filled("one key with nulls", "{", () => '"k":null', "}"),
    filled("long keys", "{", (index) => `"${"k".repeat(1_000)}${index}":1`, "}"),
    filled("arrays by name", "{", (index) => `"k${index}":[1,2,3]`, "}"),
    filled("levels of arrays", "[", () => "[".repeat(LEVELS) + "]".repeat(LEVELS), "]", true),
    flat("levels beyond the bound", "[".repeat(BYTES / 2) + "]".repeat(BYTES / 2), true),
    flat(
      "printed with indent",
      JSON.stringify(JSON.parse(`[${Array.from({ length: 8_500 }, (_, i) => device(i)).join()}]`), undefined, 2),
    ),
  ];
}
