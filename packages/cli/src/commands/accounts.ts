// pennywire accounts: its sub-commands.
import type { Define } from "../command.ts";
import { defineActivate, defineClose, defineSuspend } from "./accounts/become.ts";
import { defineCreate } from "./accounts/create.ts";
import { defineList } from "./accounts/list.ts";

export const defineAccounts: Define = (command, open) => {
  defineList(command.command("list").description("List the account and its subaccounts"), open);
  defineCreate(
    command.command("create").description("Open a subaccount, which pays from this account's balance"),
    open,
  );
  defineSuspend(
    command.command("suspend").description("Refuse a subaccount's requests until it is active again"),
    open,
  );
  defineActivate(command.command("activate").description("End the suspension of a subaccount"), open);
  defineClose(command.command("close").description("Close a subaccount for good"), open);
};
