// What a messaging service may say for itself about opt-out: its own keywords and answers, in its own
// language, and others for single countries. STOP, START and HELP always work, whatever it says.
import { fold } from "./fold.ts";
import type { Language } from "./texts.ts";
import { optOutTypes, type OptOutType } from "./opt-out.ts";

/** One of the three groups; null is "the usual". */
export interface GroupSettings {
  readonly keywords: readonly string[] | null;
  readonly reply: string | null;
}

/** The rules of a service, or of one country in it. */
export interface RuleSettings {
  readonly language: Language | null;
  readonly stop: GroupSettings;
  readonly start: GroupSettings;
  readonly help: GroupSettings;
}

export interface CountrySettings extends RuleSettings {
  /** ISO 3166, two capital letters. */
  readonly country: string;
}

export interface OptOutSettings extends RuleSettings {
  readonly countries: readonly CountrySettings[];
}

/** Most keywords of one group, and longest one, in characters. */
export const keywordsMax = 50;
export const keywordLengthMax = 30;
/** Longest answer, in UTF-16 units: three segments of plain text, because nobody pays for it but us. */
export const replyMax = 459;
/** Most countries with rules of their own: all that there are. */
const countriesMax = 250;

/** Something that cannot be kept, and the parameter that it came in. */
export interface SettingsProblem {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with settings, or null. */
export const settingsProblem = (settings: OptOutSettings): SettingsProblem | null => {
  const problem = rulesProblem(settings);
  if (problem !== null) return problem;
  const { countries } = settings;
  if (countries.length > countriesMax) return wrongCountries(`There are ${countriesMax} countries at most.`);
  const seen = new Set<string>();
  for (const { country, ...rules } of countries) {
    if (!/^[A-Z]{2}$/.test(country)) return wrongCountries("A country is two capital letters of ISO 3166.");
    if (seen.has(country)) return wrongCountries(`${country} comes twice.`);
    seen.add(country);
    const wrong = rulesProblem(rules);
    if (wrong !== null) return wrongCountries(`${country}: ${wrong.message}`);
  }
  return null;
};

const wrongCountries = (message: string): SettingsProblem => ({ field: "Countries", message });

const rulesProblem = (rules: RuleSettings): SettingsProblem | null => {
  // Nobody may give a word of one group to another, least of all the three that always work.
  const owner = new Map<string, OptOutType>(optOutTypes.map((type) => [type, type]));
  const groups = [
    ["STOP", "Stop", rules.stop],
    ["START", "Start", rules.start],
    ["HELP", "Help", rules.help],
  ] as const;
  for (const [type, name, { keywords, reply }] of groups) {
    if (reply !== null && (reply === "" || reply.length > replyMax)) {
      return { field: `${name}Reply`, message: `An answer has 1 to ${replyMax} characters.` };
    }
    const field = `${name}Keywords`;
    if ((keywords ?? []).length > keywordsMax)
      return { field, message: `A group has ${keywordsMax} keywords at most.` };
    for (const keyword of keywords ?? []) {
      const word = fold(keyword);
      if (word === "" || /\s/u.test(word) || word.length > keywordLengthMax) {
        return { field, message: `A keyword is one word of 1 to ${keywordLengthMax} characters.` };
      }
      if ((owner.get(word) ?? type) !== type) return { field, message: `${word} is a keyword of another group.` };
      owner.set(word, type);
    }
  }
  return null;
};

const noGroup: GroupSettings = { keywords: null, reply: null };

/** A service that says nothing for itself. */
export const noSettings: OptOutSettings = {
  language: null,
  stop: noGroup,
  start: noGroup,
  help: noGroup,
  countries: [],
};
