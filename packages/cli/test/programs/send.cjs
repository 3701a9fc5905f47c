// A program as its author wrote it for Twilio: no word of Pennywire. It sends a text, reads it back, makes two services
// and follows the pages of their list; what it saw goes to the file that it is given.
const { writeFileSync } = require("node:fs");
const twilio = require("twilio");

const run = async () => {
  const client = twilio();
  const message = await client.messages.create({
    to: "+15558675310",
    from: "+15005550006",
    body: "From an old program",
  });
  const fetched = await client.messages(message.sid).fetch();
  for (const friendlyName of ["One", "Two"]) await client.messaging.v1.services.create({ friendlyName });
  const services = await client.messaging.v1.services.list({ pageSize: 1 });
  const missing = await client
    .messages(`SM${"0".repeat(32)}`)
    .fetch()
    .then(
      () => null,
      ({ status, code }) => ({ status, code }),
    );
  const seen = {
    body: fetched.body,
    services: services.map(({ friendlyName }) => friendlyName).toSorted(),
    links: services.map(({ url }) => url),
    missing,
  };
  writeFileSync(process.argv[2] ?? "seen.json", JSON.stringify(seen));
  process.exitCode = 7;
};

void run();
