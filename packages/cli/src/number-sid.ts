// The account's numbers by what people call them.
import type { Pennywire } from "@pennywire/sdk";
import { CliError } from "./failure.ts";

/** The SID of a number of the account; it is given by itself or by its SID. */
export const findNumberSid = async (client: Pennywire, number: string): Promise<string> => {
  if (/^PN[0-9a-f]{32}$/iu.test(number)) return number;
  const phoneNumber = `+${number.replaceAll(/\D/gu, "")}`;
  for await (const found of client.numbers.list({ phoneNumber })) {
    if (found.phoneNumber === phoneNumber) return found.sid;
  }
  throw new CliError(`${number} is not a number of this account.`, {
    next: ["See the account's numbers: pennywire numbers list"],
  });
};
