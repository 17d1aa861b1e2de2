export { attributeQueryVectors, looselySpelledAttributeQueries, wrongAttributeQueries } from "./attribute-query.ts";
