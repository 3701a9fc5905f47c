// pennywire lookup: what is known of a number.
import type { Lookup } from "@pennywire/sdk";
import { collect, examples, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { CliError } from "../failure.ts";
import { nothing } from "../format.ts";
import { printDetails, type Detail } from "../table.ts";

export interface LookupOptions {
  readonly country?: string | undefined;
  readonly field?: readonly string[] | undefined;
}

export const defineLookup: Define = (command, open) => {
  command
    .argument("<number>", "the number, such as +14157012311; or as its own country writes it, with --country")
    .option("--country <code>", "the country of a number without its code, such as US")
    .option("--field <name>", "also tell this, which costs money; may be given several times", collect)
    .addHelpText(
      "after",
      `${examples(
        "pennywire lookup +14157012311",
        'pennywire lookup "(415) 701-2311" --country US',
        "pennywire lookup +14157012311 --field line_type_intelligence --field caller_name",
      )}

Fields: ${fields.join(", ")}.`,
    )
    .action(async (number: string, options: LookupOptions) => runLookup(open(command), number, options));
};

/** Shows whether there can be such a number, and what was asked for. */
const runLookup = async ({ io, client }: Context, number: string, options: LookupOptions): Promise<void> => {
  const found = await (
    await client()
  ).lookup.get(number, { countryCode: options.country?.toUpperCase(), fields: options.field?.join(",") });
  if (io.json) io.printJson(found);
  else printDetails(io, [...basics(found), ...asked(found)]);
  if (!found.valid) {
    throw new CliError(`${number} is not a number that anybody can have.`, {
      why: found.validationErrors.join(", "),
      next: ["Write numbers with a plus sign and the country code, or give --country."],
    });
  }
};

const fields = [
  "caller_name",
  "line_type_intelligence",
  "line_status",
  "sim_swap",
  "call_forwarding",
  "identity_match",
  "reassigned_number",
  "sms_pumping_risk",
  "phone_number_quality_score",
  "pre_fill",
];

const basics = (found: Lookup): readonly Detail[] => [
  { name: "number", text: found.phoneNumber },
  { name: "valid", text: found.valid ? "yes" : "no", raw: String(found.valid) },
  { name: "country", text: found.countryCode ?? nothing, raw: found.countryCode ?? "" },
  { name: "at home", text: found.nationalFormat ?? nothing, raw: found.nationalFormat ?? "" },
];

// Each field that was asked for is an object; what it tells stands line by line.
const asked = (found: Lookup): readonly Detail[] =>
  Object.entries(found).flatMap(([, answer]: readonly [string, unknown]) =>
    typeof answer === "object" && answer !== null && !Array.isArray(answer) ? linesOf(answer) : [],
  );

const linesOf = (answer: object): readonly Detail[] =>
  Object.entries(answer)
    .filter(([name, value]: readonly [string, unknown]) => !(name.startsWith("error") && value === null))
    .flatMap(([name, value]: readonly [string, unknown]) => {
      if (value instanceof Date) return [{ name: words(name), text: value.toISOString() }];
      if (typeof value === "object" && value !== null) return linesOf(value);
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return [{ name: words(name), text: value === null ? nothing : text, raw: value === null ? "" : text }];
    });

const words = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
