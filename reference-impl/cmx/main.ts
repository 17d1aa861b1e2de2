import process from "node:process";
import { runServiceProcess } from "../service/index.ts";
import { startCmx } from "./cmx.ts";

await runServiceProcess("cmx", startCmx, process, process.env);
