export { expiresAtMs } from "./expiry.ts";
export { InvalidNameError } from "./invalid-name-error.ts";
export { answerSubject, eventSubject, parseSubject, replicaSubject, type Subject, serviceSubject } from "./subject.ts";
