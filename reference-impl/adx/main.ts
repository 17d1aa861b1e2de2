import process from "node:process";
import { runServiceProcess } from "../service/index.ts";
import { startAdx } from "./adx.ts";

await runServiceProcess("adx", startAdx, process, process.env);
