import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filled, length, shortened, visibleLines, visibleText, wrapped } from "./visible-text.ts";

describe("visibleText", () => {
  it("writes out what a terminal, XML or the eye cannot take", () => {
    assert.equal(visibleText("a\u0000b\u001b[31m\u007f\u0085"), "a\\u{0}b\\u{1b}[31m\\u{7f}\\u{85}");
    assert.equal(visibleText("\ud800 \uffff \u2028 \u202e"), "\\u{d800} \\u{ffff} \\u{2028} \\u{202e}");
    assert.equal(visibleText("one\ntwo\tthree\r"), "one\\ntwo\\tthree\\r");
  });

  it("leaves letters of all scripts and symbols alone", () => {
    const text = 'Größe – 温度 🌡 <&"> → ✗';
    assert.equal(visibleText(text), text);
  });
});

describe("visibleLines", () => {
  it("keeps line breaks and indentation, and drops what is blank at the end", () => {
    assert.deepEqual(visibleLines("one\r\n\ttwo\n  three\u0007\n\n"), ["one", "  two", "  three\\u{7}"]);
  });
});

describe("wrapped", () => {
  it("breaks between words, and inside of words that are too long", () => {
    assert.deepEqual(wrapped("a rule of few words", 8), ["a rule", "of few", "words"]);
    assert.deepEqual(wrapped("a 0123456789abc b", 5), ["a", "01234", "56789", "abc b"]);
    assert.deepEqual(wrapped("", 5), [""]);
  });

  it("counts characters, not their halves", () => {
    assert.equal(length("🌡🌡"), 2);
    assert.deepEqual(wrapped("🌡🌡🌡", 2), ["🌡🌡", "🌡"]);
  });
});

describe("filled", () => {
  it("keeps parts whole and puts the separator only between them", () => {
    assert.deepEqual(filled(["one", "two", "a long part"], " · ", 9), ["one · two", "a long part"]);
  });
});

describe("shortened", () => {
  it("ends with an ellipsis only if something is left out", () => {
    assert.equal(shortened("12345", 5), "12345");
    assert.equal(shortened("123456", 5), "1234…");
    assert.equal(shortened("🌡🌡🌡", 2), "🌡…");
  });
});
