import process from "node:process";
import { runServiceProcess } from "../service/index.ts";
import { startCex } from "./cex.ts";

await runServiceProcess("cex", startCex, process, process.env);
