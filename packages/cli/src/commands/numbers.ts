// pennywire numbers: its sub-commands.
import type { Define } from "../command.ts";
import { defineList } from "./numbers/list.ts";
import { defineUpdate } from "./numbers/update.ts";

export const defineNumbers: Define = (command, open) => {
  defineList(command.command("list").description("List the account's numbers"), open);
  defineUpdate(command.command("update").description("Change a number's settings"), open);
};
