// The names that answers have outside JSON: `num_segments` is NumSegments, and one of `messages` is a Message.

/** A field or a list as XML and CSV name it. What is no name in XML becomes one. */
export const pascalOf = (name: string): string => {
  const words = name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const joined = words.join("").replaceAll(/[^\w.-]/g, "-");
  return /^[A-Za-z]/.test(joined) ? joined : `Field${joined}`;
};

/** One of several: `usage_records` → UsageRecord, `media_list` → Media, `countries` → Country. */
export const singularOf = (list: string): string => {
  const name = pascalOf(list);
  if (name.endsWith("List")) return name.slice(0, -"List".length);
  if (name.endsWith("ies")) return `${name.slice(0, -"ies".length)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(name)) return name.slice(0, -"es".length);
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : name;
};

/** Segments that say which of a kind are meant, and are no kind themselves. */
const kinds: ReadonlySet<string> = new Set(["Local", "Mobile", "TollFree", "National"]);

/** What a route answers with, by its path: `/Accounts/{AccountSid}/Messages/{Sid}` → Message. */
export const nounOf = (path: string): string => {
  const words = path.split("/").filter((segment) => segment !== "" && !segment.startsWith("{") && !kinds.has(segment));
  return singularOf(words.at(-1) ?? "Answer");
};
