// The gaps of a template: `{{1}}` or `{{name}}`, anywhere in its texts.
import type { ContentTypes, ContentValue } from "./content.ts";

/** A gap's name: digits, letters, `_`, `-`, `.`; blanks around it mean nothing. */
const gap = /\{\{\s*([\w.-]{1,64})\s*\}\}/g;

/** The names of all gaps of a template. */
export const gapsIn = (types: ContentTypes): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (value: ContentValue): void => {
    if (typeof value === "string") for (const [, name = ""] of value.matchAll(gap)) found.add(name);
    else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) visit(inner);
  };
  for (const fields of Object.values(types)) visit(fields);
  return found;
};

/** The text with its gaps filled. What fills a gap is not looked through again. */
export const filled = (text: string, fill: (name: string) => string): string =>
  text.replaceAll(gap, (_, name: string) => fill(name));
