// A messaging service for tests of sending, made past the API: a pool of the first account's own numbers, or of names.
import { expect } from "vitest";
import { present } from "../src/domain/invariant.ts";
import type { ServiceSender } from "../src/domain/services/sender.ts";
import { newServiceSettings, type ServiceSettings } from "../src/domain/services/service.ts";
import { secondSender, sender, type World } from "./world.ts";

/** Its SID. `senders` are numbers of the first account in E.164, or names to send from. */
export const openService = async (
  world: World,
  settings: Partial<ServiceSettings> = {},
  senders: readonly string[] = [sender, secondSender],
): Promise<string> => {
  const { store, clock, newSid } = world.app().deps;
  const now = clock.now();
  const sid = newSid("MG");
  const service = {
    sid,
    accountId: world.owner.id,
    settings: { ...newServiceSettings("Owl Couriers"), ...settings },
    createdAt: now,
    updatedAt: now,
  };
  expect(await store.commit([{ kind: "open service", service }])).toEqual({ kept: true });
  for (const one of senders) await attach(world, sid, one);
  return sid;
};

/** Puts a sender into a service's pool, out of the one that it was in: a number is in one at most. */
export const attach = async (world: World, serviceSid: string, one: string): Promise<void> => {
  const { store } = world.app().deps;
  const row = one.startsWith("+") ? await numberRow(world, one) : nameRow(world, one);
  const before = await store.read.services.sender(row.accountId, row.sid);
  if (before !== null) await detach(world, before.serviceSid, one);
  const commit = await store.commit([{ kind: "attach sender", sender: { ...row, serviceSid } }]);
  expect(commit).toEqual({ kept: true });
};

/** Takes a number out of a service's pool. */
export const detach = async (world: World, serviceSid: string, number: string): Promise<void> => {
  const { store } = world.app().deps;
  const { sid } = present(await store.read.numbers.findByPhoneNumber(number), "a number of the first account");
  const write = { kind: "detach sender", accountId: world.owner.id, serviceSid, sid } as const;
  expect(await store.commit([write])).toEqual({ kept: true });
};

type Row = Omit<ServiceSender, "serviceSid">;

const numberRow = async (world: World, phoneNumber: string): Promise<Row> => {
  const { store, clock } = world.app().deps;
  const number = present(await store.read.numbers.findByPhoneNumber(phoneNumber), "a number of the first account");
  const now = clock.now();
  return {
    sid: number.sid,
    accountId: number.accountId,
    kind: "phone-number",
    sender: phoneNumber,
    country: number.country,
    senderType: number.type,
    capabilities: ["MMS", "SMS"],
    createdAt: now,
    updatedAt: now,
  };
};

const nameRow = (world: World, name: string): Row => {
  const { clock, newSid } = world.app().deps;
  const now = clock.now();
  return {
    sid: newSid("AI"),
    accountId: world.owner.id,
    kind: "alpha",
    sender: name,
    country: "",
    senderType: "alphanumeric",
    capabilities: ["SMS"],
    createdAt: now,
    updatedAt: now,
  };
};
