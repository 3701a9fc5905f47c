// Pictures: copied when they are sent and when they arrive, shown to whoever knows where they are, and gone when
// their message is.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import type { Said } from "../receiver.ts";
import {
  describeEachEngine,
  describeInOneWorld,
  expectContract,
  expectRefusal,
  phone,
  sender,
  type World,
} from "../world.ts";

interface WireMedia {
  readonly sid: string;
  readonly content_type: string;
  readonly uri: string;
}

const picture = (text: string): Said => ({ type: "image/png", body: `\u0089PNG ${text}` });

const mediaOf = async (world: World, sid: string): Promise<readonly WireMedia[]> => {
  const answer = await world.api(`/Messages/${sid}/Media.json`);
  return (expectContract(routes.listMedia, answer) as { readonly media_list: readonly WireMedia[] }).media_list;
};

const bytesAt = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

let callbacks = 0;

/** What becomes of a message with media that cannot be had: itself, what its callback says, and what it cost. */
const failing = async (world: World, MediaUrl: string) => {
  callbacks += 1;
  const path = `/told-${callbacks}`;
  const before = await world.balance();
  const { sid } = await world.send({ MediaUrl, StatusCallback: world.receiver.script(path, {}) });
  const message = await world.arrived(sid, "failed");
  const told = await world.until("the callback", () => world.receiver.at(path)[0] ?? null);
  return { message, form: told.form, media: await mediaOf(world, sid), charged: before !== (await world.balance()) };
};

const failedWith = (code: number) => ({
  message: expect.objectContaining({ error_code: code, price: null, num_media: "1" }),
  form: expect.objectContaining({ MessageStatus: "failed", ErrorCode: String(code) }),
  media: [],
  charged: false,
});

describeInOneWorld("media that are sent", (inWorld) => {
  it("are copied, delivered from our copy, and stay what they were when they were sent", async () => {
    const world = inWorld();
    const urls = ["/one.png", "/two.png"].map((path) => world.receiver.script(path, picture(path)));
    const { sid, num_media: count } = await world.send({ MediaUrl: urls, Body: "Look" });
    expect(count).toBe("2");
    await world.arrived(sid, "delivered");
    const media = await mediaOf(world, sid);
    expect(media).toMatchObject([{ content_type: "image/png" }, { content_type: "image/png" }]);
    for (const path of ["/one.png", "/two.png"]) world.receiver.script(path, picture("something else"));
    const shown = await world.until("the phone", async () => (await world.handset(phone))[0] ?? null);
    expect(shown.media).toEqual(media.toReversed().map(({ uri }) => `${world.url()}${uri.replace(".json", "")}`));
    expect(await Promise.all(shown.media.map(bytesAt))).toEqual(
      ["/one.png", "/two.png"].map((path) => ({ status: 200, type: "image/png", text: picture(path).body })),
    );
    expect(world.receiver.at("/one.png")).toMatchObject([{ method: "GET" }]);
  });

  it("are fetched over redirects, with the password in their address", async () => {
    const world = inWorld();
    const target = world.receiver.script("/there.png", picture("there"));
    const from = world.receiver.script("/here.png", { status: 302, headers: { Location: target } });
    const MediaUrl = from.replace("://", "://me:secret@");
    const { sid } = await world.send({ MediaUrl });
    await world.arrived(sid, "delivered");
    const [asked] = world.receiver.at("/here.png");
    expect(asked?.headers["authorization"]).toBe(`Basic ${Buffer.from("me:secret").toString("base64")}`);
    const [media] = await mediaOf(world, sid);
    expect((await bytesAt(`${world.url()}${media?.uri.replace(".json", "")}`)).text).toBe(picture("there").body);
  });

  it.each([
    [11200, "that is not there", "/gone.png", { status: 404, type: "image/png", body: "gone" }],
    [12300, "of a kind that no phone shows", "/page.html", { type: "text/html", body: "<p>Hi</p>" }],
    [12300, "of no kind", "/nothing", { body: "bytes" }],
    [11751, "larger than its kind may be", "/big.pdf", { type: "application/pdf", body: "x".repeat(512_001) }],
    [11751, "a picture larger than five megabytes", "/big.png", { type: "image/png", body: "x".repeat(5_242_881) }],
  ])("fail with %d when one is %s, and nothing is charged", async (code, _what, path, said) => {
    const world = inWorld();
    const url = world.receiver.script(`${path}-${code}`, said);
    expect(await failing(world, url)).toEqual(failedWith(code));
  });

  it("fail with 11202 when nobody listens there", async () => {
    expect(await failing(inWorld(), "http://127.0.0.1:1/a.png")).toEqual(failedWith(11202));
  });

  it("fail together when one of them is wrong, and nothing of them is kept", async () => {
    const world = inWorld();
    const files = (await world.files()).length;
    const MediaUrl = [
      world.receiver.script("/good.png", picture("good")),
      world.receiver.script("/bad", { status: 500 }),
    ];
    const { sid } = await world.send({ MediaUrl });
    expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: 11200, num_media: "2" });
    await world.until("the file to be gone", async () => (await world.files()).length === files);
  });

  it("may have five megabytes together and no more", async () => {
    const world = inWorld();
    const three = { type: "image/jpeg", body: "x".repeat(3_000_000) };
    const urls = ["/a.jpg", "/b.jpg"].map((path) => world.receiver.script(path, three));
    const { sid } = await world.send({ MediaUrl: urls });
    expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: 11751 });
  });
});

describeInOneWorld("media that are removed", (inWorld) => {
  const sent = async (world: World) => {
    const before = (await world.files()).length;
    const { sid } = await world.send({ MediaUrl: world.receiver.script("/cat.png", picture("cat")) });
    await world.arrived(sid, "delivered");
    const [media] = await mediaOf(world, sid);
    return { sid, url: `${world.url()}${media?.uri.replace(".json", "")}`, before };
  };
  const gone = async (world: World, url: string, before: number) => {
    expect((await bytesAt(url)).status).toBe(404);
    expect((await world.files()).length).toBe(before);
  };

  it("with their message are gone from the disk", async () => {
    const world = inWorld();
    const { sid, url, before } = await sent(world);
    expect((await bytesAt(url)).status).toBe(200);
    expect((await world.api(`/Messages/${sid}.json`, { method: "DELETE" })).status).toBe(204);
    await gone(world, url, before);
  });

  it("with its text are gone from the disk, and the message still tells how many it had", async () => {
    const world = inWorld();
    const { sid, url, before } = await sent(world);
    expect((await world.api(`/Messages/${sid}.json`, { form: { Body: "" } })).json).toMatchObject({ num_media: "1" });
    await gone(world, url, before);
    expect(await mediaOf(world, sid)).toEqual([]);
  });

  it("by themselves are gone from the disk, and their message stays", async () => {
    const world = inWorld();
    const { sid, url, before } = await sent(world);
    const [media] = await mediaOf(world, sid);
    const path = `/Messages/${sid}/Media/${media?.sid}.json`;
    expectContract(routes.deleteMedia, await world.api(path, { method: "DELETE" }));
    await gone(world, url, before);
    expectRefusal(await world.api(path), 404, 20404);
    expectRefusal(await world.api(path, { method: "DELETE" }), 404, 20404);
    expect((await world.message(sid)).status).toBe("delivered");
  });
});

describeInOneWorld("media from a phone", (inWorld) => {
  const configure = async (world: World, smsUrl: string): Promise<void> => {
    const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
    const [number] = (json as { readonly incoming_phone_numbers: readonly { readonly sid: string }[] })
      .incoming_phone_numbers;
    expect((await world.api(`/IncomingPhoneNumbers/${number?.sid}.json`, { form: { SmsUrl: smsUrl } })).status).toBe(
      200,
    );
  };

  it("are copied before the webhook is called, and it is told where our copies are", async () => {
    const world = inWorld();
    await configure(world, world.receiver.script("/sms", {}));
    const urls = [
      world.receiver.script("/from-phone.png", picture("from the phone")),
      world.receiver.script("/contact", { type: "text/vcard; charset=utf-8", body: "BEGIN:VCARD" }),
    ];
    await world.text("+15558675988", "Look", { MediaUrl: urls });
    const { form } = await world.until("the webhook", () => world.receiver.at("/sms")[0] ?? null);
    expect(form).toMatchObject({ NumMedia: "2", MediaContentType0: "image/png", MediaContentType1: "text/vcard" });
    const base = `${world.url()}/2010-04-01/Accounts/${world.owner.sid}/Messages/${form["MessageSid"]}/Media/ME`;
    expect(form["MediaUrl0"]?.startsWith(base)).toBe(true);
    expect(await bytesAt(form["MediaUrl0"] ?? "")).toMatchObject({
      type: "image/png",
      text: picture("from the phone").body,
    });
    expect(await bytesAt(form["MediaUrl1"] ?? "")).toMatchObject({ type: "text/vcard", text: "BEGIN:VCARD" });
    expect(await mediaOf(world, form["MessageSid"] ?? "")).toHaveLength(2);
  });

  it("that cannot be fetched are left out, and the text comes through with 30009", async () => {
    const world = inWorld();
    await configure(world, world.receiver.script("/part", {}));
    const urls = [
      world.receiver.script("/lost.png", { status: 500 }),
      world.receiver.script("/found.png", picture("found")),
    ];
    await world.text("+15558675989", "Half", { MediaUrl: urls });
    const { form } = await world.until("the webhook", () => world.receiver.at("/part")[0] ?? null);
    expect(form).toMatchObject({ Body: "Half", NumMedia: "1", MediaContentType0: "image/png" });
    const stored = await world.message(form["MessageSid"] ?? "");
    expect(stored).toMatchObject({ status: "received", error_code: 30009, num_media: "1" });
  });
});

describeEachEngine("the bytes of media", (open) => {
  it("are copied once although the server ends in between, and are there after a restart", async () => {
    const world = await open();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const MediaUrl = world.receiver.script("/slow.png", async (_request, nth) => {
      if (nth === 1) await held;
      return picture("slow");
    });
    const { sid } = await world.send({ MediaUrl });
    await world.until("the first try", () => world.receiver.at("/slow.png").length === 1);
    expectRefusal(await world.api(`/Messages/${sid}.json`, { method: "DELETE" }), 409, 20009);
    release();
    await world.arrived(sid, "delivered");
    await world.restart();
    const [media] = await mediaOf(world, sid);
    expect((await bytesAt(`${world.url()}${media?.uri.replace(".json", "")}`)).text).toBe(picture("slow").body);
    await world.verify();
  });
});
