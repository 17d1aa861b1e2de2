import { InvalidArgumentError } from "commander";
import { SERVICE_NAMES, type ServiceName } from "../../conformance/targets/index.ts";

/** Reads names of services, separated by commas. Throws commander's `InvalidArgumentError` for any other name. */
export function serviceNames(text: string): readonly ServiceName[] {
  return text.split(",").map((word) => {
    const known = SERVICE_NAMES.find((name) => name === word);
    if (known === undefined) {
      throw new InvalidArgumentError(`"${word}" is no service; name one or more of ${SERVICE_NAMES.join(", ")}.`);
    }
    return known;
  });
}
