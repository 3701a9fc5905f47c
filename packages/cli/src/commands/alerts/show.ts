// pennywire alerts show: one alert, with what was asked and what came back.
import type { AlertWithExchange, Pennywire } from "@pennywire/sdk";
import { messageOf } from "../../alert-text.ts";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError, usageError } from "../../failure.ts";
import { formatMoment, nothing } from "../../format.ts";
import { printDetails, type Detail } from "../../table.ts";
import { wrap } from "../../text.ts";

export const defineShow: Define = (command, open) => {
  command
    .argument("<sid>", "its SID, or the last digits of it as the list shows them")
    .addHelpText(
      "after",
      examples("pennywire alerts show NO019ab7b64c0d5f1c2b3a495867768594a3", "pennywire alerts show 8594a3b2 --json"),
    )
    .action(async (sid: string) => runShow(open(command), sid));
};

/** Shows the alert. */
const runShow = async (context: Context, text: string): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const alert = await client.alerts.get(await findAlertSid(client, text));
  if (io.json) return io.printJson(alert);
  printDetails(io, detailsOf(context, alert));
  if (!io.isTerminal || alert.responseBody === null || alert.responseBody === "") return;
  io.print("");
  for (const line of wrap(alert.responseBody, io.columns)) io.print(line);
};

const findAlertSid = async (client: Pennywire, text: string): Promise<string> => {
  if (/^NO[0-9a-f]{32}$/iu.test(text)) return text;
  const tail = text.replace(/^…/u, "").toLowerCase();
  if (!/^[0-9a-f]{4,32}$/u.test(tail)) {
    throw usageError(`This is not the SID of an alert: ${text}`, "See the alerts: pennywire alerts list");
  }
  const latest = await client.alerts.list({ limit: latestMax }).toArray();
  const found = latest.find(({ sid }) => sid.endsWith(tail));
  if (found !== undefined) return found.sid;
  throw new CliError(`None of the latest alerts has a SID that ends with ${tail}.`, {
    next: ["See what there is: pennywire alerts list"],
  });
};

// One page, and so one request.
const latestMax = 1000;

const detailsOf = ({ io, now }: Context, alert: AlertWithExchange): readonly Detail[] => [
  { name: "sid", text: alert.sid },
  { name: "level", text: alert.logLevel, paint: alert.logLevel === "error" ? io.paint.red : io.paint.yellow },
  { name: "code", text: alert.errorCode },
  { name: "what", text: messageOf(alert.alertText) },
  { name: "about", text: alert.resourceSid },
  { name: "when", text: formatMoment(alert.dateGenerated, now()), raw: alert.dateGenerated.toISOString() },
  {
    name: "request",
    text: alert.requestUrl === null ? nothing : `${alert.requestMethod ?? ""} ${alert.requestUrl}`.trim(),
    raw: alert.requestUrl ?? "",
  },
  { name: "sent", text: alert.requestVariables ?? nothing, raw: alert.requestVariables ?? "" },
  { name: "more", text: alert.moreInfo, paint: io.paint.dim },
  ...(io.isTerminal ? [] : [{ name: "response", text: alert.responseBody ?? "" }]),
];
