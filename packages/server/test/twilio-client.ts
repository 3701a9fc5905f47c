// The official twilio package, talking to a world of ours instead of Twilio's hosts. Each product is named in a header,
// as a rewriting client of the field does it; that links lead back to us is seen when pages are followed.
import twilio from "twilio";
import type { Credentials, World } from "./world.ts";

type RequestOptions = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0];

/** A client for the first account of a world, or for other credentials. `accountSid` is the account in its paths. */
export const twilioClient = (world: World, as: Credentials = world.owner, accountSid: string = world.owner.sid) => {
  class LocalClient extends twilio.RequestClient {
    // oxlint-disable-next-line typescript/promise-function-async -- the signature is the package's
    override request<T>(options: RequestOptions) {
      const asked = new URL(options.uri);
      const uri = `${world.url()}${asked.pathname}${asked.search}`;
      const [product = ""] = asked.hostname.split(".");
      const headers = asked.hostname.endsWith(".twilio.com")
        ? { ...options.headers, "X-Twilio-Product": product }
        : options.headers;
      return super.request<T>({ ...options, uri, headers });
    }
  }
  return twilio(as.user, as.password, {
    accountSid: as.user.startsWith("AC") ? as.user : accountSid,
    httpClient: new LocalClient(),
  });
};
