// Parameters that set something: what was not given stays as it is.

/** The fields that have a value; null, like absent, is not given. An empty text is a value: it clears. */
export const given = <T extends object>(fields: { readonly [K in keyof T]?: T[K] | null | undefined }): Partial<T> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is absent is left out, and the rest has the types of T
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as Partial<T>;

/** A text that says something; null when it is absent or empty. */
export const textOrNull = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === "" ? null : text;
