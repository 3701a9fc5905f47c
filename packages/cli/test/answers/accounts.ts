// Answers about accounts, alerts and events.
import { accountSid, metaPage, page, refusal, sid } from "./parts.ts";

const subaccount = sid("AC", "00000002");

const accountOf = (own: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  sid: own,
  owner_account_sid: accountSid,
  auth_token: null,
  friendly_name: "My account",
  status: "active",
  type: "Full",
  date_created: "Sun, 22 Nov 2026 15:00:00 +0000",
  date_updated: "Sun, 22 Nov 2026 15:00:00 +0000",
  subresource_uris: { messages: `/2010-04-01/Accounts/${own}/Messages.json` },
  uri: `/2010-04-01/Accounts/${own}.json`,
  ...fields,
});

const branch = { friendly_name: "Branch", auth_token: "Zk3pX0aQv7RtB1nC9sLwE5yU2hJdM8fG" } as const;

const alertOf = (end: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  sid: sid("NO", end),
  account_sid: accountSid,
  resource_sid: sid("SM", "00000002"),
  service_sid: null,
  alert_text: "Msg=The+webhook+could+not+be+reached.&ErrorCode=11200&LogLevel=error",
  api_version: "2010-04-01",
  error_code: "11200",
  log_level: "error",
  more_info: "https://www.twilio.com/docs/errors/11200",
  request_method: "POST",
  request_url: "https://example.com/sms",
  date_generated: "2026-11-22T16:01:05Z",
  date_created: "2026-11-22T16:01:05Z",
  date_updated: "2026-11-22T16:01:05Z",
  url: `http://pennywire.test/v1/Alerts/${sid("NO", end)}`,
  ...fields,
});

const lost = {
  alert_text: "Msg=The+handset+is+off+or+out+of+reach.&ErrorCode=30003&LogLevel=warning",
  error_code: "30003",
  log_level: "warning",
  request_method: null,
  request_url: null,
} as const;

const eventOf = (end: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  sid: sid("AE", end),
  account_sid: accountSid,
  actor_sid: accountSid,
  actor_type: "account",
  description: null,
  event_data: { parameters: ["FriendlyName"] },
  event_date: "2026-11-22T16:00:05Z",
  event_type: "key.created",
  resource_sid: sid("SK", "00000002"),
  resource_type: "key",
  source: "api",
  source_ip_address: "127.0.0.1",
  url: `http://pennywire.test/v1/Events/${sid("AE", end)}`,
  links: { actor: null, resource: null },
  ...fields,
});

export const accountAnswers: Readonly<Record<string, unknown>> = {
  "one account": page("accounts", [accountOf(accountSid)]),
  accounts: page("accounts", [
    accountOf(subaccount, { friendly_name: "Branch", status: "suspended" }),
    accountOf(accountSid),
  ]),
  "no accounts": page("accounts", []),
  "a new account": accountOf(subaccount, branch),
  "a suspended account": accountOf(subaccount, { ...branch, status: "suspended" }),
  "an active account": accountOf(subaccount, branch),
  "a closed account": accountOf(subaccount, { ...branch, status: "closed" }),
  alerts: metaPage("alerts", [alertOf("00000002"), alertOf("00000001", lost)]),
  "no alerts": metaPage("alerts", []),
  "an alert": {
    ...alertOf("00000002"),
    request_variables: "From=%2B15558675310&Body=Hello",
    request_headers: "Content-Type=application/x-www-form-urlencoded",
    response_body: "<html>Bad Gateway</html>",
    response_headers: "Content-Type=text/html",
  },
  events: metaPage("events", [
    eventOf("00000002", {
      actor_sid: sid("SK", "00000002"),
      actor_type: "api-key",
      event_type: "message.created",
      event_data: { parameters: ["To", "From", "Body"] },
    }),
    eventOf("00000001"),
  ]),
  "no events": metaPage("events", []),
  "not allowed for the main account": refusal(400, 20001, "The status of a main account cannot be changed here."),
};
