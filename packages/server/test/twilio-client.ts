// The official twilio package, talking to a world of ours instead of Twilio's hosts. Each product is named in a header,
// as a rewriting client of the field does it; that links lead back to us is seen when pages are followed.
import { appendFileSync } from "node:fs";
import twilio from "twilio";
import type { Credentials, World } from "./world.ts";

/** A client for the first account of a world, or for other credentials. `accountSid` is the account in its paths. */
export const twilioClient = (world: World, as: Credentials = world.owner, accountSid: string = world.owner.sid) => {
  class LocalClient extends twilio.RequestClient {
    constructor() {
      super();
      this.request = async (options) => {
        const asked = new URL(options.uri);
        options.uri = `${world.url()}${asked.pathname}${asked.search}`;
        const [product = ""] = asked.hostname.split(".");
        if (asked.hostname.endsWith(".twilio.com"))
          options.headers = { ...options.headers, "X-Twilio-Product": product };
        const response = await super.request(options);
        record(options.method, asked.pathname, response.statusCode, response.body);
        return response;
      };
    }
  }
  return twilio(as.user, as.password, {
    accountSid: as.user.startsWith("AC") ? as.user : accountSid,
    httpClient: new LocalClient(),
  });
};

/** For the report of conformance, which asks for a record of what was answered. */
const record = (method: string, path: string, status: number, body: unknown): void => {
  const file = process.env["PENNYWIRE_RECORD"];
  if (file === undefined) return;
  appendFileSync(file, `${JSON.stringify({ method: method.toLowerCase(), path, status, fields: namesIn(body) })}\n`);
};

/** Names of an answer; of the first item, where it is a list. */
const namesIn = (body: unknown): readonly string[] => {
  if (typeof body !== "object" || body === null) return [];
  const items: unknown = Object.values(body).find((value) => Array.isArray(value));
  const isList = "meta" in body || "page_size" in body;
  return Object.keys(isList && Array.isArray(items) && items.length > 0 ? (items[0] as object) : body);
};
