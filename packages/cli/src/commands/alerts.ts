// pennywire alerts: its sub-commands.
import type { Define } from "../command.ts";
import { defineList } from "./alerts/list.ts";
import { defineShow } from "./alerts/show.ts";

export const defineAlerts: Define = (command, open) => {
  defineList(command.command("list").description("List the latest alerts"), open);
  defineShow(command.command("show").description("Show one alert with its request and response"), open);
};
