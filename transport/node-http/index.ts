export { nodeHttp, type NodeHttpOptions } from "./node-http.ts";
