export { proveCommand } from "./prove-command.ts";
