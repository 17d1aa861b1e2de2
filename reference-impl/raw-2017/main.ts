import process from "node:process";
import { runServiceProcess } from "../service/index.ts";
import { startRaw2017Cmx } from "./raw-2017-cmx.ts";

await runServiceProcess("cmx", startRaw2017Cmx, process, process.env);
