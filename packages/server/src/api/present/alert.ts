// Alerts and audit events as the API shows them.
import { moreInfo, toIso8601 } from "@pennywire/contract";
import type { Alert } from "../../domain/alerts/alert.ts";
import type { DebuggerWebhook } from "../../domain/alerts/debugger.ts";
import type { AuditEvent } from "../../domain/audit/event.ts";
import { sidTime } from "../../domain/sid.ts";

interface Place {
  readonly accountSid: string;
  /** What absolute URLs begin with. */
  readonly base: string;
}

export const presentAlert = (alert: Alert, { accountSid, base }: Place) => {
  const { sid, request } = alert;
  const at = toIso8601(sidTime(sid));
  return {
    sid,
    account_sid: accountSid,
    resource_sid: alert.resourceSid,
    service_sid: alert.serviceSid,
    alert_text: alertText(alert),
    api_version: "2010-04-01",
    error_code: String(alert.errorCode),
    log_level: alert.logLevel,
    more_info: moreInfo(alert.errorCode),
    request_method: request?.method ?? null,
    request_url: request?.url ?? null,
    date_generated: at,
    date_created: at,
    date_updated: at,
    url: `${base}/v1/Alerts/${sid}`,
  };
};

/** The same with the request and the answer, which a list is too short for. */
export const presentWholeAlert = (alert: Alert, place: Place) => {
  const { request } = alert;
  const answered = request !== null && request.status !== null;
  return {
    ...presentAlert(alert, place),
    request_variables: request === null ? null : formOf(request.variables),
    request_headers: request === null ? null : formOf(Object.entries(request.headers)),
    response_body: answered ? request.responseBody : null,
    response_headers: answered ? formOf(Object.entries(request.responseHeaders)) : null,
  };
};

export const presentDebuggerWebhook = (webhook: DebuggerWebhook | null, accountSid: string) => ({
  account_sid: accountSid,
  url: webhook === null || webhook.url === "" ? null : webhook.url,
  date_updated: webhook === null ? null : toIso8601(webhook.updatedAt),
});

export const presentEvent = (event: AuditEvent, { accountSid, base }: Place) => ({
  sid: event.sid,
  account_sid: accountSid,
  actor_sid: event.actorSid,
  actor_type: event.actorSid.startsWith("SK") ? "api-key" : "account",
  description: null,
  event_data: { parameters: event.parameters },
  event_date: toIso8601(sidTime(event.sid)),
  event_type: event.type,
  resource_sid: event.resourceSid,
  resource_type: event.resourceType,
  source: "api",
  source_ip_address: event.sourceIp,
  url: `${base}/v1/Events/${event.sid}`,
  links: { actor: null, resource: null },
});

const alertText = ({ text, errorCode, logLevel, request }: Alert): string =>
  formOf([
    ["Msg", text],
    ["ErrorCode", String(errorCode)],
    ["LogLevel", logLevel.toUpperCase()],
    ...(request === null ? [] : [["url", request.url] as const]),
    ...(request?.status ? [["httpResponse", String(request.status)] as const] : []),
  ]);

const formOf = (pairs: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
