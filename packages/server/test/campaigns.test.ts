// The campaigns of campaigns/ in small: a minute's worth of what is run by hand for longer (docs/campaigns.md). They
// look at the built server, as `npm test` leaves it, in processes of its own.
import { afterAll, describe, expect, it } from "vitest";
import { fuzz } from "./campaigns/fuzz/campaign.ts";
import { killAgainAndAgain } from "./campaigns/kill/campaign.ts";
import { overspend } from "./campaigns/overspend/campaign.ts";
import { leaveNothing } from "./campaigns/server.ts";
import { createDatabase } from "./postgres.ts";

/** Much longer than they take, in milliseconds: a busy machine is no finding. */
const patience = { timeout: 120_000 };
/** Always the same, so that a failure here is a failure everywhere. */
const seed = 1;

// A test worker may end without a word to exit listeners.
afterAll(leaveNothing);

describe("a server that is killed under load", patience, () => {
  it("loses nothing that it acknowledged, charges nothing twice and finishes its work", async () => {
    const { violations } = await killAgainAndAgain({ seed, cycles: 5, advance: 1 });
    expect(violations).toEqual([]);
  });
});

describe("an account with money for 100 messages that sends 200 at once", patience, () => {
  it("sends exactly 100 on SQLite", async () => {
    const { violations } = await overspend({ seed, rounds: 2, nodes: 1, ground: null });
    expect(violations).toEqual([]);
  });

  it("sends exactly 100 through two servers on one PostgreSQL", async () => {
    const { violations } = await overspend({ seed, rounds: 1, nodes: 2, ground: createDatabase });
    expect(violations).toEqual([]);
  });
});

describe("a server that is asked anything at all", patience, () => {
  it("answers as its contract says, and serves the next client", async () => {
    const { violations } = await fuzz({ seed, requests: 400, raw: 40, ground: null, growthMaxPercent: null });
    expect(violations).toEqual([]);
  });
});
