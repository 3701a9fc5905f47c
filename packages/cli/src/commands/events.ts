// pennywire events: its sub-commands.
import type { Define } from "../command.ts";
import { defineList } from "./events/list.ts";

export const defineEvents: Define = (command, open) => {
  defineList(command.command("list").description("List who changed what"), open);
};
