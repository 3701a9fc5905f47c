// What tests do with a number's webhook: set it, text to it, and look at what came of it.
import { expect } from "vitest";
import type { Said } from "./receiver.ts";
import { sender, type WireMessage, type World } from "./world.ts";

let phones = 0;
/** A phone that nobody has used yet. */
export const newPhone = (): string => {
  phones += 1;
  return `+1555867${String(6_000 + phones)}`;
};

export const configure = async (world: World, settings: Readonly<Record<string, string>>): Promise<void> => {
  const { json } = await world.api("/IncomingPhoneNumbers.json", { method: "GET" });
  const numbers = (json as { readonly incoming_phone_numbers: readonly { sid: string; phone_number: string }[] })
    .incoming_phone_numbers;
  const sid = numbers.find(({ phone_number: number }) => number === sender)?.sid ?? "";
  const form = { SmsUrl: "", SmsMethod: "POST", SmsFallbackUrl: "", SmsFallbackMethod: "POST", ...settings };
  expect((await world.api(`/IncomingPhoneNumbers/${sid}.json`, { form })).status).toBe(200);
};

export const from = async (world: World, phone: string): Promise<readonly WireMessage[]> => {
  const { json } = await world.api(`/Messages.json?From=${encodeURIComponent(phone)}`);
  return (json as { readonly messages: readonly WireMessage[] }).messages;
};

export interface WireWebhook {
  readonly purpose: string;
  readonly error_code: number | null;
}

/** The record of the one text that this phone has sent, once its webhooks are through. */
export const webhooksOf = async (world: World, phone: string, count: number) =>
  world.until(`${count} webhooks`, async () => {
    const sid = (await from(world, phone))[0]?.sid;
    if (sid === undefined) return null;
    const { json } = await world.api(`/Messages/${sid}/Webhooks.json`);
    const { webhooks } = json as { readonly webhooks: readonly WireWebhook[] };
    return webhooks.length === count && webhooks;
  });

/** What a phone has got. */
export const replies = async (world: World, phone: string) =>
  (await world.handset(phone)).filter(({ direction }) => direction === "received").toReversed();

export const twiml = (verbs: string): Said => ({
  type: "text/xml",
  body: `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`,
});
