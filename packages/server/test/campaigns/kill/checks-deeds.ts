// The promises about what is no message: numbers, lookups and recipients who left, and the money of all of it.
import { z } from "zod";
import { proratedRent } from "../../../src/domain/billing/rent.ts";
import type { Client, WireMessage } from "../client.ts";
import { ourNumber, type Places } from "./places.ts";
import type { Deed, Records } from "./records.ts";

/** What a month of an American number and one line type cost, in micros. */
const monthlyRent = 1_150_000;
const lookupPrice = 8_000;

const boughtNumber = z.object({ sid: z.string(), phone_number: z.string(), date_created: z.string() });
const numberPage = z.object({
  incoming_phone_numbers: z.array(z.object({ sid: z.string(), phone_number: z.string(), friendly_name: z.string() })),
});
const optOutPage = z.object({
  opt_outs: z.array(z.object({ phone_number: z.string(), source: z.string() })),
  meta: z.object({ next_page_url: z.string().nullable() }),
});

const ofKind = ({ deeds }: Records, kind: Deed["kind"]): readonly (Deed & { readonly acknowledged: string })[] =>
  [...deeds.values()].filter(
    (deed): deed is Deed & { acknowledged: string } => deed.kind === kind && deed.acknowledged !== null,
  );

/** Every number that was bought is there until it is given back, once, and no number is there twice. */
export const checkNumbers = async (client: Client, records: Records): Promise<readonly string[]> => {
  const reply = await client.call("GET", client.path("/IncomingPhoneNumbers.json?PageSize=1000"));
  const { incoming_phone_numbers: numbers } = numberPage.parse(JSON.parse(reply.text));
  const problems: string[] = [];
  const bySid = new Map(numbers.map((number) => [number.sid, number]));
  const names = numbers.map(({ friendly_name: name }) => name).filter((name) => records.deeds.has(name));
  if (new Set(names).size !== names.length) problems.push("one key bought two numbers");
  const bought = ofKind(records, "purchase").map((deed) => ({
    deed,
    number: boughtNumber.parse(JSON.parse(deed.acknowledged)),
  }));
  if (new Set(bought.map(({ number }) => number.sid)).size !== bought.length)
    problems.push("one number was bought under two keys");
  for (const { deed, number } of bought) {
    const { sid, phone_number: phoneNumber } = number;
    const found = bySid.get(sid);
    if (deed.release === "none" && found === undefined) problems.push(`${phoneNumber} was bought and is lost`);
    if (deed.release === "done" && found !== undefined) problems.push(`${phoneNumber} was given back and is there`);
  }
  return problems;
};

/** What the purchases and lookups cost, in micros. */
export const spentOnDeeds = (records: Records, places: Places): number => {
  const bought = [...places.bought, ...ofKind(records, "purchase").map(({ acknowledged }) => acknowledged)];
  const rents = bought.map((answer) => {
    const { date_created: date } = boughtNumber.parse(JSON.parse(answer));
    return proratedRent(monthlyRent, Date.parse(date));
  });
  return rents.reduce((sum, rent) => sum + rent, 0) + ofKind(records, "lookup").length * lookupPrice;
};

/** Who left is on the list, once, and was told so once; a message to them is refused. */
export const checkOptOuts = async (
  client: Client,
  records: Records,
  messages: readonly WireMessage[],
): Promise<readonly string[]> => {
  const listed = await listOptOuts(client);
  const problems: string[] = [];
  const asked = ofKind(records, "opt-out").map(
    ({ acknowledged }) => z.object({ phone_number: z.string() }).parse(JSON.parse(acknowledged)).phone_number,
  );
  for (const phone of asked)
    if (listed.get(phone) !== 1) problems.push(`${phone} was taken off and is on it ${listed.get(phone) ?? 0} times`);
  for (const { phone, acknowledged } of records.stopped) {
    const arrived = messages.filter(({ from, body }) => from === phone && body === "STOP").length;
    const told = messages.filter(({ to }) => to === phone).length;
    const times = listed.get(phone) ?? 0;
    if (acknowledged && arrived === 0) problems.push(`STOP of ${phone} never arrived`);
    if (arrived > 1 || told !== arrived || times !== arrived) {
      problems.push(
        `STOP of ${phone} arrived ${arrived} times, was answered ${told} times, and is listed ${times} times`,
      );
    }
  }
  const left = records.stopped.find(({ phone }) => listed.has(phone));
  if (left !== undefined) {
    const form = { To: left.phone, From: ourNumber, Body: "after all" };
    const reply = await client.call("POST", client.path("/Messages.json"), form);
    if (reply.status !== 400 || !reply.text.includes("21610"))
      problems.push(`${left.phone} left and is sent to: ${reply.text}`);
  }
  return problems;
};

const listOptOuts = async (client: Client): Promise<ReadonlyMap<string, number>> => {
  const times = new Map<string, number>();
  let next: string | null = "/v1/OptOuts?PageSize=1000";
  while (next !== null) {
    const reply = await client.call("GET", next);
    const page: z.infer<typeof optOutPage> = optOutPage.parse(JSON.parse(reply.text));
    for (const { phone_number: phone } of page.opt_outs) times.set(phone, (times.get(phone) ?? 0) + 1);
    const url: string | null = page.meta.next_page_url;
    next = url === null ? null : new URL(url).pathname + new URL(url).search;
  }
  return times;
};
