// The official twilio package reads, pages and deletes media, and gets the same fields that Twilio gives.
import { describe, expect, it } from "vitest";
import twilio from "twilio";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld, phone, sender, type World } from "../world.ts";

const inWorld = oneWorld();

/** A delivered message with so many pictures. */
const sent = async (world: World, count: number) => {
  const mediaUrl = Array.from({ length: count }, (_, index) =>
    world.receiver.script(`/picture-${index}.png`, { type: "image/png", body: `picture ${index}` }),
  );
  const message = await twilioClient(world).messages.create({ to: phone, from: sender, body: "Look", mediaUrl });
  expect(message.numMedia).toBe(String(count));
  await world.arrived(message.sid, "delivered");
  return message;
};

describe("messages(sid).media", () => {
  it("list reads every field", async () => {
    const world = inWorld();
    const message = await sent(world, 1);
    const [media, ...others] = await twilioClient(world).messages(message.sid).media.list();
    expect(others).toEqual([]);
    expect(media?.toJSON()).toEqual({
      sid: expect.stringMatching(/^ME[0-9a-f]{32}$/u),
      accountSid: world.owner.sid,
      parentSid: message.sid,
      contentType: "image/png",
      dateCreated: expect.any(Date),
      dateUpdated: expect.any(Date),
      uri: `${message.uri.replace(".json", "")}/Media/${media?.sid}.json`,
    });
    expect(media?.dateCreated.getTime()).toBeGreaterThanOrEqual(message.dateCreated.getTime());
    expect(media?.dateUpdated).toEqual(media?.dateCreated);
    expect(message.subresourceUris["media"]).toBe(`${message.uri.replace(".json", "")}/Media.json`);
  });

  it("list goes over several pages, and each knows its neighbours", async () => {
    const world = inWorld();
    const message = await sent(world, 5);
    const { media } = twilioClient(world).messages(message.sid);
    const all = await media.list({ pageSize: 2 });
    expect(new Set(all.map(({ sid }) => sid)).size).toBe(5);
    expect(await media.list({ limit: 3 })).toHaveLength(3);
    const first = await media.page({ pageSize: 2 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(all.slice(2, 4).map(({ sid }) => sid));
    const third = await second?.nextPage();
    expect(third?.instances.map(({ sid }) => sid)).toEqual(all.slice(4).map(({ sid }) => sid));
    expect(third?.nextPageUrl).toBeUndefined();
    const back = await third?.previousPage();
    expect(back?.instances.map(({ sid }) => sid)).toEqual(second?.instances.map(({ sid }) => sid));
  });

  it("list keeps to its days", async () => {
    const world = inWorld();
    const message = await sent(world, 2);
    const { media } = twilioClient(world).messages(message.sid);
    const [first] = await media.list();
    const day = 86_400_000;
    const created = first?.dateCreated ?? new Date(0);
    const at = (days: number): Date => new Date(created.getTime() + days * day);
    expect(await media.list({ dateCreated: created })).toHaveLength(2);
    expect(await media.list({ dateCreated: at(-2) })).toEqual([]);
    expect(await media.list({ dateCreatedBefore: at(-2) })).toEqual([]);
    expect(await media.list({ dateCreatedBefore: at(2) })).toHaveLength(2);
    expect(await media.list({ dateCreatedAfter: at(-2) })).toHaveLength(2);
    expect(await media.list({ dateCreatedAfter: at(2) })).toEqual([]);
  });

  it("fetch gives the same record, and its path without .json the bytes", async () => {
    const world = inWorld();
    const message = await sent(world, 1);
    const client = twilioClient(world);
    const [listed] = await client.messages(message.sid).media.list();
    const fetched = await client
      .messages(message.sid)
      .media(listed?.sid ?? "")
      .fetch();
    expect(fetched.toJSON()).toEqual(listed?.toJSON());
    const response = await fetch(`${world.url()}${fetched.uri.replace(".json", "")}`);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      200,
      "image/png",
      "picture 0",
    ]);
  });

  it("remove takes it away, and a second time there is nothing", async () => {
    const world = inWorld();
    const message = await sent(world, 2);
    const { media } = twilioClient(world).messages(message.sid);
    const [gone, kept] = await media.list();
    expect(await media(gone?.sid ?? "").remove()).toBe(true);
    expect((await media.list()).map(({ sid }) => sid)).toEqual([kept?.sid]);
    const missing: unknown = await media(gone?.sid ?? "")
      .remove()
      .catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(twilio.RestException);
    expect(missing).toMatchObject({ status: 404, code: 20404 });
  });

  it("of a message that does not exist is a 404", async () => {
    const { media } = twilioClient(inWorld()).messages(`MM${"0".repeat(32)}`);
    const list: unknown = await media.list().catch((error: unknown) => error);
    const fetched: unknown = await media(`ME${"0".repeat(32)}`)
      .fetch()
      .catch((error: unknown) => error);
    for (const error of [list, fetched]) {
      expect(error).toBeInstanceOf(twilio.RestException);
      expect(error).toMatchObject({ status: 404, code: 20404 });
    }
  });
});
