// One message: GET, POST, DELETE, and its webhooks.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld, phone } from "../world.ts";

const inWorld = oneWorld();
const missing = `SM${"0".repeat(32)}`;
const delivered = async (): Promise<string> => (await inWorld().arrived((await inWorld().send()).sid, "delivered")).sid;
const update = async (sid: string, form: Readonly<Record<string, string>>) =>
  inWorld().api(`/Messages/${sid}.json`, { method: "POST", form });

describe("GET 200", () => {
  it("gives what the list gives", async () => {
    const sid = await delivered();
    const one = expectContract(routes.fetchMessage, await inWorld().api(`/Messages/${sid}.json`));
    const { json } = await inWorld().api(`/Messages.json?To=${encodeURIComponent(phone)}&PageSize=1`);
    expect((json as { readonly messages: readonly unknown[] }).messages).toEqual([one]);
    expect(one).toMatchObject({ status: "delivered", error_code: null, error_message: null });
  });

  it("takes an MM message by its SID", async () => {
    const { sid } = await inWorld().send({ MediaUrl: "https://example.com/a.jpg" });
    expect(sid).toMatch(/^MM/u);
    expectContract(routes.fetchMessage, await inWorld().api(`/Messages/${sid}.json`));
  });
});

describe("POST 200", () => {
  it("redacts, also what is redacted already, with a form and with JSON", async () => {
    const sid = await delivered();
    const redacted = expectContract(routes.updateMessage, await update(sid, { Body: "" }));
    expect(redacted).toMatchObject({ sid, body: "", num_segments: "1", status: "delivered" });
    expectContract(routes.updateMessage, await inWorld().api(`/Messages/${sid}.json`, { json: { Body: "" } }));
  });
});

describe("POST 400 21619", () => {
  it.each([{ Body: "another text" }, {}, { Nonsense: "1" }])("is the answer to %o", async (form) => {
    expectRefusal(await update(await delivered(), form), 400, 21619, "Body");
  });
});

describe("POST 400 30409", () => {
  it("is the answer to calling off what is not scheduled", async () => {
    expectRefusal(await update(await delivered(), { Status: "canceled" }), 400, 30409, "Status");
  });

  it("is the answer to a status that nobody may set", async () => {
    expectRefusal(await update(await delivered(), { Status: "delivered" }), 400, 30409, "Status");
  });
});

describe("DELETE 204", () => {
  it("has no body and no content type", async () => {
    const answer = await inWorld().api(`/Messages/${await delivered()}.json`, { method: "DELETE" });
    expectContract(routes.deleteMessage, answer);
    expect(answer.headers.get("content-type")).toBeNull();
    expect(answer.headers.get("twilio-request-id")).toMatch(/^RQ/u);
  });
});

describe("409 20009", () => {
  it("is the answer to removing what is on its way", async () => {
    const { sid } = await inWorld().send({ To: "+15005552003" });
    expectRefusal(await update(sid, { Body: "" }), 409, 20009);
    expectRefusal(await inWorld().api(`/Messages/${sid}.json`, { method: "DELETE" }), 409, 20009);
  });
});

describe("404", () => {
  it.each([missing, "SM1", "nonsense", missing.toLowerCase(), `SK${"0".repeat(32)}`])(
    "is the answer to %s",
    async (sid) => {
      const world = inWorld();
      expectRefusal(await world.api(`/Messages/${sid}.json`), 404, 20404);
      expectRefusal(await update(sid, { Body: "" }), 404, 20404);
      expectRefusal(await update(sid, { Status: "canceled" }), 404, 20404);
      expectRefusal(await world.api(`/Messages/${sid}.json`, { method: "DELETE" }), 404, 20404);
      expectRefusal(await world.api(`/Messages/${sid}/Webhooks.json`), 404, 20404);
    },
  );
});

describe("webhooks 200", () => {
  it("is a list with every try, oldest first, without the password of the address", async () => {
    const world = inWorld();
    const url = world.receiver.script("/status", { status: 200, type: "text/plain", body: "thanks" });
    const { sid } = await world.send({ StatusCallback: url.replace("http://", "http://user:secret@") });
    await world.until("both callbacks", async () => {
      const { json } = await world.api(`/Messages/${sid}/Webhooks.json`);
      return (json as { readonly webhooks: readonly unknown[] }).webhooks.length === 2;
    });
    const answer = await world.api(`/Messages/${sid}/Webhooks.json`);
    expect(expectContract(routes.listWebhooks, answer)).toMatchObject({
      page: 0,
      next_page_uri: null,
      webhooks: [
        { request_parameters: { MessageStatus: "sent" } },
        { request_parameters: { MessageStatus: "delivered" } },
      ],
    });
    expect(answer.text).not.toContain("secret");
    expect(world.receiver.at("/status")[0]?.headers["authorization"]).toBe(
      `Basic ${Buffer.from("user:secret").toString("base64")}`,
    );
  });

  it("is empty for a message that nobody is told of", async () => {
    const { sid } = await inWorld().send();
    const list = expectContract(routes.listWebhooks, await inWorld().api(`/Messages/${sid}/Webhooks.json`));
    expect(list).toMatchObject({ webhooks: [], start: 0, end: 0 });
  });
});
