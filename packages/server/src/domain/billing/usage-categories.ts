// Twilio's categories of usage, as far as they are about messages. They form a tree: what is counted are its leaves, and a
// parent is the sum of what lies below it.
import type { UsageCategory, UsageSum } from "./usage.ts";

export interface Category {
  readonly name: string;
  readonly description: string;
  /** What `count` counts and what `usage` measures. */
  readonly countUnit: string;
  readonly usageUnit: string;
  readonly of: readonly UsageCategory[];
  /** All three figures are money: the total has no other. */
  readonly money: boolean;
}

/** Every category, in the order in which records are listed. */
export const usageCategories = (): readonly Category[] => all;

/** The category of this name, or null. */
export const usageCategory = (name: string): Category | null => byName.get(name) ?? null;

/** A category's figures out of the sums of its leaves; sums of other categories are passed over. */
export const figuresOf = ({ of, money }: Category, sums: readonly UsageSum[]) => {
  const mine = sums.filter(({ category }) => of.includes(category));
  const total = (figure: "count" | "usage" | "price"): number => mine.reduce((sum, row) => sum + row[figure], 0);
  const price = total("price");
  return money ? { count: price, usage: price, price } : { count: total("count"), usage: total("usage"), price };
};

const texts = { countUnit: "messages", usageUnit: "segments", money: false } as const;
const numbers = { countUnit: "numbers", usageUnit: "numbers", money: false } as const;
const lookups = { countUnit: "lookups", usageUnit: "lookups", money: false } as const;
const media = { countUnit: "media", usageUnit: "bytes", money: false } as const;
const pieces = { countUnit: "", usageUnit: "", money: false } as const;

type Line = readonly [name: string, description: string, of: readonly UsageCategory[]];

const messages = (channel: "sms" | "mms", name: string): readonly Line[] => {
  const inbound = [`${channel}-inbound-longcode`, `${channel}-inbound-shortcode`, `${channel}-inbound`] as const;
  const outbound = [`${channel}-outbound-longcode`, `${channel}-outbound-shortcode`, `${channel}-outbound`] as const;
  // What was counted before senders were told apart was sent from long codes: there were no others.
  return [
    [channel, name, [...inbound, ...outbound]],
    [`${channel}-inbound`, `Inbound ${name}`, inbound],
    [`${channel}-inbound-longcode`, `Inbound ${name} to long codes`, [inbound[0], inbound[2]]],
    [`${channel}-inbound-shortcode`, `Inbound ${name} to short codes`, [inbound[1]]],
    [`${channel}-outbound`, `Outbound ${name}`, outbound],
    [`${channel}-outbound-longcode`, `Outbound ${name} from long codes`, [outbound[0], outbound[2]]],
    [`${channel}-outbound-shortcode`, `Outbound ${name} from short codes`, [outbound[1]]],
    [`${channel}-messages-carrierfees`, `Carrier fees of ${name}`, [`${channel}-messages-carrierfees`]],
  ];
};

const rented: readonly UsageCategory[] = ["phonenumbers-local", "phonenumbers-mobile", "phonenumbers-tollfree"];
const codes: readonly UsageCategory[] = ["shortcodes-random", "shortcodes-vanity", "shortcodes-customerowned"];
const looked: readonly UsageCategory[] = ["carrier-lookups", "calleridlookups", "lookups"];

/** What Twilio sells besides and we do not: it is listed, because programs ask for it, and nothing is ever counted. */
const unsold: readonly Line[] = [
  ["sms-messages-features", "SMS features", []],
  ["sms-messages-features-senderid", "SMS sender IDs", []],
  ["sms-outbound-content-inspection", "SMS content inspection", []],
  ["shortcodes-mms-enablement", "Short codes enabled for MMS", []],
  ["shortcodes-mps", "Throughput of short codes", []],
  ["number-format-lookups", "Lookups of a number's format", []],
  ["verify-push", "Verifications by push", []],
  ["verify-totp", "Verifications by one-time password", []],
  ["authy-authentications", "Authentications", []],
  ["a2p-registration-fees", "Registration fees", []],
];

const listed = (lines: readonly Line[], units: Pick<Category, "countUnit" | "usageUnit" | "money">) =>
  lines.map(([name, description, of]): Category => ({ name, description, of, ...units }));

const sold: readonly Category[] = [
  ...listed(messages("sms", "SMS"), texts),
  ...listed(messages("mms", "MMS"), texts),
  ...listed([["mediastorage", "Stored media", ["mediastorage"]]], media),
  ...listed(
    [
      ["phonenumbers", "Phone numbers", rented],
      ["phonenumbers-local", "Local phone numbers", ["phonenumbers-local"]],
      ["phonenumbers-mobile", "Mobile phone numbers", ["phonenumbers-mobile"]],
      ["phonenumbers-tollfree", "Toll-free phone numbers", ["phonenumbers-tollfree"]],
      ["phonenumbers-setups", "Phone numbers set up", ["phonenumbers-setups"]],
      ["shortcodes", "Short codes", codes],
      ["shortcodes-random", "Random short codes", ["shortcodes-random"]],
      ["shortcodes-vanity", "Vanity short codes", ["shortcodes-vanity"]],
      ["shortcodes-customerowned", "Short codes of customers' own", ["shortcodes-customerowned"]],
    ],
    numbers,
  ),
  ...listed(
    [
      ["lookups", "Lookups", looked],
      ["carrier-lookups", "Lookups of line type and carrier", ["carrier-lookups"]],
      ["calleridlookups", "Lookups of a caller's name", ["calleridlookups"]],
    ],
    lookups,
  ),
];

const total: Category = {
  name: "totalprice",
  description: "Total price",
  countUnit: "usd",
  usageUnit: "usd",
  of: [...new Set(sold.flatMap(({ of }) => of))],
  money: true,
};

const all: readonly Category[] = [...sold, ...listed(unsold, pieces), total];
const byName: ReadonlyMap<string, Category> = new Map(all.map((category) => [category.name, category]));
