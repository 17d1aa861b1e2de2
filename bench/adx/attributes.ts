/** How large the attribute document of an application is, in bytes. */
export const DOCUMENT_BYTES = 10_000;

const METERS = 40;
const UNITS = ["kWh", "m3", "l"] as const;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"];

/** Of all times at which meters were read, only the last of each application is later than this; seconds. */
export const READ_BEFORE_S = 100_000_000;
const LAST_READ_S = 299_999_999;

const number = (value: number, digits: number): string => String(value).padStart(digits, "0");

/** A meter of an application. */
function meter(application: number, index: number) {
  return {
    id: `m${number(index, 2)}`,
    serial: `SN-${number(application, 4)}-${number(index * 7919, 6)}`,
    unit: UNITS[index % UNITS.length] ?? "kWh",
    line: `line ${(index % 4) + 1}`,
    readAtSeconds: index === METERS - 1 ? LAST_READ_S : READ_BEFORE_S - (METERS - index) * 900,
    limits: { minimum: 0, maximum: 4096.5, alarmAfterSeconds: 300 },
    tags: ["billing", index % 2 === 0 ? "indoor " : "outdoor"],
  };
}

/** The attributes of an application without what makes them as large as they have to be. */
function attributesWithoutRemarks(application: number) {
  return {
    location: {
      site: `site-${number(application, 4)}`,
      city: `Rotterdam ${number(application, 4)}`,
      country: "NL",
      coordinates: { latitude: 51.9244, longitude: 4.4777 },
      timeZone: "Europe/Amsterdam",
    },
    tariff: {
      name: "night-saver",
      currency: "EUR",
      rates: [
        { days: WEEKDAYS, fromHour: 6, untilHour: 22, centsPerUnit: 31.5 },
        { days: WEEKDAYS, fromHour: 22, untilHour: 6, centsPerUnit: 24.25 },
        { days: ["sat", "sun"], fromHour: 0, untilHour: 24, centsPerUnit: 22 },
      ],
    },
    alarms: { notify: ["operator", `owner-${number(application, 4)}`], voltage: { minimum: 207.5, maximum: 253 } },
    meters: Array.from({ length: METERS }, (_, index) => meter(application, index)),
  };
}

/** The attributes of an application: as JSON `DOCUMENT_BYTES` long, and different for each. */
export function applicationAttributes(application: number) {
  const attributes = attributesWithoutRemarks(application);
  const missing = DOCUMENT_BYTES - JSON.stringify({ ...attributes, remarks: "" }).length;
  return { ...attributes, remarks: "Checked at commissioning. ".repeat(DOCUMENT_BYTES).slice(0, missing) };
}

/** The attributes of its one version, which take precedence: a small document. */
export function appVersionAttributes(application: number) {
  return {
    firmware: { channel: "stable", version: "2.4.1", build: `b${number(application, 4)}` },
    reportingIntervalSeconds: 900,
  };
}

/** The name of an application; all are equally long. */
export const applicationNameOf = (application: number): string => `plant-${number(application, 4)}`;

/** The name of its one version. */
export const appVersionNameOf = (application: number): string => `${applicationNameOf(application)}-v1`;
