// A customer's server in a process of its own: writes down every status callback before it answers, answers every text
// with TwiML, and has pictures. Some answers take a moment, so that a kill can come between a post and its settling.
import { closeSync, openSync, writeSync } from "node:fs";
import { createServer } from "node:http";

/** Longest answer, in milliseconds; the callback's `sid` decides, so that a run can be repeated. */
const slowestMs = 40;

const descriptor = openSync(process.argv[2] ?? "", "a", 0o600);

/** As large as a small picture; what it shows does not matter. */
const picture = Buffer.alloc(3_000, 7);

const server = createServer((request, response) => {
  if (request.url?.startsWith("/picture") === true) {
    response.writeHead(200, { "content-type": "image/png", "content-length": picture.length }).end(picture);
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    if (request.url === "/reply") {
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(`<Response><Message>re: ${form.get("Body") ?? ""}</Message></Response>`);
      return;
    }
    const sid = form.get("MessageSid") ?? "";
    const token = String(request.headers["i-twilio-idempotency-token"] ?? "");
    writeSync(descriptor, `${JSON.stringify({ sid, status: form.get("MessageStatus"), token })}\n`);
    setTimeout(() => response.writeHead(204).end(), Number.parseInt(sid.slice(-2), 16) % slowestMs);
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${address !== null && typeof address === "object" ? address.port : 0}\n`);
});

// Our starter holds the other end: when it goes, however it goes, so do we.
process.stdin.on("end", () => {
  closeSync(descriptor);
  process.exit(0);
});
process.stdin.resume();
