import { applicationAttributes, appVersionAttributes, READ_BEFORE_S } from "./attributes.ts";

/** What endpoints ask. */
export interface Query {
  /** A GJSON path. */
  readonly path: string;
  /** What stands there in the attributes of an application, found without GJSON. */
  readonly answer: (application: number) => unknown;
}

/** What endpoints ask for again and again: the last in the attributes of the version, the others in the application's. */
export const USUAL_QUERIES: readonly Query[] = [
  { path: "location.city", answer: (application) => applicationAttributes(application).location.city },
  { path: "location.coordinates", answer: (application) => applicationAttributes(application).location.coordinates },
  {
    path: "tariff.rates.1.centsPerUnit",
    answer: (application) => applicationAttributes(application).tariff.rates[1]?.centsPerUnit,
  },
  { path: "alarms", answer: (application) => applicationAttributes(application).alarms },
  { path: "meters.#", answer: (application) => applicationAttributes(application).meters.length },
  {
    path: 'meters.#(id=="m27").serial',
    answer: (application) => applicationAttributes(application).meters.find(({ id }) => id === "m27")?.serial,
  },
  {
    path: 'meters.#(unit=="m3")#.serial',
    answer: (application) =>
      applicationAttributes(application)
        .meters.filter(({ unit }) => unit === "m3")
        .map(({ serial }) => serial),
  },
  { path: "firmware", answer: (application) => appVersionAttributes(application).firmware },
];

/** Where the number stands that makes a path one that nobody has asked for before: so many digits. */
export const NEW_PATH_DIGITS = "00000000";

/** A query of which there are as many as `NEW_PATH_DIGITS` has values; it reads the whole document and always finds the last meter. */
export const NEW_QUERY: Query = {
  path: `meters.#(readAtSeconds>=1${NEW_PATH_DIGITS}).serial`,
  answer: (application) =>
    applicationAttributes(application).meters.find(({ readAtSeconds }) => readAtSeconds >= READ_BEFORE_S)?.serial,
};
