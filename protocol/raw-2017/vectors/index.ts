export { configurationMessageVectors, wrongConfigurationMessages } from "./configuration-message.ts";
export { configurationRequestVectors, wrongConfigurationRequests } from "./configuration-request.ts";
export {
  configurationResponseVectors,
  responseWithoutContentType,
  wrongConfigurationResponses,
} from "./configuration-response.ts";
export { confirmationVectors, wrongConfirmations } from "./confirmation.ts";
export { newAvailableEventVectors, wrongNewAvailableEvents } from "./new-available-event.ts";
export { updatedEventVectors, wrongUpdatedEvents } from "./updated-event.ts";
