export { RestlessBroker } from "./restless-broker.ts";
export { Simulators } from "./simulators.ts";
