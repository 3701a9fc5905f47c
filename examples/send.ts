// Sends a message with Pennywire's SDK and follows it until it is delivered.
//   eval "$(npx pennywire env)" && npx tsx --conditions=source examples/send.ts
import { setTimeout } from "node:timers/promises";
import { Pennywire } from "@pennywire/sdk";

const client = new Pennywire();
let message = await client.messages.create({ to: "+15558675310", from: "+15005550006", body: "Hello from the SDK" });
console.log(`${message.sid}  ${message.status}  ${message.price} ${message.priceUnit}`);

while (!["delivered", "undelivered", "failed"].includes(message.status)) {
  await setTimeout(100);
  message = await client.messages.get(message.sid);
}
console.log(`${message.sid}  ${message.status}`);
console.log(`Balance: ${(await client.balance.get()).balance}`);
