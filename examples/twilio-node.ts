// The official twilio package, pointed at a local Pennywire: only the HTTP client is another one.
//   eval "$(npx pennywire env)" && npx tsx examples/twilio-node.ts
import twilio from "twilio";

const baseUrl = process.env["PENNYWIRE_BASE_URL"] ?? "http://127.0.0.1:7366";

class LocalClient extends twilio.RequestClient {
  constructor() {
    super();
    this.request = async (options) => {
      const { pathname, search } = new URL(options.uri);
      return super.request({ ...options, uri: `${baseUrl}${pathname}${search}` });
    };
  }
}

const client = twilio(process.env["TWILIO_ACCOUNT_SID"], process.env["TWILIO_AUTH_TOKEN"], {
  httpClient: new LocalClient(),
});
const message = await client.messages.create({
  to: "+15558675310",
  from: "+15005550006",
  body: "Hello from the twilio package",
});
console.log(`${message.sid}  ${message.status}  ${message.price} ${message.priceUnit}`);

for (const each of await client.messages.list({ limit: 5 })) console.log(`${each.sid}  ${each.status}  ${each.body}`);
