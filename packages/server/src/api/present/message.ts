// A message as the API shows it: always the same twenty fields.
import { faults, isRefusalCode, refusals } from "@pennywire/contract/errors";
import { toRfc2822 } from "@pennywire/contract/wire";
import { currency, toDecimal } from "../../domain/billing/money.ts";
import { shownTo, type Message } from "../../domain/messages/message.ts";

export const presentMessage = (message: Message, accountSid: string) => {
  const { sid, price, errorCode } = message;
  const created = toRfc2822(message.createdAt);
  const path = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
  return {
    sid,
    account_sid: accountSid,
    api_version: "2010-04-01",
    body: message.body,
    from: message.from === "" ? null : message.from,
    to: shownTo(message),
    messaging_service_sid: message.serviceSid,
    status: message.status,
    direction: message.direction,
    // As Twilio has it: nothing is counted before the sender is known.
    num_segments: String(isUnsent(message) ? 0 : message.segments),
    num_media: String(message.media.length),
    price: price === null ? null : toDecimal(-price),
    price_unit: currency,
    error_code: errorCode,
    error_message: errorCode === null ? null : errorMessageOf(errorCode),
    date_created: created,
    date_updated: message.updatedAt === message.createdAt ? created : toRfc2822(message.updatedAt),
    date_sent: message.sentAt === null ? null : toRfc2822(message.sentAt),
    subresource_uris: { media: `${path}/Media.json`, feedback: `${path}/Feedback.json` },
    uri: `${path}.json`,
  };
};

const isUnsent = ({ from, status }: Message): boolean => from === "" || status === "scheduled";

const errorMessageOf = (code: number): string | null => {
  if (isFaultCode(code)) return faults[code].message;
  return isRefusalCode(code) ? refusals[code].message : null;
};

const isFaultCode = (code: number): code is keyof typeof faults => Object.hasOwn(faults, code);
