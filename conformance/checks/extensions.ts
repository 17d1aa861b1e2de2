import { clientDataSubject } from "../../protocol/esp/index.ts";
import type { CheckContext } from "./check.ts";
import type { TracedMessage } from "./trace.ts";

/** Names of the instances of extension services that a world has a place for. No simulator speaks in them. */
export function extensionNames({ instances }: Pick<CheckContext, "instances">): readonly string[] {
  return [instances.cmx, instances.adx, instances.otherAdx, instances.cex];
}

/** Names of the instances that are judged. What an example starts by itself is judged by the example. */
export function judgedExtensions({ instances, services }: CheckContext): readonly string[] {
  return services.map((name) => instances[name]);
}

/** Where the instances with these names take what comes from clients. */
export function clientDataSubjects(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(clientDataSubject));
}

/** Whether it is an event in the name of a service that can be judged: then no simulator has made it. */
export function isInNameOfExtension({ subject }: TracedMessage, context: CheckContext): boolean {
  return subject?.kind === "event" && extensionNames(context).includes(subject.originatorServiceInstanceName);
}
