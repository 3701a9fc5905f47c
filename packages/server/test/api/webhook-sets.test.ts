// ShortCodes, OutgoingCallerIds and Applications over HTTP: answers as the contract says, and what belongs to others.
import { routes, type Route } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld, type Tenant } from "../world.ts";

const inWorld = oneWorld();

interface Made {
  readonly sid: string;
  readonly uri: string;
}

const grant = async (shortCode: string): Promise<Made> =>
  expectContract(
    routes.grantShortCode,
    await inWorld().api("/sim/v1/ShortCodes", { form: { ShortCode: shortCode } }),
  ) as Made;

const validated = async (phoneNumber: string): Promise<Made> => {
  const request = { form: { PhoneNumber: phoneNumber } };
  expectContract(routes.createCallerId, await inWorld().api("/OutgoingCallerIds.json", request));
  const { outgoing_caller_ids: ids } = expectContract(
    routes.listCallerIds,
    await inWorld().api(`/OutgoingCallerIds.json?PhoneNumber=${encodeURIComponent(phoneNumber)}`),
  ) as { readonly outgoing_caller_ids: readonly Made[] };
  const [made] = ids;
  if (made === undefined) throw new Error("the caller ID is not in the list");
  return made;
};

const application = async (): Promise<Made> =>
  expectContract(routes.createApplication, await inWorld().api("/Applications.json", { form: {} })) as Made;

describe.each<
  [what: string, make: (nth: number) => Promise<Made>, fetch: Route, update: Route, remove: Route | null, list: Route]
>([
  [
    "a short code",
    async (nth) => grant(String(70_000 + nth)),
    routes.fetchShortCode,
    routes.updateShortCode,
    null,
    routes.listShortCodes,
  ],
  [
    "a caller ID",
    async (nth) => validated(`+1555867${String(5_000 + nth)}`),
    routes.fetchCallerId,
    routes.updateCallerId,
    routes.deleteCallerId,
    routes.listCallerIds,
  ],
  [
    "an application",
    application,
    routes.fetchApplication,
    routes.updateApplication,
    routes.deleteApplication,
    routes.listApplications,
  ],
])("%s", (_what, make, fetchRoute, updateRoute, removeRoute, listRoute) => {
  it("is fetched, listed, renamed and removed", async () => {
    const { uri } = await make(1);
    const made = expectContract(fetchRoute, await inWorld().api(uri));
    const list = await inWorld().api(uri.replace(/\/[^/]*$/u, ".json"));
    expect(Object.values(expectContract(listRoute, list) as object)).toContainEqual(expect.arrayContaining([made]));
    expect(expectContract(updateRoute, await inWorld().api(uri, { form: { FriendlyName: "Later" } }))).toMatchObject({
      friendly_name: "Later",
    });
    expectRefusal(await inWorld().api(uri, { form: { FriendlyName: "x".repeat(65) } }), 400, 20002, "FriendlyName");
    if (removeRoute === null) {
      expectRefusal(await inWorld().api(uri, { method: "DELETE" }), 405, 20004);
      return;
    }
    expectContract(removeRoute, await inWorld().api(uri, { method: "DELETE" }));
    expectRefusal(await inWorld().api(uri), 404, 20404);
  });

  it("of another account is answered as one that does not exist", async () => {
    const { uri } = await make(2);
    const other: Tenant = await inWorld().openTenant();
    const theirs = uri.replace(inWorld().owner.sid, other.sid);
    for (const method of ["GET", "POST", ...(removeRoute === null ? [] : ["DELETE"])]) {
      expectRefusal(await inWorld().api(theirs, { method, as: other }), 404, 20404);
    }
    expect((await inWorld().api(uri)).status).toBe(200);
  });
});

describe("a short code", () => {
  it("is one account's", async () => {
    await grant("80000");
    const other = await inWorld().openTenant();
    const form = { ShortCode: "80000" };
    expectRefusal(await inWorld().api("/sim/v1/ShortCodes", { form, as: other }), 400, 21422, "ShortCode");
    expect(await inWorld().app().deps.store.read.shortCodes.findByCode("80000")).toMatchObject({
      accountId: inWorld().owner.id,
      shortCode: "80000",
      country: "US",
    });
  });

  it.each([
    ["ShortCode", { ShortCode: "12" }],
    ["ShortCode", { ShortCode: "1234567" }],
    ["ShortCode", {}],
    ["Country", { ShortCode: "80001", Country: "U1" }],
  ])("is refused for its %s", async (field, form: Readonly<Record<string, string>>) => {
    expectRefusal(await inWorld().api("/sim/v1/ShortCodes", { form }), 400, 20400, field);
  });
});

describe("a caller ID", () => {
  it.each([
    [21401, "PhoneNumber", {}],
    [21401, "PhoneNumber", { PhoneNumber: "nobody" }],
    [21402, "StatusCallback", { PhoneNumber: "+15558679000", StatusCallback: "nonsense" }],
    [20400, "CallDelay", { PhoneNumber: "+15558679000", CallDelay: "61" }],
  ])("is refused with %d for its %s", async (code, field, form: Readonly<Record<string, string>>) => {
    expectRefusal(await inWorld().api("/OutgoingCallerIds.json", { form }), 400, code, field);
  });

  it("is validated once", async () => {
    await validated("+15558679001");
    const request = { form: { PhoneNumber: "+15558679001" } };
    expectRefusal(await inWorld().api("/OutgoingCallerIds.json", request), 400, 21450, "PhoneNumber");
    const other = await inWorld().openTenant();
    expect((await inWorld().api("/OutgoingCallerIds.json", { ...request, as: other })).status).toBe(200);
  });
});
