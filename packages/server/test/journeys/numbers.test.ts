// A number's life: searched, bought, used, paid for, moved, given back.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { monthAfter, monthBegins, monthOf, proratedRent } from "../../src/domain/billing/rent.ts";
import { grantTransfer } from "../../src/domain/billing/ledger.ts";
import { present } from "../../src/domain/invariant.ts";
import { toDecimal } from "../../src/domain/billing/money.ts";
import { openSubaccount, setStatus } from "../family.ts";
import {
  describeEachEngine,
  describeInOneWorld,
  dollars,
  expectContract,
  expectRefusal,
  sender,
  type Answer,
  type Credentials,
  type World,
} from "../world.ts";

const day = 86_400_000;
const rent = 1_150_000;

interface WireNumber {
  readonly sid: string;
  readonly account_sid: string;
  readonly phone_number: string;
  readonly sms_url: string;
}

const search = async (world: World, query: string, path = "US/Local"): Promise<readonly string[]> => {
  const { json } = await world.api(`/AvailablePhoneNumbers/${path}.json?${query}`);
  const { available_phone_numbers: found } = json as {
    readonly available_phone_numbers: readonly { readonly phone_number: string }[];
  };
  return found.map(({ phone_number: number }) => number);
};

const post = async (world: World, form: Readonly<Record<string, string>>, as?: Credentials): Promise<Answer> =>
  world.api("/IncomingPhoneNumbers.json", as === undefined ? { form } : { form, as });

const buy = async (world: World, form: Readonly<Record<string, string>>, as?: Credentials): Promise<WireNumber> =>
  expectContract(routes.createNumber, await post(world, form, as)) as WireNumber;

const now = (world: World): number => world.app().deps.clock.now();
const micros = async (world: World): Promise<number> => Math.round(Number(await world.balance()) * 1_000_000);

const untilMoment = async (world: World, moment: number): Promise<void> => world.advance(moment - now(world));

/** Waits until rent was asked for in vain: from then on it is asked for tomorrow, and a lease is shorter. */
const untilAskedAgain = async (world: World): Promise<void> => {
  await world.until("rent to be asked for in vain", async () => {
    const next = await world.app().deps.store.nextDue("rent");
    return next !== null && next > now(world) + day / 2;
  });
};

describeEachEngine("a number", (open) => {
  it("is found, bought with its settings, written from and to, and released", async () => {
    const world = await open();
    const [found = ""] = await search(world, "AreaCode=206&Contains=555014*");
    const number = await buy(world, {
      PhoneNumber: found,
      SmsUrl: `${world.receiver.url}/sms`,
      FriendlyName: "Front desk",
    });
    expect(number).toMatchObject({ phone_number: found, friendly_name: "Front desk", status: "in-use", type: "local" });
    expect(await search(world, "AreaCode=206")).not.toContain(found);

    world.receiver.script("/sms", { type: "text/xml", body: "<Response><Message>Thanks</Message></Response>" });
    await world.text("+15558675399", "Hello", { To: found });
    await world.until("the reply", async () => (await world.handset("+15558675399")).length === 2);

    const path = `/IncomingPhoneNumbers/${number.sid}.json`;
    expectContract(routes.deleteNumber, await world.api(path, { method: "DELETE" }));
    expectRefusal(await world.api(path), 404, 20404);
    expectRefusal(await world.api(path, { method: "DELETE" }), 404, 20404);
    expectRefusal(
      await world.api("/Messages.json", { form: { To: sender, From: found, Body: "x" } }),
      400,
      21606,
      "From",
    );
    await world.verify();
  });

  it("that two want at once is one's, and the other is told", async () => {
    const world = await open();
    const rival = await world.openTenant();
    const [found = ""] = await search(world, "AreaCode=312");
    const answers = await Promise.all(
      [undefined, rival, undefined, rival, undefined, rival].map(async (as) => post(world, { PhoneNumber: found }, as)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectRefusal(answer, 400, 21422, "PhoneNumber");
    }
    await world.verify();
  });

  it("of an area code goes to each of many buyers, until none is left", async () => {
    const world = await open();
    const free = await search(world, "AreaCode=313&PageSize=1000");
    const bought = await Promise.all(Array.from(free, async () => buy(world, { AreaCode: "313" })));
    expect(bought.map(({ phone_number: number }) => number).toSorted()).toEqual(free);
    expectRefusal(await post(world, { AreaCode: "313" }), 400, 21452, "AreaCode");
    await world.verify();
  });

  it("is paid for the days that are left of the month, and then for every month", async () => {
    const world = await open({ credit: dollars(10) });
    const before = await micros(world);
    const boughtAt = now(world);
    await buy(world, { AreaCode: "415" });
    const first = proratedRent(rent, boughtAt);
    expect(before - (await micros(world))).toBe(first);

    const month = monthAfter(monthOf(boughtAt));
    await untilMoment(world, monthBegins(month) + 1);
    await world.until("the first whole month", async () => before - (await micros(world)) === first + rent);
    // The numbers of the first start are free until then, so this one is charged alone.
    await world.advance(day);
    expect(before - (await micros(world))).toBe(first + rent);
    await world.verify();

    const { json } = await world.api("/Usage/Records.json?Category=phonenumbers-local");
    const [record] = (json as { readonly usage_records: readonly { readonly count: string; readonly price: string }[] })
      .usage_records;
    expect(record).toMatchObject({ count: "2" });
    expect(Number(record?.price)).toBeCloseTo(Number(toDecimal(first + rent)), 6);
  });

  it("is charged for every month that a clock passes over, each once, over a restart too", async () => {
    const world = await open({ credit: dollars(20) });
    const before = await micros(world);
    const boughtAt = now(world);
    await buy(world, { AreaCode: "415" });
    const first = proratedRent(rent, boughtAt);
    const [one, two, three] = months(boughtAt, 3);
    await untilMoment(world, monthBegins(three ?? "") + 1);
    // From the third month on, the two numbers of the first start are paid for as well.
    const whole = first + 3 * rent + welcomeMonths(world, boughtAt) * rent;
    await world.until("three months", async () => before - (await micros(world)) === whole);
    await world.restart();
    await world.advance(day);
    expect(before - (await micros(world))).toBe(whole);
    expect([one, two, three]).toHaveLength(3);
    await world.verify();
  });

  it("whose rent is not paid stays for a week and is then released", async () => {
    const world = await open({ credit: dollars(1.15) });
    const number = await buy(world, { AreaCode: "415" });
    const month = monthBegins(monthAfter(monthOf(now(world))));
    await untilMoment(world, month + 1);
    const path = `/IncomingPhoneNumbers/${number.sid}.json`;
    await untilAskedAgain(world);
    await world.advance(6 * day);
    expect((await world.api(path)).status).toBe(200);
    await world.advance(day);
    await world.until("the release", async () => (await world.api(path)).status === 404);
    expect(Number(await world.balance())).toBeGreaterThanOrEqual(0);
    expect(await world.app().deps.store.read.numbers.released(month, now(world) + 1)).toMatchObject([
      { phoneNumber: number.phone_number, country: "US" },
    ]);
    await world.verify();
  });

  it("whose rent is paid within the week stays", async () => {
    const world = await open({ credit: dollars(1.15) });
    const number = await buy(world, { AreaCode: "415" });
    await untilMoment(world, monthBegins(monthAfter(monthOf(now(world)))) + 1);
    await untilAskedAgain(world);
    const { store } = world.app().deps;
    const account = present(await store.read.accounts.findById(world.owner.id), "the first account is there");
    const transfer = grantTransfer(account, "a payment", dollars(5), now(world));
    expect(await store.commit([{ kind: "post", transfer, covered: false }])).toEqual({ kept: true });
    const before = await micros(world);
    await world.advance(day);
    await world.until("the rent", async () => before - (await micros(world)) === rent);
    await world.advance(8 * day);
    expect((await world.api(`/IncomingPhoneNumbers/${number.sid}.json`)).status).toBe(200);
    await world.verify();
  });

  it("cannot be bought without the money for it, and then nothing has happened", async () => {
    const world = await open({ credit: 1 });
    const [found = ""] = await search(world, "AreaCode=212");
    expectRefusal(await post(world, { PhoneNumber: found }), 402, 20402);
    expectRefusal(await post(world, { AreaCode: "212" }), 402, 20402);
    expect(await search(world, "AreaCode=212")).toContain(found);
    expect(await micros(world)).toBe(1);
    await world.verify();
  });

  it("that is rented or rests stays so when the stock is topped up", async () => {
    const world = await open();
    const [rented, released] = [await buy(world, { AreaCode: "215" }), await buy(world, { AreaCode: "215" })];
    await world.api(`/IncomingPhoneNumbers/${released.sid}.json`, { method: "DELETE" });
    const before = await search(world, "AreaCode=215&PageSize=1000");
    await world.app().deps.store.commit([{ kind: "put setting", name: "stock", value: 0 }]);
    await world.restart();
    expect(await search(world, "AreaCode=215&PageSize=1000")).toEqual(before);
    expect(before).not.toContain(rented.phone_number);
    expect(before).not.toContain(released.phone_number);
  });

  it("that was released rests for 45 days, and then somebody else can have it", async () => {
    const world = await open();
    const other = await world.openTenant();
    const [found = ""] = await search(world, "AreaCode=503");
    const { sid } = await buy(world, { PhoneNumber: found });
    await world.api(`/IncomingPhoneNumbers/${sid}.json`, { method: "DELETE" });
    expectRefusal(await post(world, { PhoneNumber: found }, other), 400, 21422, "PhoneNumber");
    await world.advance(44 * day);
    expectRefusal(await post(world, { PhoneNumber: found }, other), 400, 21422, "PhoneNumber");
    await world.advance(2 * day);
    expect(await search(world, "AreaCode=503")).toContain(found);
    expect((await buy(world, { PhoneNumber: found }, other)).account_sid).toBe(other.sid);
    await world.verify();
  });

  it("is released with all the others when its account is closed", async () => {
    const world = await open();
    const tenant = await openSubaccount(world);
    const bought = [await buy(world, { AreaCode: "404" }, tenant), await buy(world, { AreaCode: "500" }, tenant)];
    const { store } = world.app().deps;
    const from = now(world);
    await setStatus(world, tenant, "closed");
    const at = now(world);
    for (const { phone_number: number } of bought) {
      expect(await store.read.numbers.findByPhoneNumber(number)).toBeNull();
    }
    expect((await store.read.numbers.released(from, at + 1)).map(({ phoneNumber }) => phoneNumber).toSorted()).toEqual(
      [tenant.phoneNumber, ...bought.map(({ phone_number: number }) => number)].toSorted(),
    );
    // Numbers for tests do not rest.
    expect(await store.read.inventory.findFree(bought[1]?.phone_number ?? "", at)).not.toBeNull();
    expect(await store.read.inventory.findFree(bought[0]?.phone_number ?? "", at)).toBeNull();
    await world.verify();
  });
});

/** The months after a moment's. */
const months = (at: number, count: number): readonly string[] => {
  const found: string[] = [];
  for (let month = monthOf(at); found.length < count;) {
    month = monthAfter(month);
    found.push(month);
  }
  return found;
};

/** How many months of the first start's two numbers are due by now. */
const welcomeMonths = (world: World, startedAt: number): number =>
  2 * months(startedAt, 12).filter((month, index) => index > 0 && monthBegins(month) <= now(world)).length;

describeInOneWorld("a number of a family", (inWorld) => {
  const subaccount = async (): Promise<Credentials & { readonly sid: string }> => {
    const { json } = await inWorld().api("/2010-04-01/Accounts.json", { form: { FriendlyName: "Branch" } });
    const { sid, auth_token: password } = json as { readonly sid: string; readonly auth_token: string };
    return { sid, user: sid, password };
  };
  const at = (accountSid: string, sid: string): string =>
    `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`;

  it("moves to a subaccount, to another one and back, with its settings but not its applications", async () => {
    const world = inWorld();
    const parent = world.owner.sid;
    const [one, two] = [await subaccount(), await subaccount()];
    const { json } = await world.api("/Applications.json", { form: { FriendlyName: "Bot" } });
    const { sid: application } = json as { readonly sid: string };
    const { sid } = await buy(world, {
      AreaCode: "617",
      SmsUrl: "https://example.com/sms",
      SmsApplicationSid: application,
    });
    let holder = parent;
    for (const to of [one.sid, two.sid, parent]) {
      const moved = expectContract(routes.updateNumber, await world.api(at(holder, sid), { form: { AccountSid: to } }));
      expect(moved).toMatchObject({
        sid,
        account_sid: to,
        sms_url: "https://example.com/sms",
        sms_application_sid: "",
        uri: at(to, sid),
      });
      expectRefusal(await world.api(at(holder, sid)), 404, 20404);
      expect((await world.api(at(to, sid))).json).toEqual(moved);
      holder = to;
    }
  });

  it("is rented by a subaccount with its parent's money", async () => {
    const world = inWorld();
    const branch = await subaccount();
    const before = await micros(world);
    const number = await buy(world, { AreaCode: "702" }, branch);
    expect(number.account_sid).toBe(branch.sid);
    expect(before - (await micros(world))).toBe(proratedRent(rent, now(world)));
  });

  it("moves only by the parent's credentials, within the family, to an account that is active", async () => {
    const world = inWorld();
    const [branch, closed, stranger] = [await subaccount(), await subaccount(), await world.openTenant()];
    const number = await buy(world, { AreaCode: "614" }, branch);
    const form = (to: string) => ({ form: { AccountSid: to } });
    const path = at(branch.sid, number.sid);
    expectRefusal(await world.api(path, { ...form(world.owner.sid), as: branch }), 400, 21474, "AccountSid");
    for (const to of [stranger.sid, `AC${"0".repeat(32)}`, "nonsense"]) {
      expectRefusal(await world.api(path, form(to)), 400, 21471, "AccountSid");
    }
    await world.api(`/2010-04-01/Accounts/${closed.sid}.json`, { form: { Status: "closed" } });
    expectRefusal(await world.api(path, form(closed.sid)), 400, 21472, "AccountSid");
    expectRefusal(await world.api(at(stranger.sid, number.sid), form(stranger.sid)), 404, 20404);
    // To where it is already it is no move.
    expect((await world.api(path, { ...form(branch.sid), as: branch })).json).toMatchObject({
      account_sid: branch.sid,
    });
  });
});
