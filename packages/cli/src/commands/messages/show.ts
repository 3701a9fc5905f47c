// pennywire messages show: one message, with its price, its fate and the reason for it.
import type { Message } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatCost, formatMoment, nothing } from "../../format.ts";
import { errorInWords } from "../../message-details.ts";
import { findMessageSid } from "../../message-sid.ts";
import { paintStatus } from "../../paint.ts";
import { printDetails, type Detail } from "../../table.ts";
import { wrap } from "../../text.ts";

export const defineShow: Define = (command, open) => {
  command
    .argument("<sid>", "its SID, or the last digits of it as the list shows them")
    .addHelpText(
      "after",
      examples(
        "pennywire messages show SM019ab7b64c0d5f1c2b3a495867768594a3",
        "pennywire messages show 8594a3b2 --json",
      ),
    )
    .action(async (sid: string) => runShow(open(command), sid));
};

/** Shows every field that tells something. */
const runShow = async (context: Context, text: string): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const message = await client.messages.get(await findMessageSid(client, text));
  if (io.json) return io.printJson(message);
  printDetails(io, detailsOf(context, message));
  if (!io.isTerminal || message.body === "") return;
  io.print("");
  for (const line of wrap(message.body, Math.min(io.columns, textColumnsMax))) io.print(line);
};

// Longer lines are hard to read.
const textColumnsMax = 80;

const detailsOf = ({ io, now }: Context, message: Message): readonly Detail[] => {
  const { paint } = io;
  const moment = (name: string, date: Date | null): Detail => ({
    name,
    text: formatMoment(date, now()),
    raw: date?.toISOString() ?? "",
  });
  return [
    { name: "sid", text: message.sid },
    { name: "status", text: message.status, paint: (text) => paintStatus(paint, text) },
    {
      name: "error",
      text: errorInWords(message),
      raw: message.errorCode === null ? "" : errorInWords(message),
      paint: message.errorCode === null ? paint.dim : paint.red,
    },
    { name: "direction", text: message.direction },
    { name: "from", text: message.from ?? nothing, raw: message.from ?? "" },
    { name: "to", text: message.to },
    { name: "segments", text: String(message.numSegments) },
    { name: "media", text: String(message.numMedia) },
    { name: "price", text: formatCost(message.price, message.priceUnit), raw: message.price ?? "" },
    moment("created", message.dateCreated),
    moment("sent", message.dateSent),
    moment("updated", message.dateUpdated),
    { name: "account", text: message.accountSid, paint: paint.dim },
    ...(message.messagingServiceSid === null ? [] : [{ name: "service", text: message.messagingServiceSid }]),
    ...(io.isTerminal ? [] : [{ name: "body", text: message.body }]),
  ];
};
