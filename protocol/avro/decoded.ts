/** What came of reading bytes or text: the value, or what is wrong with it in one line. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };
