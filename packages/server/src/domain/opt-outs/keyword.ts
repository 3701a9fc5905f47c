// What a text from a phone means for the list of those who want nothing: which keyword it is, what it
// changes, and what is answered. Pure, so that every rule of it can be tried by itself.
import type { SenderType } from "../billing/tariff.ts";
import { fold } from "./fold.ts";
import type { OptOutType } from "./opt-out.ts";
import { keywordLengthMax, type GroupSettings, type OptOutSettings, type RuleSettings } from "./settings.ts";
import { languageOf, networkPrefix, texts, type Language, type Texts } from "./texts.ts";

export interface KeywordFacts {
  readonly body: string;
  /** The type of the number that was texted. */
  readonly senderType: SenderType;
  /** Whether that number is in a messaging service. */
  readonly inService: boolean;
  /** What the service says for itself; null: the usual. */
  readonly settings: OptOutSettings | null;
  /** The country of the phone. */
  readonly country: string;
  /** Whether the phone is on the list now. */
  readonly isOut: boolean;
}

/** What is done about it. */
export interface KeywordEffect {
  readonly type: OptOutType;
  readonly list: "keep" | "lift" | "as it is";
  /** What is answered, free of charge; null: nothing. */
  readonly reply: string | null;
}

/** Whether it is worth while to look anything up: keywords are single words. */
export const mayBeKeyword = (body: string): boolean => {
  const word = fold(body);
  return word !== "" && word.length <= keywordLengthMax && !/\s/u.test(word);
};

/** The effect of a text; null when it is a text like any other. */
export const keywordEffect = (facts: KeywordFacts): KeywordEffect | null => {
  // A short code's keywords are its owner's to answer, unless a service does it for them.
  if (facts.senderType === "shortcode" && !facts.inService) return null;
  return facts.senderType === "toll-free" ? tollFreeEffect(facts) : usualEffect(facts);
};

/** Toll-free networks block by themselves: only STOP leaves, only START and UNSTOP return, and the blocked get no help. */
const tollFreeEffect = (facts: KeywordFacts): KeywordEffect | null => {
  const word = fold(facts.body);
  const { isOut } = facts;
  const rules = rulesFor({ ...facts, settings: null });
  if (word === "STOP") return stop(isOut, networkPrefix + rules.stop.reply);
  if (word === "START" || word === "UNSTOP") return start(networkPrefix + rules.start.reply);
  if (!rules.help.keywords.has(word)) return null;
  return { type: "HELP", list: "as it is", reply: isOut ? null : rules.help.reply };
};

const usualEffect = (facts: KeywordFacts): KeywordEffect | null => {
  const word = fold(facts.body);
  const { isOut } = facts;
  const rules = rulesFor(facts);
  if (rules.stop.keywords.has(word)) return stop(isOut, rules.stop.reply);
  // To somebody who has not left, "yes" is the answer to a question.
  if (word === "YES" && !isOut) return null;
  if (rules.start.keywords.has(word)) return start(rules.start.reply);
  return rules.help.keywords.has(word) ? { type: "HELP", list: "as it is", reply: rules.help.reply } : null;
};

/** Who has left already is not told again: two machines that stop each other would never end. */
const stop = (isOut: boolean, reply: string): KeywordEffect => ({
  type: "STOP",
  list: isOut ? "as it is" : "keep",
  reply: isOut ? null : reply,
});

const start = (reply: string): KeywordEffect => ({ type: "START", list: "lift", reply });

interface Group {
  readonly keywords: ReadonlySet<string>;
  readonly reply: string;
}

interface Rules {
  readonly stop: Group;
  readonly start: Group;
  readonly help: Group;
}

/** The rules of a country in a service, else of the service, else the usual ones of the country's language. */
const rulesFor = ({ settings, country }: Pick<KeywordFacts, "settings" | "country">): Rules => {
  const own = settings?.countries.find((one) => one.country === country) ?? null;
  const language = own?.language ?? settings?.language ?? languageOf(country);
  const group = (name: keyof Texts): Group => ({
    keywords: new Set([
      essential[name],
      ...(said(own, settings, name, "keywords") ?? usualKeywords(name, language)).map(fold),
    ]),
    reply: said(own, settings, name, "reply") ?? texts[language][name].reply,
  });
  return { stop: group("stop"), start: group("start"), help: group("help") };
};

const said = <Field extends keyof GroupSettings>(
  own: RuleSettings | null,
  settings: RuleSettings | null,
  name: keyof Texts,
  field: Field,
): GroupSettings[Field] | null => own?.[name][field] ?? settings?.[name][field] ?? null;

/** Nobody may take these away. */
const essential = { stop: "STOP", start: "START", help: "HELP" } as const;

const usualKeywords = (name: keyof Texts, language: Language): readonly string[] => [
  ...texts.en[name].keywords,
  ...(language === "en" ? [] : texts[language][name].keywords),
];
