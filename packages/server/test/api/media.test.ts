// Media over HTTP: who may see them, and what their bytes are sent with.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { authorization, expectContract, expectRefusal, oneWorld, type World } from "../world.ts";

const inWorld = oneWorld();

const sent = async (world: World) => {
  const MediaUrl = world.receiver.script("/cat.gif", { type: "image/gif; name=cat", body: "GIF89a" });
  const { sid } = await world.send({ MediaUrl });
  await world.arrived(sid, "delivered");
  const answer = await world.api(`/Messages/${sid}/Media.json`);
  const { media_list: list } = expectContract(routes.listMedia, answer) as {
    readonly media_list: readonly { readonly sid: string; readonly uri: string }[];
  };
  const [media] = list;
  return { messageSid: sid, sid: media?.sid ?? "", path: `/Messages/${sid}/Media/${media?.sid}` };
};

const bytesAt = async (world: World, path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${world.url()}/2010-04-01/Accounts/${world.owner.sid}${path}`, { headers });

it("200 gives a record that is exactly the contract's", async () => {
  const world = inWorld();
  const { path, messageSid } = await sent(world);
  expect(expectContract(routes.fetchMedia, await world.api(`${path}.json`))).toMatchObject({
    parent_sid: messageSid,
    content_type: "image/gif",
  });
});

it("200 gives the bytes to whoever knows where they are, as nothing that a browser would run", async () => {
  const world = inWorld();
  const { path } = await sent(world);
  const response = await bytesAt(world, path);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("GIF89a");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/gif",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "twilio-request-id": expect.stringMatching(/^RQ/u),
  });
});

it("401 is the answer to strangers of an account that requires credentials for bytes", async () => {
  const world = inWorld();
  const { path } = await sent(world);
  const required = await world.api("/v1/MessagingSettings", { form: { MediaBasicAuth: "true" } });
  expect(required.json, required.text).toMatchObject({ media_basic_auth: true });
  expect((await bytesAt(world, path)).status).toBe(401);
  const stranger = await world.openTenant();
  expect((await bytesAt(world, path, { Authorization: authorization(stranger) })).status).toBe(404);
  const mine = await bytesAt(world, path, { Authorization: authorization(world.owner) });
  expect([mine.status, await mine.text()]).toEqual([200, "GIF89a"]);
  await world.api("/v1/MessagingSettings", { form: { MediaBasicAuth: "false" } });
  expect((await bytesAt(world, path)).status).toBe(200);
});

it("404 is the answer to what is another account's, and to what is of another message", async () => {
  const world = inWorld();
  const [one, other] = [await sent(world), await sent(world)];
  const as = await world.openTenant();
  expectRefusal(await world.api(`${one.path}.json`, { as }), 404, 20404);
  expectRefusal(await world.api(`${one.path}.json`, { as, method: "DELETE" }), 404, 20404);
  expectRefusal(await world.api(`/Messages/${one.messageSid}/Media.json`, { as }), 404, 20404);
  const mixed = `/Messages/${one.messageSid}/Media/${other.sid}`;
  expectRefusal(await world.api(`${mixed}.json`), 404, 20404);
  expectRefusal(await world.api(mixed), 404, 20404);
  const foreign = await fetch(`${world.url()}/2010-04-01/Accounts/${as.sid}${one.path}`);
  expect(foreign.status).toBe(404);
});

it("400 names the filter that is no date, and the page that is none", async () => {
  const world = inWorld();
  const { messageSid } = await sent(world);
  const list = `/Messages/${messageSid}/Media.json`;
  expectRefusal(await world.api(`${list}?PageToken=nowhere`), 400, 21481, "PageToken");
  expect((await world.api(`${list}?DateCreated=yesterday`)).json).toMatchObject({ code: 20400 });
});

it("405 is the answer to changing media", async () => {
  const world = inWorld();
  const { path } = await sent(world);
  expectRefusal(await world.api(`${path}.json`, { form: { ContentType: "image/png" } }), 405, 20004);
});
