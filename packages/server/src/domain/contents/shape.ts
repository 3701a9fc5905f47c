// What each type of a template must have, and nothing else: fields that are not named here are kept
// as they came, because channels keep adding some.
import { Refusal } from "../refusal.ts";
import { storable } from "../storable.ts";
import { gapsIn } from "./gaps.ts";
import { contentTypes, type ContentFields, type ContentType, type ContentTypes, type ContentValue } from "./content.ts";

/** Most different gaps of one template (Twilio's limit). */
export const gapsMax = 100;

type FieldKind = "text" | "number" | "list";

const needed: Readonly<Record<ContentType, Readonly<Record<string, FieldKind>>>> = {
  "twilio/text": { body: "text" },
  "twilio/media": { media: "list" },
  "twilio/quick-reply": { body: "text", actions: "list" },
  "twilio/call-to-action": { body: "text", actions: "list" },
  "twilio/list-picker": { body: "text", button: "text", items: "list" },
  "twilio/card": { title: "text" },
  "twilio/carousel": { body: "text", cards: "list" },
  "twilio/catalog": { body: "text" },
  "twilio/location": { latitude: "number", longitude: "number" },
  "twilio/flows": { body: "text", button_text: "text", pages: "list" },
  "twilio/schedule": { id: "text", title: "text", time_slots: "text" },
  "whatsapp/card": { body: "text" },
  "whatsapp/authentication": { actions: "list" },
  "whatsapp/flows": { body: "text", button_text: "text", flow_id: "text" },
};

/** The types of a template as they are kept: names as the API writes them, every needed field there. */
export const typesFrom = (given: Readonly<Record<string, unknown>>): ContentTypes => {
  const found = Object.entries(given).flatMap(([name, fields]): readonly (readonly [ContentType, ContentFields])[] => {
    if (fields === null || fields === undefined) return [];
    const type = typeNamed(name);
    if (type === null) throw new Refusal(20400, `types has "${shown(name)}", which is not a type of content.`, "types");
    const value = valueOf(fields);
    if (!isFields(value)) throw new Refusal(20400, `types.${type} is not an object.`, "types");
    checkNeeded(type, value);
    return [[type, value]];
  });
  if (found.length === 0) throw new Refusal(20400, "types has no type of content.", "types");
  const types: ContentTypes = Object.fromEntries(found);
  if (gapsIn(types).size > gapsMax) throw new Refusal(92002, null, "types");
  return types;
};

/** What fills the gaps of a template that a message does not fill. */
export const variablesFrom = (given: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [storable(name), storable(value)]));

const checkNeeded = (type: ContentType, fields: ContentFields): void => {
  for (const [name, kind] of Object.entries(needed[type])) {
    const value = fields[name];
    const fits = kind === "list" ? Array.isArray(value) && value.length > 0 : fitsAs(kind, value);
    if (!fits) throw new Refusal(20400, `types.${type}.${name} must be a ${kind}.`, "types");
  }
};

/** A number may be a gap or a text of digits: the message decides. */
const fitsAs = (kind: "text" | "number", value: ContentValue | undefined): boolean =>
  (typeof value === "string" && value !== "") || (kind === "number" && typeof value === "number");

/** `twilio/quick-reply`; also as clients write names of their own: `twilioQuickReply`, `twilio_quick_reply`. */
const typeNamed = (name: string): ContentType | null => named.get(plain(name)) ?? null;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[/_-]/g, "");
const named: ReadonlyMap<string, ContentType> = new Map(contentTypes.map((type) => [plain(type), type]));

/** JSON as it is kept, its names in snake case. */
const valueOf = (given: unknown): ContentValue => {
  if (typeof given === "string") return storable(given);
  if (typeof given === "number" || typeof given === "boolean") return given;
  if (Array.isArray(given)) return given.map(valueOf);
  if (typeof given !== "object" || given === null) return null;
  const fields = Object.entries(given).map(([name, value]): [string, ContentValue] => [snake(name), valueOf(value)]);
  return Object.fromEntries(fields);
};

const snake = (name: string): string => storable(name).replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

const isFields = (value: ContentValue): value is ContentFields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a refusal repeats of the caller's text: enough to recognise it. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
