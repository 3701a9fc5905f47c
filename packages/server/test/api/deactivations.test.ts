// The lists of numbers that were given back.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { aNumber, aSid } from "../builders.ts";
import { twilioClient } from "../twilio-client.ts";
import { authorization, expectContract, expectRefusal, oneWorld } from "../world.ts";

const inWorld = oneWorld();

it("a number that is given back stands in the list of its day, where the redirect leads", async () => {
  const world = inWorld();
  const { store, clock } = world.app().deps;
  const number = aNumber({ sid: aSid("PN"), phoneNumber: "+16285557777", accountId: world.owner.id });
  const at = clock.now();
  await store.commit([{ kind: "rent number", number }]);
  await store.commit([{ kind: "release number", number, at }]);
  const day = new Date(at).toISOString().slice(0, 10);
  const headers = { Authorization: authorization(world.owner) };
  const answer = await fetch(`${world.url()}/v1/Deactivations?Date=${day}`, { headers, redirect: "manual" });
  const url = `${world.url()}/v1/Deactivations/${day}`;
  expect([answer.status, answer.headers.get("location"), await answer.json()]).toEqual([
    307,
    url,
    { redirect_to: url },
  ]);
  const followed = await fetch(`${world.url()}/v1/Deactivations`, { headers });
  expect(followed.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await followed.text()).toBe("+16285557777\n");
});

it("a day without any has an empty list", async () => {
  const answer = await inWorld().api("/v1/Deactivations/2020-01-01");
  expectContract(routes.fetchDeactivatedNumbers, answer);
  expect(answer.text).toBe("");
});

it("Twilio's client takes the redirect for an answer", async () => {
  const { statusCode, headers } = await twilioClient(inWorld())
    .messaging.v1.deactivations()
    .fetchWithHttpInfo({ date: new Date("2020-01-01") });
  expect(statusCode).toBe(307);
  expect(headers).toMatchObject({ location: `${inWorld().url()}/v1/Deactivations/2020-01-01` });
});

it("what is no day is refused, and nobody gets a list without credentials", async () => {
  expectRefusal(await inWorld().api("/v1/Deactivations?Date=yesterday"), 400, 20400, "Date");
  expectRefusal(await inWorld().api("/v1/Deactivations/yesterday"), 404, 20404, "Day");
  expectRefusal(await inWorld().api("/v1/Deactivations/2020-01-01", { as: null }), 401, 20003);
});
