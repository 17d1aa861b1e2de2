import { defineParameterType } from "@cucumber/cucumber";

/** A JSON value, kept as the feature spells it. */
defineParameterType({ name: "json", regexp: /.+/, transformer: (text: string) => text, useForSnippets: false });

/** How an endpoint is connected. */
defineParameterType({
  name: "transport",
  regexp: /MQTT|HTTP/,
  transformer: (text: string) => (text === "HTTP" ? "http" : "mqtt"),
});

/** Bytes in hexadecimal, separated by blanks. */
defineParameterType({
  name: "bytes",
  regexp: /[0-9a-f]{2}(?: [0-9a-f]{2})*/,
  transformer: (text: string) => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex")),
});

/** A resource path of an extension. */
defineParameterType({ name: "resourcePath", regexp: /\/\S.*/, transformer: (text: string) => text });

/** A path to an attribute, as the endpoint writes it. */
defineParameterType({ name: "path", regexp: /\S.*/, transformer: (text: string) => text, useForSnippets: false });

/** What can be wrong with a token, in words. */
defineParameterType({
  name: "flaw",
  regexp: /has .+|is .+|was .+|never .+/,
  transformer: (text: string) => text,
  useForSnippets: false,
});

/** How Tekton fails to tell what it is asked, in words. */
defineParameterType({
  name: "failure",
  regexp: /with .+|by .+|after .+/,
  transformer: (text: string) => text,
  useForSnippets: false,
});

/** A media type. */
defineParameterType({ name: "contentType", regexp: /[a-z]+\/[a-z-]+/, transformer: (text: string) => text });

/** Who calls CEX: "they" were introduced with what they may do, and "somebody" may do everything. */
defineParameterType({
  name: "caller",
  regexp: /they|somebody/,
  transformer: (text: string) => text,
  useForSnippets: false,
});

/** One of the endpoints of an example, as its place among them. */
defineParameterType({
  name: "endpoint",
  regexp: /the (?:other |third )?endpoint/,
  transformer: (text: string) => ["the endpoint", "the other endpoint", "the third endpoint"].indexOf(text),
  useForSnippets: false,
});
