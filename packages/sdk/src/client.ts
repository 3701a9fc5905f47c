// The client: a table of contents of what can be called.
import { toSettings, type PennywireOptions } from "./options.ts";
import { createCall } from "./request.ts";
import {
  accountOf,
  balanceOf,
  ledgerOf,
  usageOf,
  type AccountResource,
  type BalanceResource,
  type Ledger,
  type Usage,
} from "./resources/account.ts";
import { keysOf, type Keys } from "./resources/keys.ts";
import { messagesOf, type Messages } from "./resources/messages.ts";
import { numbersOf, type Numbers } from "./resources/numbers.ts";
import { simulationOf, type Simulation } from "./resources/simulation.ts";

/**
 * A client for one account of one server. Keep one and share it; it holds no connection of its own.
 *
 * @example
 * const client = new Pennywire({ accountSid: "AC…", authToken: "…" });
 * await client.messages.create({ to: "+15558675310", from: "+15005550006", body: "Hello" });
 */
export class Pennywire {
  /** The account this client acts for. */
  readonly accountSid: string;
  /** Where the server is, without a slash at its end. */
  readonly baseUrl: string;
  readonly messages: Messages;
  readonly numbers: Numbers;
  readonly keys: Keys;
  readonly account: AccountResource;
  readonly balance: BalanceResource;
  readonly usage: Usage;
  readonly ledger: Ledger;
  readonly simulation: Simulation;

  /** Throws PennywireError when neither the options nor the environment name an account and a credential. */
  constructor(options: PennywireOptions = {}) {
    const settings = toSettings(options);
    const call = createCall(settings);
    const account = `/2010-04-01/Accounts/${encodeURIComponent(settings.accountSid)}`;
    this.accountSid = settings.accountSid;
    this.baseUrl = settings.baseUrl;
    this.messages = messagesOf(call, account);
    this.numbers = numbersOf(call, account);
    this.keys = keysOf(call, account);
    this.account = accountOf(call, account);
    this.balance = balanceOf(call, account);
    this.usage = usageOf(call, account);
    this.ledger = ledgerOf(call);
    this.simulation = simulationOf(call);
  }
}
