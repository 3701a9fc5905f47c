// What can be said of a message besides who, what and when: kept with it as it was given, and heeded
// where it means something here. Most messages have none.
import { parseE164 } from "../numbers/phone-number.ts";
import { Refusal } from "../refusal.ts";

/** Most labels of a message, and the longest name or value of one, in characters. */
const tags = { max: 10, unitsMax: 128 } as const;
/** Most actions of a message, and the longest, in characters. */
const actions = { max: 10, unitsMax: 1_000 } as const;

/** Only what was given is there. */
export interface MessageOptions {
  /** `discard`: the text is emptied right after the hand-over. */
  readonly contentRetention?: "retain" | "discard";
  /** `obfuscate`: answers hide the recipient's last digits once the sending is over. */
  readonly addressRetention?: "retain" | "obfuscate";
  readonly smartEncoded?: boolean;
  readonly shortenUrls?: boolean;
  readonly sendAsMms?: boolean;
  readonly provideFeedback?: boolean;
  readonly forceDelivery?: boolean;
  readonly attempt?: number;
  readonly trafficType?: "free";
  readonly riskCheck?: "enable" | "disable";
  readonly fallbackFrom?: string;
  readonly messageIntent?: string;
  readonly persistentAction?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly contentSid?: string;
  readonly applicationSid?: string;
}

/** Checks what is more than a word or a number. */
export const checkOptions = (
  options: MessageOptions,
  senders: { readonly from: string | null; readonly serviceSid: string | null },
): void => {
  const { fallbackFrom, persistentAction } = options;
  if (fallbackFrom !== undefined) checkFallback(fallbackFrom, senders);
  if (persistentAction !== undefined && !persistentAction.every(isAction)) {
    throw new Refusal(
      21658,
      `PersistentAction is a kind, a colon and what it is about, such as geo:37.78,-122.40.`,
      "PersistentAction",
    );
  }
  if (persistentAction !== undefined && persistentAction.length > actions.max) {
    throw new Refusal(21658, `A message has ${actions.max} PersistentAction at most.`, "PersistentAction");
  }
};

/** Tags come as the text of a JSON object. */
export const tagsOf = (text: string): Readonly<Record<string, string>> => {
  const wrong = new Refusal(21658, `Tags is the text of a JSON object of strings: ${tags.max} at most.`, "Tags");
  const entries = entriesIn(text);
  if (entries === null || entries.length > tags.max) throw wrong;
  const checked = entries.map(([name, value]): readonly [string, string] => {
    if (typeof value !== "string" || value.length > tags.unitsMax || name.length > tags.unitsMax) throw wrong;
    return [name, value];
  });
  return Object.fromEntries(checked);
};

const checkFallback = (
  fallback: string,
  { from, serviceSid }: { readonly from: string | null; readonly serviceSid: string | null },
): void => {
  if (parseE164(fallback) === null) throw new Refusal(21665, null, "FallbackFrom");
  if (from !== null) throw new Refusal(21664, null, "FallbackFrom");
  if (serviceSid === null) throw new Refusal(21666, null, "FallbackFrom");
};

const isAction = (text: string): boolean => text.length <= actions.unitsMax && /^[a-z]+:./i.test(text);

const entriesIn = (text: string): readonly (readonly [string, unknown])[] | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  } catch {
    return null;
  }
};
