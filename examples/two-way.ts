// A two-way texting app on plain node:http. It checks every request with the official validator of
// the twilio package, answers texts with TwiML, and prints the status callbacks of what it sent.
//   eval "$(npx pennywire env)" && npx tsx examples/two-way.ts
// Then, in another terminal:
//   npx pennywire numbers update +15005550006 --sms-url http://127.0.0.1:3000/sms
//   npx pennywire phone +15558675310 send --to +15005550006 --body "Is anybody there?"
//   npx pennywire phone +15558675310
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import twilio from "twilio";

const token = process.env["TWILIO_AUTH_TOKEN"] ?? "";
if (token === "") throw new Error('TWILIO_AUTH_TOKEN is not set: eval "$(npx pennywire env)" sets it.');
const port = Number(process.env["APP_PORT"] ?? 3000);
const base = `http://127.0.0.1:${port}`;

/** The parameters of a request that Pennywire signed; null when it did not. */
const signed = async (request: IncomingMessage): Promise<Record<string, string> | null> => {
  const params = Object.fromEntries(new URLSearchParams(await text(request)));
  const signature = String(request.headers["x-twilio-signature"] ?? "");
  return twilio.validateRequest(token, signature, `${base}${request.url}`, params) ? params : null;
};

const server = createServer((request, response) => {
  void (async () => {
    const params = await signed(request);
    if (params === null) {
      console.log(`${request.url}: the signature does not fit, so this is refused`);
      response.writeHead(403).end();
      return;
    }
    if (request.url === "/status") {
      console.log(`${params["MessageSid"]} is ${params["MessageStatus"]}`);
      response.writeHead(204).end();
      return;
    }
    console.log(`${params["From"]} says: ${params["Body"]}`);
    const reply = new twilio.twiml.MessagingResponse();
    reply.message({ statusCallback: `${base}/status` }, `You said: ${params["Body"]}`);
    response.writeHead(200, { "Content-Type": "text/xml" }).end(reply.toString());
  })();
});
server.listen(port, "127.0.0.1", () => console.log(`Listening on ${base}/sms`));
