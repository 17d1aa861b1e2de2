import { RestError } from "../control/index.ts";

/** How long the name of an application or appversion may be, in characters. */
export const NAME_LENGTH_MAX = 256;

const NAME = /^[a-z0-9_-]+$/;
const NAME_SUFFIX = /^[a-z0-9]+$/;

/** Returns `name` if it can name an application. Throws a 400 `RestError` that begins with `where` otherwise. */
export function assertedApplicationName(name: string, where: string): string {
  if (!NAME.test(name) || name.length > NAME_LENGTH_MAX) {
    throw new RestError(400, `${where}: "${name}" cannot name an application; use 1 to 256 of a-z 0-9 - _`);
  }
  return name;
}

/** The full name of an appversion, `<application>-<suffix>`. Throws a 400 `RestError` for a suffix that cannot be one. */
export function appVersionNameOf(applicationName: string, nameSuffix: string): string {
  const name = `${applicationName}-${nameSuffix}`;
  if (!NAME_SUFFIX.test(nameSuffix) || name.length > NAME_LENGTH_MAX) {
    throw new RestError(
      400,
      `/nameSuffix is "${nameSuffix}"; use letters a-z and digits, so that "${name}" has at most 256 characters`,
    );
  }
  return name;
}

/**
 * Returns `name` if it can be the full name of an appversion of the application. Throws a 400 `RestError` that begins
 * with `where` otherwise.
 */
export function assertedAppVersionName(name: string, applicationName: string, where: string): string {
  const fits = name.startsWith(`${applicationName}-`) && name.length > applicationName.length + 1;
  if (!fits || !NAME.test(name) || name.length > NAME_LENGTH_MAX) {
    const wanted = `use "${applicationName}-" and a suffix of a-z 0-9 - _, at most 256 characters`;
    throw new RestError(400, `${where}: "${name}" cannot name an appversion of "${applicationName}"; ${wanted}`);
  }
  return name;
}
