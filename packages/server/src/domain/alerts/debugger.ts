// The debugger webhook: one URL of an account that hears of every alert.
import { moreInfo } from "@pennywire/contract/errors";
import { toIso8601 } from "@pennywire/contract/wire";
import type { Account } from "../accounts/account.ts";
import { pending, type Callback } from "../callbacks/callback.ts";
import type { FormPair } from "../callbacks/forms.ts";
import { sidTime } from "../sid.ts";
import type { Alert } from "./alert.ts";

export interface DebuggerWebhook {
  readonly accountId: number;
  /** Empty when nobody is told. */
  readonly url: string;
  readonly updatedAt: number;
}

/** The callback that tells of an alert. What goes wrong with it raises no alert, or there would be no end. */
export const debuggerOwed = (alert: Alert, account: Account, url: string, sid: string, now: number): Callback => ({
  ...pending(account.id, sid, url, now),
  messageSid: alert.resourceSid,
  purpose: "debugger",
  method: "POST",
  form: debuggerForm(alert, account),
  sequence: null,
  documents: 0,
});

const debuggerForm = (alert: Alert, account: Account): readonly FormPair[] => [
  ["AccountSid", account.sid],
  ["Level", alert.logLevel === "error" ? "Error" : "Warning"],
  ["ParentAccountSid", account.ownerSid === account.sid ? "" : account.ownerSid],
  ["Payload", JSON.stringify(payloadOf(alert))],
  ["PayloadType", "application/json"],
  ["Sid", alert.sid],
  ["Timestamp", toIso8601(sidTime(alert.sid))],
];

const payloadOf = ({ request, ...alert }: Alert) => ({
  resource_sid: alert.resourceSid,
  service_sid: alert.serviceSid,
  error_code: String(alert.errorCode),
  more_info: { msg: alert.text, url: moreInfo(alert.errorCode) },
  ...(request === null
    ? {}
    : {
        webhook: {
          type: "application/json",
          request: {
            url: request.url,
            method: request.method,
            headers: request.headers,
            parameters: Object.fromEntries(request.variables),
          },
          response: { status_code: request.status, headers: request.responseHeaders, body: request.responseBody },
        },
      }),
});
