// pennywire numbers: its sub-commands.
import type { Define } from "../command.ts";
import { defineBuy } from "./numbers/buy.ts";
import { defineList } from "./numbers/list.ts";
import { defineRelease } from "./numbers/release.ts";
import { defineSearch } from "./numbers/search.ts";
import { defineUpdate } from "./numbers/update.ts";

export const defineNumbers: Define = (command, open) => {
  defineList(command.command("list").description("List the account's numbers"), open);
  defineSearch(command.command("search").description("Find numbers that can be bought"), open);
  defineBuy(command.command("buy").description("Buy a number"), open);
  defineUpdate(command.command("update").description("Change a number's settings"), open);
  defineRelease(command.command("release").description("Give a number back"), open);
};
