export { clientDataVectors } from "./client-data.ts";
export { extensionDataVectors } from "./extension-data.ts";
