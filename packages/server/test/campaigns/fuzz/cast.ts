// Who asks: the first account and what belongs to it. Requests may delete keys, close subaccounts and change tokens, so
// now and then the cast is looked after: whoever is out of use is replaced.
import { firstCredentials, type Credentials, type Reply } from "../client.ts";
import { textsOf, type Ask } from "./ask.ts";

export const roles = ["owner", "subaccount", "main", "standard", "restricted", "suspended", "test"] as const;
export type Role = (typeof roles)[number];

export interface Member extends Credentials {
  /** The account in its paths. */
  readonly account: string;
}

export interface Cast {
  member(role: Role): Member;
  /** Hears of new tokens; the last one may have been heard first, so all are kept. */
  hear(path: string, reply: Reply): void;
  /** Everybody can ask again, and has a number to send from. */
  tend(): Promise<void>;
}

/** Area codes in which the platform has numbers for sale. */
const areas = ["415", "408", "510", "206", "503", "212", "312", "305"] as const;

export const createCast = async (ask: Ask): Promise<Cast> => {
  const members = new Map<Role, Member>([["owner", { ...firstCredentials, account: firstCredentials.user }]]);
  const heard = new Map<string, string[]>();
  const member = (role: Role): Member => {
    const found = members.get(role);
    if (found === undefined) throw new Error(`nobody is ${role}`);
    return found;
  };
  const owner = (): Member => member("owner");
  const serves = async (one: Member): Promise<boolean> => (await ask(one, `${pathOf(one)}.json`)).status === 200;
  /** Finds the token with which an account's own requests are served. */
  const regain = async (role: Role): Promise<boolean> => {
    const before = member(role);
    for (const password of [before.password, ...(heard.get(before.user) ?? []).toReversed()]) {
      const tried = { ...before, password };
      if (!(await serves(tried))) continue;
      members.set(role, tried);
      return true;
    }
    return false;
  };
  const openSubaccount = async (role: Role): Promise<void> => {
    const { sid = "", auth_token: password = "" } = textsOf(
      await ask(owner(), "/2010-04-01/Accounts.json", { form: { FriendlyName: role } }),
    );
    members.set(role, { user: sid, password, account: sid });
  };
  const setStatus = async ({ account }: Member, Status: string): Promise<boolean> =>
    (await ask(owner(), `/2010-04-01/Accounts/${account}.json`, { form: { Status } })).status === 200;
  const tendKey = async (role: Role, kind: Readonly<Record<string, string>>): Promise<void> => {
    const known = members.get(role);
    if (known !== undefined && (await ask(known, `${pathOf(known)}/Balance.json`)).status !== 401) return;
    const form = { AccountSid: owner().account, ...kind };
    const { sid = "", secret = "" } = textsOf(await ask(owner(), "/v1/Keys", { form }));
    members.set(role, { user: sid, password: secret, account: owner().account });
  };
  const tendNumber = async (one: Member): Promise<void> => {
    const numbers = `${pathOf(one)}/IncomingPhoneNumbers.json`;
    if (/"sid"/u.test((await ask(one, `${numbers}?PageSize=1`)).text)) return;
    for (const AreaCode of areas) if ((await ask(one, numbers, { form: { AreaCode } })).status === 201) return;
    throw new Error("no number is left for the callers");
  };
  const openAgain = { Permissions: [{ country_code: "US", type: "country", enabled: true }] };

  const cast: Cast = {
    member,
    hear: (path, { status, text }) => {
      if (status !== 200 || !path.includes("/AuthTokens/Promote") || !text.startsWith("{")) return;
      const { account_sid: sid = "", auth_token: token = "" } = JSON.parse(text) as Readonly<Record<string, string>>;
      heard.set(sid, [...(heard.get(sid) ?? []), token]);
      for (const [role, one] of members) if (one.user === sid) members.set(role, { ...one, password: token });
    },
    tend: async () => {
      if (!(await regain("owner"))) throw new Error("the first account's token opens nothing any more");
      for (const role of ["subaccount", "suspended"] as const) {
        if (members.has(role) && (await setStatus(member(role), "active")) && (await regain(role))) continue;
        await openSubaccount(role);
      }
      for (const one of [owner(), member("subaccount")]) {
        await ask(one, "/v1/Messaging/GeoPermissions", { method: "PATCH", json: openAgain });
        await tendNumber(one);
      }
      await setStatus(member("suspended"), "suspended");
      await tendKey("standard", {});
      await tendKey("main", { KeyType: "main" });
      await tendKey("restricted", { KeyType: "restricted", Policy: JSON.stringify({ allow: restrictedTo }) });
      const { account_sid: user = "", auth_token: password = "" } = textsOf(
        await ask(owner(), "/v1/TestCredentials", { method: "POST" }),
      );
      members.set("test", { user, password, account: user });
    },
  };
  await cast.tend();
  return cast;
};

const pathOf = ({ account }: Member): string => `/2010-04-01/Accounts/${account}`;

const restrictedTo = ["/twilio/messaging/*", "/twilio/phone-numbers/*", "/twilio/monitor/*", "/pennywire/*"];
