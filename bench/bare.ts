// The yardstick: the least that a POST route in Hono can be. It reads the form that Pennywire's route reads, keeps
// nothing, and answers a body of the same size. Arguments: port, size of the body in bytes.
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const [port = "0", bodyBytes = "800"] = process.argv.slice(2);

const answer = JSON.stringify({ body: "x".repeat(Number(bodyBytes) - '{"body":""}'.length) });
const headers = { "Content-Type": "application/json" };

const app = new Hono();
app.post("*", async (c) => {
  const form = new URLSearchParams(await c.req.text());
  return form.has("To") && form.has("From") && form.has("Body") ? c.body(answer, 201, headers) : c.body(null, 400);
});

serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" }, (address) => {
  process.stdout.write(`listening ${address.port}\n`);
});
