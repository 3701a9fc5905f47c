// What the first server of a kill campaign is given before the load begins: webhooks, a messaging service, a subaccount.
import { z } from "zod";
import { createClient, firstCredentials, type Client, type Form } from "../client.ts";

/** Where the load has its effects. */
export interface Places {
  /** The receiver, without a slash behind it. */
  readonly receiver: string;
  readonly service: string;
  /** The paths of the account and of its subaccount. */
  readonly main: string;
  readonly branch: string;
  /** A number of the subaccount. */
  readonly branchNumber: string;
  /** Answers to the purchases of the two numbers that this took. */
  readonly bought: readonly string[];
}

export const ourNumber = "+14155550100";

const withSid = z.object({ sid: z.string() });
const number = withSid.extend({ phone_number: z.string() });

/** A webhook on the number that phones text to, a service with a number of its own, a subaccount with one. */
export const prepare = async (baseUrl: string, receiver: string): Promise<Places> => {
  const client = createClient(baseUrl, firstCredentials, 1);
  const main = client.path("");
  await hear(client, receiver);
  const service = withSid.parse(await made(client, "/v1/Services", { FriendlyName: "Kill" })).sid;
  const pooled = await made(client, `${main}/IncomingPhoneNumbers.json`, { AreaCode: "212" });
  await made(client, `/v1/Services/${service}/PhoneNumbers`, { PhoneNumberSid: number.parse(pooled).sid });
  const { sid } = withSid.parse(await made(client, "/2010-04-01/Accounts.json", { FriendlyName: "Branch" }));
  const branch = `/2010-04-01/Accounts/${sid}`;
  const owned = await made(client, `${branch}/IncomingPhoneNumbers.json`, { AreaCode: "312" });
  await client.close();
  const bought = [pooled, owned].map((answer) => JSON.stringify(answer));
  return { receiver, service, main, branch, branchNumber: number.parse(owned).phone_number, bought };
};

const hear = async (client: Client, receiver: string): Promise<void> => {
  const list = client.path(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(ourNumber)}`);
  const found = z
    .object({ incoming_phone_numbers: z.array(withSid) })
    .parse(JSON.parse((await client.call("GET", list)).text));
  const path = client.path(`/IncomingPhoneNumbers/${found.incoming_phone_numbers[0]?.sid ?? ""}.json`);
  await made(client, path, { SmsUrl: `${receiver}/reply` });
};

const made = async (client: Client, path: string, form: Form): Promise<unknown> => {
  const { status, text } = await client.call("POST", path, form);
  if (status !== 200 && status !== 201) throw new Error(`${path} answers ${status}: ${text}`);
  return JSON.parse(text);
};
