export { requirementsCommand } from "./requirements-command.ts";
