export { type AnnouncingParts, CatchingUpAnnouncer } from "./catching-up-announcer.ts";
