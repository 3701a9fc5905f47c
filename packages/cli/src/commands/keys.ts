// pennywire keys: its sub-commands.
import type { Define } from "../command.ts";
import { defineCreate } from "./keys/create.ts";
import { defineDelete } from "./keys/delete.ts";
import { defineList } from "./keys/list.ts";

export const defineKeys: Define = (command, open) => {
  defineCreate(command.command("create").description("Make an API key; its secret is shown once"), open);
  defineList(command.command("list").description("List the API keys, without their secrets"), open);
  defineDelete(command.command("delete").description("End an API key"), open);
};
