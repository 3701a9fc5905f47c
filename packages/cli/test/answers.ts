// What a server answers, by name: bodies as they are on the wire.
import { accountAnswers } from "./answers/accounts.ts";
import { account, accountSid, page, refusal, sid } from "./answers/parts.ts";
import { productAnswers } from "./answers/products.ts";

export { accountSid } from "./answers/parts.ts";

/** The moment at which all transcripts happen. */
export const now = Date.parse("2026-11-22T16:04:05Z");

const messageOf = (end: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  sid: sid("SM", end),
  account_sid: accountSid,
  api_version: "2010-04-01",
  body: "Hello",
  from: "+15005550006",
  to: "+15558675310",
  messaging_service_sid: null,
  status: "queued",
  direction: "outbound-api",
  num_segments: "1",
  num_media: "0",
  price: "-0.00830",
  price_unit: "USD",
  error_code: null,
  error_message: null,
  date_created: "Sun, 22 Nov 2026 16:04:00 +0000",
  date_updated: "Sun, 22 Nov 2026 16:04:00 +0000",
  date_sent: null,
  subresource_uris: { media: `${account}/Messages/${sid("SM", end)}/Media.json` },
  uri: `${account}/Messages/${sid("SM", end)}.json`,
  ...fields,
});

const delivered = {
  status: "delivered",
  date_sent: "Sun, 22 Nov 2026 16:04:01 +0000",
  date_updated: "Sun, 22 Nov 2026 16:04:02 +0000",
};

const unreachable = {
  ...delivered,
  to: "+15550030003",
  status: "undelivered",
  error_code: 30003,
  error_message: "The handset is off or out of reach.",
};

const inbound = {
  ...delivered,
  direction: "inbound",
  status: "received",
  from: "+15558675310",
  to: "+15005550006",
  body: "Yes please, and bring\n\u001B[31ma cake\u001B[0m 🎂",
};

const numberOf = (end: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  sid: sid("PN", end),
  account_sid: accountSid,
  phone_number: "+15005550006",
  friendly_name: "(500) 555-0006",
  capabilities: { voice: false, sms: true, mms: true, fax: false, SMS: true, MMS: true },
  sms_url: "",
  sms_method: "POST",
  sms_fallback_url: "",
  sms_fallback_method: "POST",
  sms_application_sid: "",
  status_callback: "",
  status_callback_method: "POST",
  voice_url: null,
  voice_method: "POST",
  voice_fallback_url: null,
  voice_fallback_method: "POST",
  voice_application_sid: "",
  voice_caller_id_lookup: false,
  voice_receive_mode: "voice",
  trunk_sid: null,
  address_sid: null,
  address_requirements: "none",
  identity_sid: null,
  bundle_sid: null,
  emergency_status: "Inactive",
  emergency_address_sid: null,
  emergency_address_status: "unregistered",
  origin: "twilio",
  status: "in-use",
  type: "local",
  beta: false,
  api_version: "2010-04-01",
  date_created: "Sun, 22 Nov 2026 15:00:00 +0000",
  date_updated: "Sun, 22 Nov 2026 15:00:00 +0000",
  uri: `${account}/IncomingPhoneNumbers/${sid("PN", end)}.json`,
  ...fields,
});

const keyOf = (end: string, friendlyName: string) => ({
  sid: sid("SK", end),
  friendly_name: friendlyName,
  date_created: "Fri, 20 Nov 2026 12:00:00 +0000",
  date_updated: "Fri, 20 Nov 2026 12:00:00 +0000",
});

const recordOf = (category: string, count: string, usage: string, price: string) => ({
  account_sid: accountSid,
  api_version: "2010-04-01",
  category,
  description: category,
  count,
  count_unit: "messages",
  usage,
  usage_unit: "segments",
  price,
  price_unit: "usd",
  start_date: "2026-11-01",
  end_date: "2026-11-22",
  as_of: "2026-11-22T16:04:05+00:00",
  subresource_uris: {},
  uri: `${account}/Usage/Records.json?Category=${category}`,
});

const callsOf = (keySid: string, method: string, route: string, statusClass: string, count: string) => ({
  account_sid: accountSid,
  key_sid: keySid,
  method,
  route,
  status_class: statusClass,
  count,
  start_date: "2026-11-01",
  end_date: "2026-11-22",
});

const textOf = (end: string, direction: "received" | "sent", body: string, at: string) => ({
  sid: sid("SM", end),
  direction,
  from: direction === "received" ? "+15005550006" : "+15558675310",
  to: direction === "received" ? "+15558675310" : "+15005550006",
  body,
  media: [],
  at,
});

const texts = [
  textOf("00000002", "sent", "Four please, by the window", "2026-11-22T16:03:30.250Z"),
  textOf(
    "00000001",
    "received",
    "Your table is reserved for tonight at eight o'clock. Answer with how many you are, or with NO.",
    "2026-11-22T16:01:00.500Z",
  ),
];

const check = (id: string, promise: string, count: number, durationMs: number, problems: readonly string[] = []) => ({
  id,
  promise,
  ok: problems.length === 0,
  count,
  durationMs,
  problems,
});

const checks = [
  check(
    "I1",
    "debits equal credits: every transfer moves one positive amount between two accounts that exist",
    20412,
    12,
  ),
  check("I2", "each balance equals the sum of its postings", 3, 4),
];

/** The bodies by the names that the transcripts use. */
export const answers: Readonly<Record<string, unknown>> = {
  ...accountAnswers,
  ...productAnswers,
  nothing: null,
  "no messages": page("messages", []),
  "a queued message": messageOf("00000001"),
  "a sent message": messageOf("00000001", { ...delivered, status: "sent" }),
  "a delivered message": messageOf("00000001", delivered),
  "an undelivered message": messageOf("00000002", unreachable),
  "a scheduled message": messageOf("00000004", {
    status: "scheduled",
    from: null,
    messaging_service_sid: sid("MG", "00000001"),
  }),
  "a canceled message": messageOf("00000004", { status: "canceled" }),
  "too late": refusal(400, 30409, "The message is being sent already, or was."),
  "a bought number": numberOf("00000003", { phone_number: "+14157012311", friendly_name: "(415) 701-2311" }),
  "number taken": refusal(400, 21422, "This number cannot be bought: it is not for sale, or somebody else has it."),
  "daily records": page("usage_records", [
    { ...recordOf("sms-outbound", "700", "706", "5.81000"), start_date: "2026-11-21", end_date: "2026-11-21" },
    { ...recordOf("sms-outbound", "500", "600", "4.98000"), start_date: "2026-11-22", end_date: "2026-11-22" },
  ]),
  "a redacted message": messageOf("00000001", { ...delivered, body: "" }),
  "a queued message on the list": page("messages", [messageOf("00000001")]),
  "a delivered message on the list": page("messages", [messageOf("00000001", delivered)]),
  messages: page("messages", [
    messageOf("00000003", inbound),
    messageOf("00000002", unreachable),
    messageOf("00000001", {
      ...delivered,
      body: "Your table is reserved for tonight at eight o'clock. Answer with how many you are.",
    }),
  ]),
  numbers: page("incoming_phone_numbers", [
    numberOf("00000001", { sms_url: "http://127.0.0.1:3000/incoming/messages/of/the/restaurant" }),
    numberOf("00000002", { phone_number: "+14155550100", friendly_name: "(415) 555-0100" }),
  ]),
  "no numbers": page("incoming_phone_numbers", []),
  "an updated number": numberOf("00000001", {
    friendly_name: "Support",
    sms_url: "https://example.com/sms",
    sms_method: "GET",
  }),
  keys: page("keys", [keyOf("00000002", "web shop"), keyOf("00000001", "cron")]),
  "no keys": page("keys", []),
  "a new key": { ...keyOf("00000003", "web shop"), secret: "Zk3pX0aQv7RtB1nC9sLwE5yU2hJdM8fG" },
  "a balance": { account_sid: accountSid, balance: "99.99170", currency: "USD" },
  "a small balance": { account_sid: accountSid, balance: "0.00400", currency: "USD" },
  "usage records": page("usage_records", [
    recordOf("sms", "1204", "1310", "10.87300"),
    recordOf("sms-inbound", "4", "4", "0.03320"),
    recordOf("sms-outbound", "1200", "1306", "10.83980"),
    recordOf("mms", "0", "0", "0.00000"),
    recordOf("totalprice", "0", "0", "10.87300"),
  ]),
  "no usage records": page("usage_records", [recordOf("totalprice", "0", "0", "0.00000")]),
  "API calls": page("calls", [
    callsOf(accountSid, "GET", "/2010-04-01/Accounts/{AccountSid}/Messages.json", "2xx", "31"),
    callsOf(sid("SK", "00000002"), "POST", "/2010-04-01/Accounts/{AccountSid}/Messages.json", "2xx", "1200"),
    callsOf(sid("SK", "00000002"), "POST", "/2010-04-01/Accounts/{AccountSid}/Messages.json", "4xx", "7"),
    callsOf(sid("SK", "00000002"), "GET", "/sim/v1/Handsets/{E164}/Messages", "2xx", "3"),
  ]),
  "no API calls": page("calls", []),
  texts: { messages: texts },
  "one text": { messages: texts.slice(1) },
  "no texts": { messages: [] },
  "a text from the phone": textOf("00000003", "sent", "Hi", "2026-11-22T16:04:05.000Z"),
  "good books": { ok: true, checks, checkedAt: "2026-11-22T16:04:05Z" },
  "broken books": {
    ok: false,
    checks: [
      ...checks,
      check("I3", "what is held equals the prices of the messages under way", 12, 1530, [
        `${accountSid} holds 0.00830 for messages of 0.01660`,
      ]),
    ],
    checkedAt: "2026-11-22T16:04:05Z",
  },
  "wrong credentials": refusal(401, 20003, "The credentials are missing or wrong."),
  "no money": refusal(
    402,
    20402,
    "The account balance cannot cover this request. Nothing was sent and nothing was charged.",
  ),
  "wrong sender": refusal(400, 21606, "From is not a number of this account that can send messages to this recipient."),
  "wrong recipient": refusal(400, 21211, "To is not a valid phone number."),
  "not found": refusal(
    404,
    20404,
    "There is nothing at this URL. Check the path, its upper and lower case, and the SID.",
  ),
  "under way": refusal(
    409,
    20009,
    "The message is still under way; it can be deleted when it has reached a final status.",
  ),
  "bad URL": refusal(400, 21402, "This is not a usable URL: http or https."),
  "too long a name": refusal(400, 20002, "FriendlyName is too long: 64 characters at most."),
  "bad page": refusal(400, 20400, "A parameter is not usable."),
  unavailable: refusal(503, 20503, "The server cannot take requests at this moment. Try again shortly."),
  "no right": refusal(403, 20403, "This is not allowed with these credentials."),
};
