export { onceIn, oneOf, some } from "./one-of.ts";
