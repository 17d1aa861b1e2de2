export { type ClientTraffic, Recorder } from "./recorder.ts";
export { type Injection, type RecordedAnswer, recorderRoutes, type TargetState } from "./recorder-routes.ts";
