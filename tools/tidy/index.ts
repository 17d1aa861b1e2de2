export { checkTidiness, type Tidiness } from "./check-tidiness.ts";
export type { Finding } from "./finding.ts";
