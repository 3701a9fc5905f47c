// pennywire messages: its sub-commands.
import type { Define } from "../command.ts";
import { defineCancel } from "./messages/cancel.ts";
import { defineDelete } from "./messages/delete.ts";
import { defineList } from "./messages/list.ts";
import { defineRedact } from "./messages/redact.ts";
import { defineShow } from "./messages/show.ts";
import { defineWatch } from "./messages/watch.ts";

export const defineMessages: Define = (command, open) => {
  defineList(command.command("list").description("List the latest messages"), open);
  defineShow(command.command("show").description("Show all about one message"), open);
  defineWatch(command.command("watch").description("Follow new messages and changes of status"), open);
  defineCancel(command.command("cancel").description("Call off a scheduled message"), open);
  defineRedact(command.command("redact").description("Remove the text of a message for good"), open);
  defineDelete(command.command("delete").description("Delete a message whose sending is over"), open);
};
