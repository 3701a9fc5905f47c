// What every store promises, whatever engine it runs on: one suite, run on each. A new promise is written here first.
import { describe } from "vitest";
import { describeAccounts } from "./conformance/accounts.ts";
import { describeBooks } from "./conformance/books.ts";
import { describeCommits } from "./conformance/commits.ts";
import { describeFairness } from "./conformance/fairness.ts";
import { describeMessages } from "./conformance/messages.ts";
import type { Open } from "./conformance/opened.ts";
import { describePages } from "./conformance/pages.ts";
import { describeQueues } from "./conformance/queues.ts";
import { describeRecords } from "./conformance/records.ts";
import { describeTraces } from "./conformance/traces.ts";
import { describeTriggers } from "./conformance/triggers.ts";
import { describeVerify } from "./conformance/verify.ts";

/** Tests the stores that `open` opens, each on a database of its own. */
export const describeStore = (name: string, open: Open): void => {
  describe(`a store on ${name}`, () => {
    describeCommits(open);
    describeBooks(open);
    describeMessages(open);
    describePages(open);
    describeQueues(open);
    describeFairness(open);
    describeAccounts(open);
    describeRecords(open);
    describeTraces(open);
    describeTriggers(open);
    describeVerify(open);
  });
};
