// What test credentials are answered. The request is checked like any other and then forgotten: nothing is stored, charged,
// delivered or called back. There is one sender, the magic one, and one number to buy; magic numbers call up the refusals.
import type { Tariff } from "../billing/tariff.ts";
import { accepted } from "../messages/accept.ts";
import { addressed, type Draft } from "../messages/draft.ts";
import type { Message } from "../messages/message.ts";
import { worded } from "../messages/wording.ts";
import { Refusal } from "../refusal.ts";
import type { PoolSender } from "../services/sender.ts";
import type { NewSid } from "../sid.ts";
import type { Account } from "./account.ts";

/** What the answer is made with. */
export interface Stage {
  /** With the SID of the test credentials. */
  readonly account: Account;
  readonly tariff: Tariff;
  readonly newSid: NewSid;
  readonly now: number;
}

/** The message that would have been accepted. */
export const rehearsedMessage = (draft: Draft, { account, tariff, newSid, now }: Stage): Message => {
  const letter = addressed(draft);
  // Test credentials have no services, templates and applications, so none that is named exists.
  if (letter.serviceSid !== null) throw new Refusal(21701, null, "MessagingServiceSid");
  if (draft.contentSid !== null) throw new Refusal(21655, null, "ContentSid");
  if (draft.applicationSid !== null) throw new Refusal(21420, null, "ApplicationSid");
  const wording = worded(letter, null, false);
  return accepted(
    letter,
    wording,
    {
      account,
      tariff,
      simulated: true,
      service: null,
      applicationCallback: null,
      // Only a service's messages can be scheduled.
      scheduleLeadS: 0,
      sender: letter.from === validNumber ? validSender : null,
      foreign: false,
      optedOut: false,
      geoClosed: false,
    },
    {
      sid: newSid(wording.channel === "mms" ? "MM" : "SM"),
      direction: "outbound-api",
      keySid: account.sid,
      answerKey: null,
      now,
    },
  );
};

/** The number that would have been bought, in E.164. A number that is named goes before an area code. */
export const rehearsedPurchase = (phoneNumber: string | null, areaCode: string | null): string => {
  if (phoneNumber === null && areaCode !== null) {
    if (areaCode !== validAreaCode) throw new Refusal(21452, null, "AreaCode");
    return validNumber;
  }
  if (phoneNumber === takenNumber) throw new Refusal(21422, null, "PhoneNumber");
  if (phoneNumber !== validNumber) throw new Refusal(21421, null, "PhoneNumber");
  return validNumber;
};

/** Twilio's magic numbers of a purchase. Those of a message are in domain/messages/magic.ts. */
const validNumber = "+15005550006";
const takenNumber = "+15005550000";
const validAreaCode = "500";

const validSender: PoolSender = {
  kind: "phone-number",
  sid: `PN${"0".repeat(32)}`,
  sender: validNumber,
  country: "US",
  senderType: "local",
  takesMedia: true,
  isoCountry: null,
};
