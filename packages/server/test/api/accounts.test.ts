// The account, its balance and its keys.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { makeRestrictedKey } from "../family.ts";
import { expectContract, expectRefusal, oneWorld, type Answer } from "../world.ts";

const inWorld = oneWorld();
interface NewKey {
  readonly sid: string;
  readonly secret: string;
}
const create = async (form: Readonly<Record<string, string>> = { FriendlyName: "worker" }): Promise<Answer> =>
  inWorld().api("/Keys.json", { method: "POST", form });
const made = async (): Promise<NewKey> => (await create()).json as NewKey;

describe("account 200", () => {
  it("shows itself, with its token, to its token", async () => {
    const { owner } = inWorld();
    const account = expectContract(routes.fetchAccount, await inWorld().api(".json"));
    expect(account).toMatchObject({
      sid: owner.sid,
      owner_account_sid: owner.sid,
      auth_token: owner.password,
      status: "active",
      type: "Full",
      subresource_uris: { messages: `/2010-04-01/Accounts/${owner.sid}/Messages.json` },
      uri: `/2010-04-01/Accounts/${owner.sid}.json`,
    });
    const { subresource_uris: uris } = account as { readonly subresource_uris: object };
    expect(Object.keys(uris)).toHaveLength(20);
  });

  it("shows itself without its token to a restricted key that may read it, and to a standard key not at all", async () => {
    const { sid, secret } = await made();
    expectRefusal(await inWorld().api(".json", { as: { user: sid, password: secret } }), 401, 20003);
    const as = await makeRestrictedKey(inWorld(), "/twilio/iam/accounts/read");
    const answer = await inWorld().api(".json", { as });
    expect(expectContract(routes.fetchAccount, answer)).toMatchObject({ auth_token: null });
  });
});

describe("balance 200", () => {
  it("is what can be spent, as an exact decimal", async () => {
    const { sid } = inWorld().owner;
    const balance = expectContract(routes.fetchBalance, await inWorld().api("/Balance.json"));
    expect(balance).toEqual({ account_sid: sid, balance: "100.00000", currency: "USD" });
  });
});

describe("create key 201", () => {
  it("gives the secret, and neither an account nor an address", async () => {
    const key = expectContract(routes.createKey, await create()) as NewKey;
    expect(Object.keys(key).toSorted()).toEqual(["date_created", "date_updated", "friendly_name", "secret", "sid"]);
    expect(key.sid).toMatch(/^SK[0-9a-f]{32}$/u);
    expect(key.secret).toMatch(/^[0-9A-Za-z]{32}$/u);
  });

  it.each([{}, { FriendlyName: "" }, { FriendlyName: "x".repeat(64) }, { FriendlyName: "Ünïcödé 😀" }])(
    "takes %o",
    async (form) => {
      expectContract(routes.createKey, await create(form));
    },
  );
});

describe("keys 400 20002", () => {
  it("is the answer to a name of more than 64 characters", async () => {
    const { sid } = await made();
    expectRefusal(await create({ FriendlyName: "x".repeat(65) }), 400, 20002, "FriendlyName");
    expectRefusal(
      await inWorld().api(`/Keys/${sid}.json`, { form: { FriendlyName: "x".repeat(65) } }),
      400,
      20002,
      "FriendlyName",
    );
  });
});

describe("list keys 200", () => {
  it("gives all of them, newest first, without secrets, page by page", async () => {
    const { sid, secret } = await made();
    const first = await inWorld().api("/Keys.json?PageSize=2");
    const page = expectContract(routes.listKeys, first) as {
      readonly keys: readonly NewKey[];
      readonly next_page_uri: string;
    };
    expect(page.keys[0]?.sid).toBe(sid);
    expect(first.text).not.toContain(secret);
    const second = expectContract(routes.listKeys, await inWorld().api(page.next_page_uri)) as typeof page;
    expect(second.keys[0]?.sid).not.toBe(page.keys[1]?.sid);
    expectRefusal(await inWorld().api("/Keys.json?PageToken=PAx"), 400, 21481, "PageToken");
  });
});

describe("one key", () => {
  it("is fetched 200, renamed 200 and deleted 204", async () => {
    const { sid } = await made();
    const path = `/Keys/${sid}.json`;
    expect(expectContract(routes.fetchKey, await inWorld().api(path))).toMatchObject({ sid, friendly_name: "worker" });
    expect(expectContract(routes.updateKey, await inWorld().api(path, { form: { FriendlyName: "x" } }))).toMatchObject({
      friendly_name: "x",
    });
    expect((await inWorld().api(path, { form: {}, method: "POST" })).json).toMatchObject({ friendly_name: "x" });
    expectContract(routes.deleteKey, await inWorld().api(path, { method: "DELETE" }));
    expectRefusal(await inWorld().api(path), 404, 20404);
    expectRefusal(await inWorld().api(path, { form: { FriendlyName: "x" } }), 404, 20404);
    expectRefusal(await inWorld().api(path, { method: "DELETE" }), 404, 20404);
  });
});
