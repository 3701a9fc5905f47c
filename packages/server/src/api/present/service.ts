// Messaging services and their senders as the API shows them.
import { toIso8601 } from "@pennywire/contract/wire";
import type { Service } from "../../domain/services/service.ts";
import type { ServiceSender } from "../../domain/services/sender.ts";

/** Whose it is, and what links begin with. */
export interface Shown {
  readonly accountSid: string;
  readonly base: string;
}

export const presentService = ({ sid, settings, createdAt, updatedAt }: Service, { accountSid, base }: Shown) => {
  const url = `${base}/v1/Services/${sid}`;
  return {
    sid,
    account_sid: accountSid,
    friendly_name: settings.friendlyName,
    date_created: toIso8601(createdAt),
    date_updated: toIso8601(updatedAt),
    inbound_request_url: orNull(settings.inboundRequestUrl),
    inbound_method: settings.inboundMethod,
    fallback_url: orNull(settings.fallbackUrl),
    fallback_method: settings.fallbackMethod,
    status_callback: orNull(settings.statusCallback),
    sticky_sender: settings.stickySender,
    mms_converter: settings.mmsConverter,
    smart_encoding: settings.smartEncoding,
    scan_message_content: settings.scanMessageContent,
    fallback_to_long_code: settings.fallbackToLongCode,
    area_code_geomatch: settings.areaCodeGeomatch,
    synchronous_validation: settings.synchronousValidation,
    validity_period: settings.validityPeriod,
    usecase: settings.usecase,
    us_app_to_person_registered: false,
    use_inbound_webhook_on_number: settings.useInboundWebhookOnNumber,
    url,
    links: {
      phone_numbers: `${url}/PhoneNumbers`,
      short_codes: `${url}/ShortCodes`,
      alpha_senders: `${url}/AlphaSenders`,
      messages: `${base}/2010-04-01/Accounts/${accountSid}/Messages.json`,
      // Every name that Twilio's SDKs look for; registrations for US 10DLC lead to a 404 here.
      us_app_to_person: `${url}/Compliance/Usa2p`,
      us_app_to_person_usecases: `${url}/Compliance/Usa2p/Usecases`,
      channel_senders: `${url}/ChannelSenders`,
      destination_alpha_senders: `${url}/DestinationAlphaSenders`,
    },
  };
};

export const presentServiceNumber = (sender: ServiceSender, shown: Shown) => ({
  ...presentSender(sender, shown, "PhoneNumbers"),
  phone_number: sender.sender,
  country_code: sender.country,
});

export const presentServiceShortCode = (sender: ServiceSender, shown: Shown) => ({
  ...presentSender(sender, shown, "ShortCodes"),
  short_code: sender.sender,
  country_code: sender.country,
});

export const presentAlphaSender = (sender: ServiceSender, shown: Shown) => ({
  ...presentSender(sender, shown, "AlphaSenders"),
  alpha_sender: sender.sender,
});

export const presentDestinationAlphaSender = (sender: ServiceSender, shown: Shown) => ({
  ...presentSender(sender, shown, "DestinationAlphaSenders"),
  alpha_sender: sender.sender,
  iso_country_code: orNull(sender.country),
});

export const presentChannelSender = (sender: ServiceSender, { accountSid, base }: Shown) => ({
  sid: sender.sid,
  account_sid: accountSid,
  messaging_service_sid: sender.serviceSid,
  sender: sender.sender,
  sender_type: "unknown",
  country_code: orNull(sender.country),
  date_created: toIso8601(sender.createdAt),
  date_updated: toIso8601(sender.updatedAt),
  url: `${base}/v1/Services/${sender.serviceSid}/ChannelSenders/${sender.sid}`,
});

const presentSender = (sender: ServiceSender, { accountSid, base }: Shown, list: string) => ({
  sid: sender.sid,
  account_sid: accountSid,
  service_sid: sender.serviceSid,
  date_created: toIso8601(sender.createdAt),
  date_updated: toIso8601(sender.updatedAt),
  capabilities: sender.capabilities,
  url: `${base}/v1/Services/${sender.serviceSid}/${list}/${sender.sid}`,
});

/** What a service can be for, with words of ours. */
export const presentUsecases = () => ({
  usecases: [
    {
      usecase: "notifications",
      description: "Notifications",
      purpose: "News about an order, an account or a service.",
    },
    { usecase: "marketing", description: "Marketing", purpose: "Offers and campaigns to people who asked for them." },
    { usecase: "verification", description: "Verification", purpose: "One-time codes that prove who somebody is." },
    { usecase: "discussion", description: "Discussion", purpose: "Conversations between people, both ways." },
    { usecase: "poll", description: "Polls", purpose: "Questions to many, with answers by text." },
    { usecase: "undeclared", description: "Undeclared", purpose: "Anything else, or not decided yet." },
  ],
});

const orNull = (text: string): string | null => (text === "" ? null : text);
