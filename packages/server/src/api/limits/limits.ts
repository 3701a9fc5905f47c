// How much one caller may ask: requests a second for each key and each account, requests at once for each account, and
// failed sign-ins a second for each address. Kept in memory, so that a request costs a look into two maps; each node
// counts for itself. The clock is the machine's monotonic one: the platform's may be moved ahead by hours.
import ipaddr from "ipaddr.js";
import { LRUCache } from "lru-cache";
import { left, perSecond, take, waitFor, type Cell, type Rate } from "./gcra.ts";

export interface Limits {
  /** A request of this account by this key begins; it ends with `end`, unless it was refused. */
  begin(accountId: number, keySid: string): Standing;
  end(accountId: number): void;
  /** A file is about to be read for this payer; false when too many are. Each that began ends with `endUpload`. */
  beginUpload(ownerId: number): boolean;
  endUpload(ownerId: number): void;
  /** Somebody at this address could not say who they are; false when that happened too often to be told why. */
  admitStranger(address: string): boolean;
}

/** Where a caller stands. Who is refused may come again within a second, because that is the longest a limit lasts. */
export interface Standing {
  readonly refused: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LimitSettings {
  /** Requests a second of an account, and of a key, which may reach several accounts; a whole number, 0 for no limit. */
  readonly ratePerS: number;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs: () => number;
  readonly concurrentMax?: number;
}

/** Requests of one account under way at once, on one node: far above any client's pool, far below what memory holds. */
const concurrentDefault = 1_000;
/**
 * Files that are read at once, of one payer and on one node: each takes some ten megabytes of memory, for as long as its
 * sender likes to take.
 */
const uploadsMax = { payer: 2, node: 16 } as const;
/** Accounts, keys and addresses remembered at once; who is forgotten has a fresh allowance. */
const rememberedMax = 50_000;
/** Failed sign-ins of an address in a second: enough for a wrong setting to show itself, too little for a search. */
const strangersPerS = 20;

export const createLimits = ({ ratePerS, monotonicMs, concurrentMax = concurrentDefault }: LimitSettings): Limits => {
  const cells = new LRUCache<string | number, Cell>({ max: rememberedMax });
  const strangers = new LRUCache<string, Cell>({ max: rememberedMax });
  const running = new Map<number, number>();
  const uploads: number[] = [];
  const rate = ratePerS > 0 ? perSecond(ratePerS) : null;
  const strangerRate = perSecond(strangersPerS);

  return {
    begin: (accountId, keySid) => {
      const under = running.get(accountId) ?? 0;
      if (under >= concurrentMax) return { refused: true, headers: concurrent(under) };
      const { refused, headers } = rate === null ? unlimited : admit(rate, cells, accountId, keySid, monotonicMs());
      if (refused) return { refused, headers: { ...concurrent(under), ...headers } };
      running.set(accountId, under + 1);
      return { refused, headers: { ...concurrent(under + 1), ...headers } };
    },
    end: (accountId) => {
      const under = (running.get(accountId) ?? 1) - 1;
      if (under === 0) running.delete(accountId);
      else running.set(accountId, under);
    },
    beginUpload: (ownerId) => {
      const own = uploads.filter((other) => other === ownerId).length;
      if (own >= uploadsMax.payer || uploads.length >= uploadsMax.node) return false;
      uploads.push(ownerId);
      return true;
    },
    endUpload: (ownerId) => {
      uploads.splice(uploads.indexOf(ownerId), 1);
    },
    admitStranger: (address) => {
      if (rate === null) return true;
      const now = monotonicMs();
      const cell = cellOf(strangers, networkOf(address));
      if (waitFor(strangerRate, cell, now) > 0) return false;
      take(strangerRate, cell, now);
      return true;
    },
  };
};

/** Whose address it is: of IPv6 nobody has less than a /64, and could come from another one of it each time. */
const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(":") : parsed.toString();
};

const unlimited: Standing = { refused: false, headers: {} };

const concurrent = (under: number): Readonly<Record<string, string>> => ({
  "Twilio-Concurrent-Requests": String(under),
});

/** Counts a request for the account and for the key when it fits both, and tells the tighter of the two. */
const admit = (
  rate: Rate,
  cells: LRUCache<string | number, Cell>,
  accountId: number,
  keySid: string,
  now: number,
): Standing => {
  const account = cellOf(cells, accountId);
  const key = cellOf(cells, keySid);
  const refused = waitFor(rate, account, now) > 0 || waitFor(rate, key, now) > 0;
  if (!refused) {
    take(rate, account, now);
    take(rate, key, now);
  }
  const headers =
    key.fullAt > account.fullAt ? rateFields("key", rate, key, now) : rateFields("account", rate, account, now);
  return { refused, headers };
};

const cellOf = <K extends string | number>(cells: LRUCache<K, Cell>, name: K): Cell => {
  const known = cells.get(name);
  if (known !== undefined) return known;
  const cell: Cell = { fullAt: 0 };
  cells.set(name, cell);
  return cell;
};

/** The fields of draft-ietf-httpapi-ratelimit-headers: what is left (`r`), and seconds until all of it is back (`t`). */
const rateFields = (name: string, rate: Rate, cell: Cell, now: number): Readonly<Record<string, string>> => ({
  RateLimit: `"${name}";r=${left(rate, cell, now)};t=${Math.ceil(Math.max(0, cell.fullAt - now) / 1_000)}`,
  "RateLimit-Policy": `"account";q=${rate.burst};w=1, "key";q=${rate.burst};w=1`,
});
