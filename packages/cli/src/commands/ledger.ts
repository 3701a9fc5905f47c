// pennywire ledger: its sub-commands.
import type { Define } from "../command.ts";
import { defineVerify } from "./ledger/verify.ts";

export const defineLedger: Define = (command, open) => {
  defineVerify(command.command("verify").description("Check every promise of the books"), open);
};
