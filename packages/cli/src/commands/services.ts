// pennywire services: its sub-commands.
import type { Define } from "../command.ts";
import { defineAdd } from "./services/add.ts";
import { defineCreate } from "./services/create.ts";
import { defineList } from "./services/list.ts";
import { defineRemove } from "./services/remove.ts";
import { defineSenders } from "./services/senders.ts";

export const defineServices: Define = (command, open) => {
  defineList(command.command("list").description("List the messaging services"), open);
  defineCreate(command.command("create").description("Make a messaging service"), open);
  defineSenders(command.command("senders").description("List the senders of a service"), open);
  defineAdd(command.command("add").description("Add a sender to a service"), open);
  defineRemove(command.command("remove").description("Take a sender out of a service"), open);
};
