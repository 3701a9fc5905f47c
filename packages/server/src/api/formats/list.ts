// Telling a list from a single thing, in a body of the 2010 API: a list has one array among the numbers of its page.
import type { Json, JsonObject } from "@pennywire/contract";

export interface ListBody {
  /** The name of the array: `messages`. */
  readonly key: string;
  readonly items: readonly Json[];
  /** Page, size and links. */
  readonly page: readonly (readonly [string, Json])[];
}

/** The list in a body; null when it is a single thing. */
export const listIn = (body: JsonObject): ListBody | null => {
  if (!("first_page_uri" in body)) return null;
  const entries = Object.entries(body);
  const list = entries.find((entry): entry is [string, readonly Json[]] => Array.isArray(entry[1]));
  if (list === undefined) return null;
  const [key, items] = list;
  return { key, items, page: entries.filter(([name]) => name !== key) };
};
