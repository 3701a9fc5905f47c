// Answers of the newer products, and about numbers that can be bought.
import { account, accountSid, metaPage, refusal, sid } from "./parts.ts";

const dates = { date_created: "2026-11-22T15:00:00Z", date_updated: "2026-11-22T15:00:00Z" } as const;

const serviceOf = (end: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  sid: sid("MG", end),
  account_sid: accountSid,
  friendly_name: "web shop",
  ...dates,
  inbound_request_url: null,
  inbound_method: "POST",
  fallback_url: null,
  fallback_method: "POST",
  status_callback: null,
  sticky_sender: true,
  mms_converter: true,
  smart_encoding: true,
  scan_message_content: "inherit",
  fallback_to_long_code: true,
  area_code_geomatch: true,
  synchronous_validation: false,
  validity_period: 36_000,
  usecase: "undeclared",
  us_app_to_person_registered: false,
  use_inbound_webhook_on_number: false,
  url: `http://pennywire.test/v1/Services/${sid("MG", end)}`,
  links: {},
  ...fields,
});

const pooled = (prefix: string, fields: Readonly<Record<string, unknown>>) => ({
  sid: sid(prefix, "00000001"),
  account_sid: accountSid,
  service_sid: sid("MG", "00000001"),
  ...dates,
  capabilities: ["SMS"],
  url: "http://pennywire.test/v1/Services/…",
  ...fields,
});

const poolNumber = pooled("PN", { phone_number: "+15005550006", country_code: "US" });
const poolName = { ...pooled("AI", { alpha_sender: "Laden" }), sid: sid("AI", "00000002"), iso_country_code: "DE" };

const optOutOf = (end: string, phoneNumber: string, source: string) => ({
  sid: sid("OP", end),
  account_sid: accountSid,
  scope: sid("MG", "00000001"),
  phone_number: phoneNumber,
  source,
  message_sid: null,
  date_created: "2026-11-22T16:01:05Z",
  url: `http://pennywire.test/v1/OptOuts/${sid("OP", end)}`,
});

const importOf = (fields: Readonly<Record<string, unknown>>) => ({
  sid: sid("IM", "00000001"),
  account_sid: accountSid,
  scope: sid("MG", "00000001"),
  status: "queued",
  bytes: 54,
  lines_read: 0,
  added: 0,
  already_present: 0,
  failed: 0,
  errors: [],
  ...dates,
  url: `http://pennywire.test/v1/OptOuts/Imports/${sid("IM", "00000001")}`,
  ...fields,
});

const availableOf = (phoneNumber: string, friendlyName: string) => ({
  friendly_name: friendlyName,
  phone_number: phoneNumber,
  lata: "722",
  locality: "San Francisco",
  rate_center: "SNFC CNTRL",
  latitude: null,
  longitude: null,
  region: "CA",
  postal_code: null,
  iso_country: "US",
  address_requirements: "none",
  beta: false,
  capabilities: { voice: false, SMS: true, MMS: true },
});

const availableUri = `${account}/AvailablePhoneNumbers/US/Local.json`;

const lookupOf = (fields: Readonly<Record<string, unknown>>) => ({
  calling_country_code: "1",
  country_code: "US",
  phone_number: "+14157012311",
  national_format: "(415) 701-2311",
  valid: true,
  validation_errors: [],
  caller_name: null,
  sim_swap: null,
  call_forwarding: null,
  line_status: null,
  line_type_intelligence: null,
  identity_match: null,
  reassigned_number: null,
  sms_pumping_risk: null,
  phone_number_quality_score: null,
  pre_fill: null,
  url: "http://pennywire.test/v2/PhoneNumbers/%2B14157012311",
  ...fields,
});

export const productAnswers: Readonly<Record<string, unknown>> = {
  services: metaPage("services", [
    serviceOf("00000001"),
    serviceOf("00000002", { friendly_name: "alarms", inbound_request_url: "https://example.com/alarms" }),
  ]),
  "no services": metaPage("services", []),
  "a service": serviceOf("00000001"),
  "a number in the pool": poolNumber,
  "a short code in the pool": pooled("SC", { short_code: "54321", country_code: "US" }),
  "a name in the pool": poolName,
  "numbers of the pool": metaPage("phone_numbers", [poolNumber]),
  "no numbers in the pool": metaPage("phone_numbers", []),
  "no short codes in the pool": metaPage("short_codes", []),
  "no names in the pool": metaPage("alpha_senders", []),
  "names of the pool": metaPage("alpha_senders", [poolName]),
  "short codes": { short_codes: [{ sid: sid("SC", "00000001"), short_code: "54321" }], next_page_uri: null },
  "in the pool already": refusal(409, 21710, "This phone number is in the service's pool already."),
  "opt-outs": metaPage("opt_outs", [
    optOutOf("00000002", "+15558675311", "keyword"),
    optOutOf("00000001", "+15558675310", "api"),
  ]),
  "one opt-out": metaPage("opt_outs", [optOutOf("00000001", "+15558675310", "api")]),
  "an opt-out": optOutOf("00000001", "+15558675310", "api"),
  "no opt-outs": metaPage("opt_outs", []),
  "an import that waits": importOf({}),
  "an import under way": importOf({ status: "processing", lines_read: 2, added: 2 }),
  "a finished import": importOf({ status: "completed", lines_read: 4, added: 3, already_present: 1 }),
  "an import with a bad line": importOf({
    status: "completed",
    lines_read: 4,
    added: 3,
    failed: 1,
    errors: [{ line: 4, field: "phone_number", message: "This is not a valid phone number." }],
  }),
  "available numbers": {
    uri: availableUri,
    available_phone_numbers: [
      availableOf("+14157012311", "(415) 701-2311"),
      availableOf("+14157012312", "(415) 701-2312"),
    ],
  },
  "countries with numbers": {
    uri: `${account}/AvailablePhoneNumbers.json`,
    countries: ["US", "GB"].map((code) => ({ country_code: code, country: code, beta: false, subresource_uris: {} })),
  },
  "no available numbers": { uri: availableUri, available_phone_numbers: [] },
  "prices of numbers": {
    country: "United States",
    iso_country: "US",
    price_unit: "USD",
    phone_number_prices: [{ base_price: "1.15000", current_price: "1.15000", number_type: "local" }],
    url: "http://pennywire.test/v1/PhoneNumbers/Countries/US",
  },
  "a lookup": lookupOf({}),
  "a lookup with its line": lookupOf({
    line_type_intelligence: {
      carrier_name: "Pennywire Wireless",
      mobile_country_code: "310",
      mobile_network_code: "260",
      type: "mobile",
      error_code: null,
    },
  }),
  "a lookup of no number": lookupOf({
    phone_number: "+1415",
    country_code: null,
    national_format: null,
    valid: false,
    validation_errors: ["TOO_SHORT"],
  }),
};
