/** A name was to become part of a subject that it would break: a mistake of the caller. */
export class InvalidNameError extends Error {
  override readonly name = "InvalidNameError";

  constructor(role: string, found: string) {
    super(
      `${role} ${JSON.stringify(found)} cannot be part of a subject: it must not be empty nor hold '.', '*', '>', ` +
        "white space or control characters",
    );
  }
}
