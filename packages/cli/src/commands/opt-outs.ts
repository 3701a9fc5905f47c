// pennywire opt-outs: its sub-commands.
import type { Define } from "../command.ts";
import { defineAdd } from "./opt-outs/add.ts";
import { defineImport } from "./opt-outs/import.ts";
import { defineList } from "./opt-outs/list.ts";
import { defineRemove } from "./opt-outs/remove.ts";

export const defineOptOuts: Define = (command, open) => {
  defineList(command.command("list").description("List who wants no more messages"), open);
  defineAdd(command.command("add").description("Stop messages to somebody"), open);
  defineRemove(command.command("remove").description("Allow messages to somebody again"), open);
  defineImport(command.command("import").description("Add all that a CSV file names"), open);
};
