// The client: everything that can be called, for one account of one server.
import { bindTo } from "./bind.ts";
import { Resources } from "./client.gen.ts";
import { toSettings, type PennywireOptions } from "./options.ts";
import { createCall } from "./request.ts";

/**
 * A client for one account of one server. Keep one and share it; it holds no connection of its own.
 *
 * @example
 * const client = new Pennywire({ accountSid: "AC…", authToken: "…" });
 * await client.messages.create({ to: "+15558675310", from: "+15005550006", body: "Hello" });
 */
export class Pennywire extends Resources {
  /** The account this client acts for. */
  readonly accountSid: string;
  /** Where the server is, without a slash at its end. */
  readonly baseUrl: string;

  /** Throws PennywireError when neither the options nor the environment name an account and a credential. */
  constructor(options: PennywireOptions = {}) {
    const settings = toSettings(options);
    super(bindTo(createCall(settings), settings.accountSid));
    this.accountSid = settings.accountSid;
    this.baseUrl = settings.baseUrl;
  }
}
