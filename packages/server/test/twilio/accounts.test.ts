// The official twilio package as the judge of accounts and their subaccounts.
import { describe, expect, it } from "vitest";
import twilio from "twilio";
import { openSubaccount } from "../family.ts";
import { twilioClient } from "../twilio-client.ts";
import { dollars, oneWorld, phone, sender } from "../world.ts";

const inWorld = oneWorld();
const client = () => twilioClient(inWorld());

const resources =
  "available_phone_numbers calls conferences incoming_phone_numbers notifications outgoing_caller_ids recordings transcriptions addresses signing_keys connect_apps sip authorized_connect_apps usage keys applications short_codes queues messages balance";

describe("accounts", () => {
  it("are opened below the main one, and every field is there", async () => {
    const before = Math.floor(Date.now() / 1_000) * 1_000;
    const made = await client().api.v2010.accounts.create({ friendlyName: "Branch in Lübeck" });
    const { dateCreated, dateUpdated, authToken, sid, subresourceUris, ...rest } = made.toJSON();
    expect(rest).toEqual({
      friendlyName: "Branch in Lübeck",
      ownerAccountSid: inWorld().owner.sid,
      status: "active",
      type: "Full",
      uri: `/2010-04-01/Accounts/${sid}.json`,
    });
    expect(sid).toMatch(/^AC[0-9a-f]{32}$/u);
    expect(authToken).toMatch(/^[0-9A-Za-z]{32}$/u);
    expect(dateCreated.getTime()).toBeGreaterThanOrEqual(before);
    expect(dateUpdated).toEqual(dateCreated);
    expect(Object.keys(subresourceUris).toSorted()).toEqual(resources.split(" ").toSorted());
    expect(subresourceUris["short_codes"]).toBe(`/2010-04-01/Accounts/${sid}/SMS/ShortCodes.json`);
    expect((await client().api.v2010.accounts(sid).fetch()).toJSON()).toEqual(made.toJSON());
  });

  it("have a name that says when they were opened, when they are given none", async () => {
    const { friendlyName } = await client().api.v2010.accounts.create();
    expect(friendlyName).toContain(new Date().toISOString().slice(0, 10));
  });

  it("are renamed, suspended, opened again and closed for good", async () => {
    const { sid } = await client().api.v2010.accounts.create();
    const one = client().api.v2010.accounts(sid);
    expect(await one.update({ friendlyName: "Branch" })).toMatchObject({ friendlyName: "Branch", status: "active" });
    expect(await one.update({ status: "suspended" })).toMatchObject({ friendlyName: "Branch", status: "suspended" });
    expect(await one.update({ status: "active" })).toMatchObject({ status: "active" });
    expect(await one.update({ status: "closed" })).toMatchObject({ status: "closed" });
    const reopened = one.update({ status: "active" });
    await expect(reopened).rejects.toBeInstanceOf(twilio.RestException);
    await expect(reopened).rejects.toMatchObject({ status: 400, code: 21479, details: { field: "Status" } });
    expect(await one.fetch()).toMatchObject({ status: "closed", friendlyName: "Branch" });
  });

  it("are listed with the main one over several pages, and by name and state", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    const main = twilioClient(world, tenant);
    const sids: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      sids.push((await main.api.v2010.accounts.create({ friendlyName: at < 3 ? "South" : "North" })).sid);
    }
    const newest = [...sids.toReversed(), tenant.sid];
    expect((await main.api.v2010.accounts.list({ pageSize: 3 })).map(({ sid }) => sid)).toEqual(newest);
    expect(await main.api.v2010.accounts.list({ limit: 2 })).toHaveLength(2);
    const south = await main.api.v2010.accounts.list({ friendlyName: "South", pageSize: 2 });
    expect(south.map(({ sid }) => sid)).toEqual(sids.slice(0, 3).toReversed());
    await main.api.v2010.accounts(sids[0] ?? "").update({ status: "closed" });
    expect((await main.api.v2010.accounts.list({ status: "closed" })).map(({ sid }) => sid)).toEqual([sids[0]]);
    expect(await main.api.v2010.accounts.list({ status: "active" })).toHaveLength(7);
    const first = await main.api.v2010.accounts.page({ pageSize: 5 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(newest.slice(5));
    expect((await second?.previousPage())?.instances.map(({ sid }) => sid)).toEqual(newest.slice(0, 5));
    const child = twilioClient(world, { user: sids[1] ?? "", password: south[1]?.authToken ?? "" });
    expect((await child.api.v2010.accounts.list()).map(({ sid }) => sid)).toEqual([sids[1]]);
    await expect(child.api.v2010.accounts.create()).rejects.toMatchObject({ status: 400, code: 21101 });
  });

  it("are used by their parent's token as if it were their own", async () => {
    const world = inWorld();
    const branch = await openSubaccount(world);
    const asParent = twilioClient(world).api.v2010.accounts(branch.sid);
    const message = await asParent.messages.create({ to: phone, from: branch.phoneNumber, body: "From above" });
    expect(message).toMatchObject({ accountSid: branch.sid, from: branch.phoneNumber });
    const own = twilioClient(world, branch);
    expect(await own.messages(message.sid).fetch()).toMatchObject({ sid: message.sid, body: "From above" });
    expect((await asParent.messages.list()).map(({ sid }) => sid)).toEqual([message.sid]);
    await expect(client().messages(message.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(own.messages.create({ to: phone, from: sender, body: "Not mine" })).rejects.toMatchObject({
      code: 21606,
    });
    await expect(own.api.v2010.accounts(world.owner.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("have a balance if they are main ones, and spend from their parent's if not", async () => {
    const world = inWorld();
    const tenant = await world.openTenant(dollars(3));
    const balance = await twilioClient(world, tenant).balance.fetch();
    expect(balance.toJSON()).toEqual({ accountSid: tenant.sid, balance: "3.00000", currency: "USD" });
    const branch = await openSubaccount(world, tenant);
    await expect(twilioClient(world, branch).balance.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("cannot be deleted, only closed", async () => {
    const { sid } = await client().api.v2010.accounts.create();
    const removed = client().request({
      method: "delete",
      uri: `https://api.twilio.com/2010-04-01/Accounts/${sid}.json`,
    });
    expect((await removed).statusCode).toBe(405);
  });
});
