// A request to a customer's server: its address, its form and the headers that prove it is ours.
import { signature } from "./signature.ts";
import type { FormPair } from "./callback.ts";

export interface Webhook {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly form: readonly FormPair[];
}

/** To connect, in milliseconds (Twilio's default). */
const webhookConnectMs = 5_000;
/** For the whole exchange, in milliseconds (Twilio's default, and the most that it grants). */
const webhookTotalMs = 15_000;

/**
 * What is sent: with GET the form is part of the address, so it is signed as such. The address is signed in the form
 * in which it goes over the wire (an apostrophe in a query becomes %27), because that is what its receiver signs.
 */
export const signedRequest = (webhook: Webhook, token: string, idempotencyToken: string) => {
  const { method } = webhook;
  const written = method === "GET" ? withQuery(webhook.url, webhook.form) : webhook.url;
  const url = URL.canParse(written) ? new URL(written).href : written;
  const form = method === "GET" ? [] : webhook.form;
  return {
    url,
    method,
    form,
    headers: {
      "X-Twilio-Signature": signature(token, url, form),
      "I-Twilio-Idempotency-Token": idempotencyToken,
      "X-Home-Region": "us1",
    },
    connectTimeoutMs: webhookConnectMs,
    totalTimeoutMs: webhookTotalMs,
  };
};

/** The form behind the query that is there already, and before the fragment. */
const withQuery = (url: string, form: readonly FormPair[]): string => {
  const [address = "", ...fragment] = url.split("#");
  const query = new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
  const joined = `${address}${address.includes("?") ? "&" : "?"}${query}`;
  return fragment.length === 0 ? joined : `${joined}#${fragment.join("#")}`;
};
