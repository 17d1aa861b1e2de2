import { en, Faker } from "@faker-js/faker";
import type { SampleEndpoint } from "./box-facts.ts";

/** A believable endpoint, the same for the same seed. */
export function sampleEndpoint(seed: number): SampleEndpoint {
  const faker = new Faker({ locale: en, seed });
  const configuration = {
    room: faker.helpers.arrayElement(["kitchen", "cellar", "greenhouse", "workshop"]),
    targetTemperature: faker.number.float({ min: 17, max: 23, fractionDigits: 1 }),
    reportIntervalSeconds: faker.helpers.arrayElement([15, 60, 300]),
    wifi: { ssid: `${faker.word.adjective()}-${faker.word.noun()}`, security: "WPA2_PSK" },
  };
  return {
    appVersionName: "thermostat-v1",
    endpointId: faker.string.uuid(),
    endpointToken: `demo${faker.string.alphanumeric({ length: 8, casing: "lower" })}`,
    configuration: JSON.stringify(configuration),
  };
}
