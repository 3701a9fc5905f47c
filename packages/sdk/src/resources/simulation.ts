// The simulated network: handsets that get messages and write back, and the network's manners and clock.
import { decode } from "../coding.ts";
import type { Call, CallOptions } from "../request.ts";
import type { HandsetMessage, Network, SendFromHandsetInput, UpdateNetworkInput } from "../types.gen.ts";

export interface Handset {
  /** What the handset got from and sent to this account, newest first. */
  messages(options?: CallOptions): Promise<readonly HandsetMessage[]>;
  /** Texts one of the account's numbers. */
  send(input: SendFromHandsetInput, options?: CallOptions): Promise<HandsetMessage>;
}

export interface NetworkResource {
  /** The network's manners and clock. */
  get(options?: CallOptions): Promise<Network>;
  /** Changes what is given and leaves the rest; `advanceMs` moves the clock forward. */
  update(input: UpdateNetworkInput, options?: CallOptions): Promise<Network>;
}

export interface Simulation {
  /**
   * The handset with this number, in E.164.
   *
   * @example
   * await client.simulation.handset("+15558675310").send({ to: "+15005550006", body: "Hi" });
   */
  handset(e164: string): Handset;
  readonly network: NetworkResource;
}

/** The simulated network of a server. */
export const simulationOf = (call: Call): Simulation => ({
  handset: (e164) => {
    const path = `/sim/v1/Handsets/${encodeURIComponent(e164)}/Messages`;
    return {
      messages: async (options) => decode("HandsetMessages", await call({ method: "GET", path, options })).messages,
      send: async (input, options) => decode("HandsetMessage", await call({ method: "POST", path, input, options })),
    };
  },
  network: {
    get: async (options) => decode("Network", await call({ method: "GET", path: "/sim/v1/Network", options })),
    update: async (input, options) =>
      decode("Network", await call({ method: "POST", path: "/sim/v1/Network", input, options })),
  },
});
