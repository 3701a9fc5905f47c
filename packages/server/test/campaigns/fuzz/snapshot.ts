// Everything that an account can read of its own, twice: what others asked meanwhile has changed nothing of it.
import { fullPath, routes, type Route } from "@pennywire/contract";
import { eventually } from "../program.ts";
import type { Ask } from "./ask.ts";
import { ofEach, type Foreign } from "./foreign.ts";

/** Answers by path. */
export type Snapshot = ReadonlyMap<string, string>;

/** Longest time until nothing of the account moves any more, in milliseconds. */
const calmMaxMs = 20_000;

/** Reads everything once the account's messages and imports have come to their ends. */
export const calmSnapshot = async (ask: Ask, foreign: Foreign): Promise<Snapshot> => {
  const own = `/2010-04-01/Accounts/${foreign.user}/Messages.json`;
  const alerts = "/v1/Alerts";
  const isCalm = await eventually(calmMaxMs, async () => {
    const [messages, imports, raised] = await Promise.all(
      [own, "/v1/OptOuts/Imports", alerts].map(async (path) => (await ask(foreign, path)).text),
    );
    return !unfinished.test(`${messages} ${imports}`) && (raised?.match(/"NO[0-9a-f]{32}"/gu) ?? []).length >= ofEach;
  });
  if (!isCalm) throw new Error("the other tenant's things do not come to rest");
  return snapshot(ask, foreign);
};

const unfinished = /"status":"(queued|sending|sent|accepted|processing|pending|running)"/u;

export const snapshot = async (ask: Ask, foreign: Foreign): Promise<Snapshot> => {
  const answers = new Map<string, string>();
  for (const path of pathsOf(foreign)) {
    const { status, text } = await ask(foreign, path);
    answers.set(path, `${status} ${text}`);
  }
  return answers;
};

/** What is different afterwards, in words. Alerts and events end with time, which a caller may have moved; none may come. */
export const changes = (before: Snapshot, after: Snapshot): readonly string[] =>
  [...before].flatMap(([path, was]) => {
    const is = after.get(path) ?? "";
    if (is === was || (forgotten.test(path) && isPart(is, was))) return [];
    return [`the other tenant's ${path} was ${was.slice(0, 400)} and is ${is.slice(0, 400)}`];
  });

const forgotten = /^\/v1\/(Alerts|Events)/u;

const isPart = (is: string, was: string): boolean => {
  if (is.startsWith("404")) return true;
  const old = itemsOf(was);
  return itemsOf(is).every((item) => old.includes(item));
};

const itemsOf = (answer: string): readonly string[] => {
  const json = JSON.parse(answer.slice(4)) as object;
  const list: unknown = Object.values(json).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.map((item) => JSON.stringify(item)) : [];
};

/** Reading these costs money, moves with time, or is everybody's. */
const apart = /Usage|Balance|Available|Handsets\/|Network|ledger|Pricing|Countries|Deactivations|PhoneNumber\}$/u;

const pathsOf = (foreign: Foreign): readonly string[] => {
  const all: readonly Route[] = Object.values(routes);
  const paths = all
    .filter(({ method, path, success }) => method === "get" && success.bytes === undefined && !apart.test(path))
    .flatMap((route) => filled(route, foreign));
  const { user, phones } = foreign;
  const triggers = [`/2010-04-01/Accounts/${user}/Usage/Triggers.json`];
  return [...paths, ...triggers, ...phones.map((phone) => `/sim/v1/Handsets/${phone}/Messages`)];
};

/** A path with every choice of the account's own things. */
const filled = (route: Route, { user, sids, phones }: Foreign): readonly string[] => {
  const full = route.id === "listIamKeys" ? `${fullPath(route)}?AccountSid=${user}` : fullPath(route);
  const names = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);
  return names.reduce<readonly string[]>(
    (paths, name) => {
      const values = name === "AccountSid" ? [user] : choicesOf(route, name, sids, phones);
      return paths.flatMap((path) => values.map((value) => path.replace(`{${name}}`, encodeURIComponent(value))));
    },
    [full],
  );
};

const choicesOf = (route: Route, name: string, sids: Foreign["sids"], phones: readonly string[]): readonly string[] => {
  if (name === "PhoneNumber") return phones;
  if (name === "Field") return ["line_type_intelligence"];
  return lettersOf(route, name).flatMap((letters) => sids.get(letters) ?? []);
};

/** The letters that SIDs of a path's parameter begin with; none for what is no SID. */
export const lettersOf = (route: Route, name: string): readonly string[] => {
  const shape = route.params.shape as Readonly<Record<string, { meta(): { readonly pattern?: unknown } | undefined }>>;
  const pattern = shape[name]?.meta()?.pattern;
  return typeof pattern === "string" ? (/^\^\(([A-Z|]+)\)/u.exec(pattern)?.[1]?.split("|") ?? []) : [];
};
