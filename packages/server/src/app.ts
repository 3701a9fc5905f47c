// The composition root: the only file that knows every adapter. What main.ts runs, and what the
// tests run, is put together here from plain arguments.
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { createApi } from "./api/api.ts";
import { createCredentials } from "./api/credentials.ts";
import { createRunningKeys } from "./api/idempotency.ts";
import { createTrust } from "./api/forwarded.ts";
import { createLimits } from "./api/limits/limits.ts";
import { createMeter } from "./api/meter.ts";
import { unreadable } from "./api/unreadable.ts";
import { createSimulatedNetwork, simulatedCarrierName } from "./carriers/simulated.ts";
import type { Account } from "./domain/accounts/account.ts";
import type { Secrets } from "./domain/accounts/secrets.ts";
import type { Micros } from "./domain/billing/money.ts";
import { tariffOf } from "./domain/billing/tariff.ts";
import { firstStart, type Welcome } from "./start/first-start.ts";
import { closed, listening } from "./start/http-server.ts";
import { openHooks } from "./hooks/undici.ts";
import type { Logger } from "./log.ts";
import { createMediaFiles } from "./media/files.ts";
import { mediaFolder } from "./start/local-files.ts";
import { createMovableClock } from "./start/movable-clock.ts";
import { createNewSid, createSecrets } from "./start/secrets.ts";
import { readSimulation } from "./start/simulation-setting.ts";
import { stockInventory } from "./verbs/numbers/stock.ts";
import { openStore } from "./store/open.ts";
import type { Store } from "./store/store.ts";
import type { Deps } from "./verbs/deps.ts";
import { createHands } from "./workers/hands.ts";

export interface AppOptions {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly accountSid: string | null;
  readonly authToken: string | null;
  readonly credit: Micros;
  readonly privateWebhooks: boolean;
  /** What absolute links and signed URLs begin with; null: with what the request came by. */
  readonly publicUrl: string | null;
  /** Addresses of proxies, as CIDR ranges, whose X-Forwarded headers count. */
  readonly trustedProxies: readonly string[];
  /** Requests a second of an account; 0 for no limit. */
  readonly rateLimit: number;
  /** Whether senders keep to their segments a second. */
  readonly senderRates: boolean;
  /** Where media are kept; beside the database when left out. */
  readonly mediaFolder?: string;
  readonly log: Logger;
}

export interface App {
  readonly welcome: Welcome;
  /** Answers one request, without a socket. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly deps: Deps;
  /** Listens; resolves with the port. */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing new, ends what is under way, closes the store. */
  close(): Promise<void>;
}

/** How long webhooks that outlast the drain may hold up a stop, in milliseconds: the whole of it has 25 s. */
const hooksCloseMs = 1_000;

export const createApp = async (options: AppOptions): Promise<App> => {
  const { log } = options;
  const { deps, clock, network, welcome, place } = await openDeps(options);
  const meter = createMeter(deps, randomBytes(8).toString("hex"), log);
  const hands = createHands({ ...deps, store: patient(deps.store) }, log);
  const api = createApi({
    deps,
    log,
    credentials: createCredentials(deps),
    meter,
    runningKeys: createRunningKeys(),
    limits: createLimits({ ratePerS: options.rateLimit, monotonicMs: () => performance.now() }),
    trusts: createTrust(options.trustedProxies),
    publicUrl: options.publicUrl,
    simulation: {
      profile: network.profile,
      offsetMs: clock.offsetMs,
      apply: (profile, offsetMs) => {
        network.change(profile);
        clock.move(offsetMs);
        hands.wake();
      },
    },
  });
  hands.start();
  meter.start();
  let server: Server | null = null;
  return {
    welcome,
    fetch: api.fetch,
    deps,
    listen: async (port, hostname) => {
      const opened = await listening(api.fetch, (error) => unreadable(error, deps.newSid("RQ"), log), port, hostname);
      server = opened.server;
      if (options.publicUrl === null) place.url = localUrl(hostname, opened.port);
      return opened.port;
    },
    close: async () => {
      // Side by side, so that both together end within the longer of the two; what is accepted meanwhile keeps.
      await Promise.all([server === null ? null : closed(server), hands.stop()]);
      await meter.stop();
      // Who has not answered by now is not waited for: the exchange is repeated when its lease ends.
      await Promise.race([deps.hooks.close(), pause(hooksCloseMs, undefined, { ref: false })]);
      await deps.store.close();
    },
  };
};

/** The adapters, opened and given to each other; `clock` and `network` once more, as what may be set. */
const openDeps = async (options: AppOptions) => {
  const store = await openStore(options.databaseUrl);
  const saved = await readSimulation(store);
  const clock = createMovableClock(saved.offsetMs);
  const newSid = createNewSid(clock);
  const secrets = createSecrets(options.secret);
  const welcome = await firstStart({ store, clock, newSid, secrets }, simulatedCarrierName, {
    sid: options.accountSid,
    token: options.authToken,
    credit: options.credit,
  });
  if (!opens(secrets, welcome.account)) {
    await store.close();
    throw new Error(
      "this database was made with another secret: set PENNYWIRE_SECRET to it, or put the file `secret` back beside the database",
    );
  }
  await stockInventory({ store });
  if (store.alone) await store.commit([{ kind: "release leases", at: clock.now() }]);
  const tariff = tariffOf(await store.read.ledger.rates(), await store.read.ledger.carrierRates());
  const network = createSimulatedNetwork(
    {
      remember: async (events) => {
        await patient(store).commit(events.map((event) => ({ kind: "plan network event", event })));
      },
    },
    clock,
    saved.profile,
  );
  // Where this process listens is known when it does; until then nobody can have been told.
  const place = { url: options.publicUrl ?? localUrl("127.0.0.1", 0) };
  const deps: Deps = {
    store,
    clock,
    newSid,
    random: Math.random,
    secrets,
    tariff: () => tariff,
    carrier: network,
    hooks: openHooks({ allowPrivate: options.privateWebhooks }),
    media: createMediaFiles(options.mediaFolder ?? mediaFolder(options.databaseUrl)),
    publicUrl: () => place.url,
    simulated: true,
    senderRates: options.senderRates,
  };
  return { deps, clock, network, welcome, place };
};

/** An address for callers on this machine; one that means "every interface" is none that can be called. */
const localUrl = (hostname: string, port: number): string => {
  const host = hostname === "0.0.0.0" || hostname === "::" ? "127.0.0.1" : hostname;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
};

/** Whether the secret is the one that the first account was sealed with. With another one, every webhook would fail. */
const opens = (secrets: Secrets, { tokenSealed }: Account): boolean => {
  try {
    secrets.open(tokenSealed);
    return true;
  } catch {
    return false;
  }
};

/** The store as the workers have it: nobody waits for what they commit, so it lets a caller's go first. */
const patient = (store: Store): Store => ({
  ...store,
  commit: async (writes) => store.commit(writes, { patient: true }),
});
