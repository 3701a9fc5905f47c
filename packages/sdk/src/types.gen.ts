// Generated from the contract by scripts/generate.ts. Do not edit: run "npm run generate".

// What the API takes and answers, by our names. Amounts of money are text, because binary fractions
// cannot hold cents; dates are Dates; what is absent is null.

/** A customer's account. */
export interface Account {
  /** SID of the account. */
  readonly sid: string;
  /** SID of the parent account; its own for a main account. */
  readonly ownerAccountSid: string;
  /** The auth token, or null where it is not shown. */
  readonly authToken: string | null;
  /** The account's name. */
  readonly friendlyName: string;
  /** Whether the account may be used. */
  readonly status: "active" | "suspended" | "closed";
  /** Whether the account is a trial. */
  readonly type: "Trial" | "Full";
  /** When the account was opened. */
  readonly dateCreated: Date;
  /** When the account last changed. */
  readonly dateUpdated: Date;
  /** Paths of the resources below this one. */
  readonly subresourceUris: Readonly<Record<string, string>>;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** What an account can spend. */
export interface Balance {
  /** SID of the account. */
  readonly accountSid: string;
  /** What can be spent now: what was paid in less what was charged and what is held for messages under way. */
  readonly balance: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** How often one key called one route, by the class of the answer. */
export interface CallCount {
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the credentials used: the account's for its auth token, or an API key. */
  readonly keySid: string;
  /** HTTP method. */
  readonly method: string;
  /** The route's template, such as /2010-04-01/Accounts/{AccountSid}/Messages.json. */
  readonly route: string;
  /** The first digit of the answers' status. */
  readonly statusClass: "1xx" | "2xx" | "3xx" | "4xx" | "5xx";
  /** Calls counted. */
  readonly count: number;
  /** First day counted, UTC. */
  readonly startDate: string;
  /** Last day counted, UTC. */
  readonly endDate: string;
}

/** What a number can carry. */
export interface Capabilities {
  /** Whether the number can carry calls. */
  readonly voice: boolean;
  /** Whether the number can carry text messages. */
  readonly sms: boolean;
  /** Whether the number can carry media messages. */
  readonly mms: boolean;
  /** Whether the number can carry faxes. */
  readonly fax: boolean;
}

/** A message as a simulated handset keeps it. */
export interface HandsetMessage {
  /** SID of the message. */
  readonly sid: string;
  /** As the handset sees it. */
  readonly direction: "received" | "sent";
  /** Who sent it. */
  readonly from: string;
  /** Who it was sent to. */
  readonly to: string;
  /** The text. */
  readonly body: string;
  /** URLs of its media. */
  readonly media: readonly string[];
  /** When the handset got or sent it. */
  readonly at: Date;
}

/** What a handset got and sent. */
export interface HandsetMessages {
  /** Newest first. */
  readonly messages: readonly HandsetMessage[];
}

/** Tells that a message arrived. Answer with TwiML, plain text or nothing. */
export interface InboundMessage {
  /** SID of the message. */
  readonly messageSid: string;
  /** SID of the message, under an old name. */
  readonly smsSid: string;
  /** SID of the message, under another old name. */
  readonly smsMessageSid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the messaging service that the number belongs to. */
  readonly messagingServiceSid: string | null;
  /** Who sent it. */
  readonly from: string;
  /** The number it was sent to. */
  readonly to: string;
  /** The text; may be empty with media. */
  readonly body: string;
  /** How many media: 0 and more. */
  readonly numMedia: number;
  /** How many segments it came in. */
  readonly numSegments: number;
  /** Always received. */
  readonly smsStatus: "received";
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** City of the sender's area code. */
  readonly fromCity: string | null;
  /** State of the sender's area code. */
  readonly fromState: string | null;
  /** Postal code of the sender's area code. */
  readonly fromZip: string | null;
  /** Country of the sender's number, ISO 3166. */
  readonly fromCountry: string | null;
  /** City of the number's area code. */
  readonly toCity: string | null;
  /** State of the number's area code. */
  readonly toState: string | null;
  /** Postal code of the number's area code. */
  readonly toZip: string | null;
  /** Country of the number, ISO 3166. */
  readonly toCountry: string | null;
  /** Which keyword it was, when it was one. */
  readonly optOutType: "STOP" | "START" | "HELP" | null;
  /** On the fallback URL: why the first URL failed. */
  readonly errorCode: number | null;
  /** On the fallback URL: the URL that failed. */
  readonly errorUrl: string | null;
}

/** An API key. */
export interface Key {
  /** SID of the API key: its user name. */
  readonly sid: string;
  /** The key's name. */
  readonly friendlyName: string;
  /** When the key was made. */
  readonly dateCreated: Date;
  /** When the key last changed. */
  readonly dateUpdated: Date;
}

/** One promise of the books, looked at in full. */
export interface LedgerCheck {
  /** Short name of the promise, such as I1. */
  readonly id: string;
  /** The promise as a sentence. */
  readonly promise: string;
  /** Whether it holds. */
  readonly ok: boolean;
  /** How many rows were looked at. */
  readonly count: number;
  /** How long the check took, in milliseconds. */
  readonly durationMs: number;
  /** What breaks the promise; a bounded number of examples. */
  readonly problems: readonly string[];
}

/** The result of checking the books. */
export interface LedgerReport {
  /** Whether every promise holds. */
  readonly ok: boolean;
  /** The promises one by one. */
  readonly checks: readonly LedgerCheck[];
  /** When the books were read. */
  readonly checkedAt: Date;
}

/** A text or media message, to a phone or from one. */
export interface Message {
  /** SID of the message: SM for text, MM with media. */
  readonly sid: string;
  /** SID of the account that sent or received it. */
  readonly accountSid: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** The text, after smart encoding. Empty once redacted. */
  readonly body: string;
  /** The sender, or null while a messaging service has not chosen one. */
  readonly from: string | null;
  /** The recipient. */
  readonly to: string;
  /** SID of the messaging service it was sent through, or null. */
  readonly messagingServiceSid: string | null;
  /** How far the message has come. */
  readonly status: "accepted" | "scheduled" | "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "canceled" | "receiving" | "received" | "read" | "partially_delivered";
  /** Who caused it: a request, a reply in TwiML, or a phone. */
  readonly direction: "inbound" | "outbound-api" | "outbound-call" | "outbound-reply";
  /** Segments it is sent and billed as. */
  readonly numSegments: number;
  /** Media it carries. */
  readonly numMedia: number;
  /** What it costs, as a negative amount, from the first answer on; null when nothing is charged. */
  readonly price: string | null;
  /** Currency of the price, ISO 4217. */
  readonly priceUnit: string | null;
  /** Why it failed or was not delivered, or null. */
  readonly errorCode: number | null;
  /** The error code in words, or null. */
  readonly errorMessage: string | null;
  /** When the message was accepted or received. */
  readonly dateCreated: Date;
  /** When the message last changed. */
  readonly dateUpdated: Date;
  /** When it was handed to the carrier, or null. */
  readonly dateSent: Date | null;
  /** Paths of the resources below this one. */
  readonly subresourceUris: Readonly<Record<string, string>>;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** The simulated network. */
export interface Network {
  readonly profile: NetworkProfile;
  readonly clock: NetworkClock;
}

/** The clock, which tests can move forward. */
export interface NetworkClock {
  /** What time it is here. */
  readonly now: Date;
  /** How far ahead of real time, in milliseconds. */
  readonly offsetMs: number;
}

/** The network's manners. */
export interface NetworkProfile {
  /** What the network's chance is drawn from; the same seed and traffic give the same outcomes. */
  readonly seed: number;
  /** How long it takes to accept a message. */
  readonly delayMs: { readonly min: number; readonly max: number };
  /** How long after that the receipt comes. */
  readonly receiptDelayMs: { readonly min: number; readonly max: number };
  /** Share of ordinary messages that fail, 0 to 1. */
  readonly failureRate: number;
}

/** An API key with its secret, as it is shown once. */
export interface NewKey {
  /** SID of the API key: its user name. */
  readonly sid: string;
  /** The key's name. */
  readonly friendlyName: string;
  /** When the key was made. */
  readonly dateCreated: Date;
  /** When the key last changed. */
  readonly dateUpdated: Date;
  /** The key's password. It is shown only in this answer and cannot be read again. */
  readonly secret: string;
}

/** A phone number of an account. */
export interface PhoneNumber {
  /** SID of the number. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** The number in E.164. */
  readonly phoneNumber: string;
  /** A name for it; the number in national form at first. */
  readonly friendlyName: string;
  readonly capabilities: Capabilities;
  /** URL of the webhook that hears of inbound messages; empty when not set. */
  readonly smsUrl: string;
  /** HTTP method of sms_url. */
  readonly smsMethod: "GET" | "POST";
  /** URL of the webhook that is called when sms_url fails; empty when not set. */
  readonly smsFallbackUrl: string;
  /** HTTP method of sms_fallback_url. */
  readonly smsFallbackMethod: "GET" | "POST";
  /** SID of the application whose URLs are used instead; empty when not set. */
  readonly smsApplicationSid: string;
  /** URL of the webhook for voice events; empty when not set. */
  readonly statusCallback: string;
  /** HTTP method of status_callback. */
  readonly statusCallbackMethod: "GET" | "POST";
  /** URL of the webhook for calls, or null. */
  readonly voiceUrl: string | null;
  /** HTTP method of voice_url. */
  readonly voiceMethod: "GET" | "POST";
  /** URL of the webhook that is called when voice_url fails, or null. */
  readonly voiceFallbackUrl: string | null;
  /** HTTP method of voice_fallback_url. */
  readonly voiceFallbackMethod: "GET" | "POST";
  /** SID of the application for calls; empty when not set. */
  readonly voiceApplicationSid: string;
  /** Whether callers' names are looked up. */
  readonly voiceCallerIdLookup: boolean;
  /** What calls to it are taken for. */
  readonly voiceReceiveMode: "voice" | "fax";
  /** SID of its trunk, or null. */
  readonly trunkSid: string | null;
  /** SID of its address, or null. */
  readonly addressSid: string | null;
  /** Which address its country asks for. */
  readonly addressRequirements: "none" | "any" | "local" | "foreign";
  /** SID of its identity, or null. */
  readonly identitySid: string | null;
  /** SID of its regulatory bundle, or null. */
  readonly bundleSid: string | null;
  /** Whether it may call emergency services. */
  readonly emergencyStatus: "Active" | "Inactive";
  /** SID of its emergency address, or null. */
  readonly emergencyAddressSid: string | null;
  /** How far the registration of its emergency address has come. */
  readonly emergencyAddressStatus: string;
  /** Whether it comes from the platform or was brought along. */
  readonly origin: "twilio" | "hosted";
  /** Always in-use. */
  readonly status: string;
  /** Which kind of number it is. */
  readonly type: "local" | "mobile" | "toll-free";
  /** Whether it is new to the platform. */
  readonly beta: boolean;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** When the account got it. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** Tells that the status of a message changed. Answer with any 2xx. */
export interface StatusCallback {
  /** SID of the message. */
  readonly messageSid: string;
  /** SID of the message, under its old name. */
  readonly smsSid: string;
  /** How far the message has come. */
  readonly messageStatus: "accepted" | "scheduled" | "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "canceled" | "receiving" | "received" | "read" | "partially_delivered";
  /** The same, under its old name. */
  readonly smsStatus: "accepted" | "scheduled" | "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "canceled" | "receiving" | "received" | "read" | "partially_delivered";
  /** SID of the account. */
  readonly accountSid: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** The sender; missing while none is chosen. */
  readonly from: string | null;
  /** The recipient. */
  readonly to: string;
  /** SID of the messaging service, when one was used. */
  readonly messagingServiceSid: string | null;
  /** Why the message failed or was not delivered. */
  readonly errorCode: number | null;
  /** The error code in words. */
  readonly errorMessage: string | null;
  /** The carrier's time of the receipt, YYMMDDhhmm. */
  readonly rawDlrDoneDate: string | null;
}

/** Use and cost of one category over a range of days. */
export interface UsageRecord {
  /** SID of the account. */
  readonly accountSid: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** What was used: `sms`, `sms-outbound`, `totalprice` and so on. Parents are sums of their children. */
  readonly category: string;
  /** The category in words. */
  readonly description: string;
  /** How often: messages, for messages. */
  readonly count: number;
  /** What count counts. */
  readonly countUnit: string;
  /** How much: segments, for messages. */
  readonly usage: string;
  /** What usage counts. */
  readonly usageUnit: string;
  /** What it cost, as a positive amount. */
  readonly price: string;
  /** Currency, ISO 4217 in small letters. */
  readonly priceUnit: string;
  /** First day counted, UTC. */
  readonly startDate: string;
  /** Last day counted, UTC. */
  readonly endDate: string;
  /** The moment up to which all is counted. ISO 8601 with offset. */
  readonly asOf: Date;
  /** Paths of the resources below this one. */
  readonly subresourceUris: Readonly<Record<string, string>>;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** A request to a customer's server, and what came back. */
export interface Webhook {
  /** What it was about. */
  readonly purpose: "status" | "inbound" | "fallback" | "redirect";
  /** Which try it was, from 1. */
  readonly attempt: number;
  /** The URL that was asked; a password in it is not shown. */
  readonly requestUrl: string;
  /** HTTP method. */
  readonly requestMethod: "GET" | "POST";
  /** What was sent; empty once the message was redacted. */
  readonly requestParameters: Readonly<Record<string, string>>;
  /** HTTP status of the answer, or null when there was none. */
  readonly responseStatus: number | null;
  /** Content type of the answer, or null. */
  readonly responseContentType: string | null;
  /** The answer's first 16 KiB; empty once the message was redacted. */
  readonly responseBody: string;
  /** What went wrong, as in Twilio's alerts, or null. */
  readonly errorCode: number | null;
  /** What went wrong, in a sentence, or null. */
  readonly errorMessage: string | null;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** When it was made. */
  readonly dateCreated: Date;
}

/** What createMessage takes. */
export interface CreateMessageInput {
  /** The recipient in E.164, such as +15558675310. In a form the plus sign is written %2B. */
  readonly to: string;
  /** The sender: a number of the account in E.164, a short code or an alphanumeric sender. This or MessagingServiceSid. */
  readonly from?: string | undefined;
  /** The messaging service that chooses the sender. This or From. */
  readonly messagingServiceSid?: string | undefined;
  /** The text: 1600 characters at most. One of Body, MediaUrl and ContentSid. */
  readonly body?: string | undefined;
  /** URLs of media to send: 10 at most. In a form the name repeats. */
  readonly mediaUrl?: readonly string[] | undefined;
  /** The content template to send. */
  readonly contentSid?: string | undefined;
  /** Values for the template, as the text of a JSON object. */
  readonly contentVariables?: string | undefined;
  /** URL that hears of every change of status. */
  readonly statusCallback?: string | undefined;
  /** The application whose status callback is used when StatusCallback is not given. */
  readonly applicationSid?: string | undefined;
  /** Seconds the message may wait before it is handed to the carrier: 1 to 36000, 36000 when left out. */
  readonly validityPeriod?: number | undefined;
  /** `fixed`, together with SendAt. */
  readonly scheduleType?: "fixed" | undefined;
  /** When to send, */
  readonly sendAt?: string | Date | undefined;
  /** Send text as a media message. */
  readonly sendAsMms?: boolean | undefined;
  /** Replace characters that look alike so that the text fits the GSM alphabet. */
  readonly smartEncoded?: boolean | undefined;
  /** Shorten links; needs a messaging service with a domain for it. */
  readonly shortenUrls?: boolean | undefined;
  /** Whether the text is kept once it is sent. */
  readonly contentRetention?: "retain" | "discard" | undefined;
  /** Whether the recipient's number is kept in full. */
  readonly addressRetention?: "retain" | "obfuscate" | undefined;
  /** Actions of rich channels, such as a place on a map. */
  readonly persistentAction?: readonly string[] | undefined;
  /** Says that feedback on this message will follow. */
  readonly provideFeedback?: boolean | undefined;
  /** How often the caller has tried; kept for the record. */
  readonly attempt?: number | undefined;
  /** Obsolete: read and ignored. */
  readonly maxPrice?: number | undefined;
  /** Skip the check for landlines. */
  readonly forceDelivery?: boolean | undefined;
  /** Reserved. */
  readonly trafficType?: "free" | undefined;
  /** Whether the protection against message pumping looks at this message. */
  readonly riskCheck?: "enable" | "disable" | undefined;
  /** The sender used when a rich channel cannot deliver. */
  readonly fallbackFrom?: string | undefined;
  /** Why the message is sent. */
  readonly messageIntent?: "otp" | "notifications" | "marketing" | "fraud" | "security" | "customercare" | "delivery" | "education" | "polling" | "announcements" | "events" | undefined;
  /** Labels to keep with the message, as the text of a JSON object. */
  readonly tags?: string | undefined;
}

/** What listMessages takes. */
export interface ListMessagesInput {
  /** Messages to this recipient. */
  readonly to?: string | undefined;
  /** Messages from this sender. */
  readonly from?: string | undefined;
  /** Messages sent on this day: a UTC day (YYYY-MM-DD) or a moment. Messages that were not sent yet are left out. */
  readonly dateSent?: string | Date | undefined;
  /** Messages sent on or before this day: a UTC day (YYYY-MM-DD) or a moment. Messages that were not sent yet are left out. */
  readonly dateSentBefore?: string | Date | undefined;
  /** Messages sent on or after this day: a UTC day (YYYY-MM-DD) or a moment. Messages that were not sent yet are left out. */
  readonly dateSentAfter?: string | Date | undefined;
  /** Items of a page: 1 to 1000, 50 when left out. More is read as 1000. */
  readonly pageSize?: number | undefined;
}

/** What updateMessage takes. */
export interface UpdateMessageInput {
  /** Empty: the text is removed. */
  readonly body?: string | undefined;
  /** `canceled`: the message is not sent. */
  readonly status?: "canceled" | undefined;
}

/** What listNumbers takes. */
export interface ListNumbersInput {
  /** Numbers that contain these digits; `*` stands for any one digit. */
  readonly phoneNumber?: string | undefined;
  /** Numbers with this name. */
  readonly friendlyName?: string | undefined;
  /** Whether to include numbers that are new to the platform. */
  readonly beta?: boolean | undefined;
  /** Numbers of this origin. */
  readonly origin?: "twilio" | "hosted" | undefined;
  /** Items of a page: 1 to 1000, 50 when left out. More is read as 1000. */
  readonly pageSize?: number | undefined;
}

/** What updateNumber takes. */
export interface UpdateNumberInput {
  /** The account to move the number to. */
  readonly accountSid?: string | undefined;
  /** A name: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /** The API version of its TwiML requests. */
  readonly apiVersion?: string | undefined;
  /** URL of the webhook that hears of inbound messages and answers with TwiML, http or https; empty clears it. */
  readonly smsUrl?: string | undefined;
  /** HTTP method of SmsUrl: GET or POST. */
  readonly smsMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook that is called when SmsUrl fails, http or https; empty clears it. */
  readonly smsFallbackUrl?: string | undefined;
  /** HTTP method of SmsFallbackUrl: GET or POST. */
  readonly smsFallbackMethod?: "GET" | "POST" | undefined;
  /** SID of an application whose URLs are used instead; empty clears it. */
  readonly smsApplicationSid?: string | undefined;
  /** URL of the webhook for voice events, http or https; empty clears it. */
  readonly statusCallback?: string | undefined;
  /** HTTP method of StatusCallback: GET or POST. */
  readonly statusCallbackMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook for calls, http or https; empty clears it. */
  readonly voiceUrl?: string | undefined;
  /** HTTP method of VoiceUrl: GET or POST. */
  readonly voiceMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook that is called when VoiceUrl fails, http or https; empty clears it. */
  readonly voiceFallbackUrl?: string | undefined;
  /** HTTP method of VoiceFallbackUrl: GET or POST. */
  readonly voiceFallbackMethod?: "GET" | "POST" | undefined;
  /** SID of an application for calls; empty clears it. */
  readonly voiceApplicationSid?: string | undefined;
  /** Whether callers' names are looked up. */
  readonly voiceCallerIdLookup?: boolean | undefined;
  /** What calls to it are taken for. */
  readonly voiceReceiveMode?: "voice" | "fax" | undefined;
  /** SID of its trunk; empty clears it. */
  readonly trunkSid?: string | undefined;
  /** SID of its address; empty clears it. */
  readonly addressSid?: string | undefined;
  /** SID of its identity; empty clears it. */
  readonly identitySid?: string | undefined;
  /** SID of its regulatory bundle; empty clears it. */
  readonly bundleSid?: string | undefined;
  /** Whether it may call emergency services. */
  readonly emergencyStatus?: "Active" | "Inactive" | undefined;
  /** SID of its emergency address; empty clears it. */
  readonly emergencyAddressSid?: string | undefined;
}

/** What createKey takes. */
export interface CreateKeyInput {
  /** A name for the key: 64 characters at most. */
  readonly friendlyName?: string | undefined;
}

/** What listKeys takes. */
export interface ListKeysInput {
  /** Items of a page: 1 to 1000, 50 when left out. More is read as 1000. */
  readonly pageSize?: number | undefined;
}

/** What updateKey takes. */
export interface UpdateKeyInput {
  /** A name for the key: 64 characters at most. */
  readonly friendlyName?: string | undefined;
}

/** What listUsageRecords takes. */
export interface ListUsageRecordsInput {
  /** This category alone. */
  readonly category?: string | undefined;
  /** First day to count, YYYY-MM-DD, UTC; or days back, such as -30days. */
  readonly startDate?: string | undefined;
  /** Last day to count, YYYY-MM-DD, UTC; or days back, such as -1days. */
  readonly endDate?: string | undefined;
  /** Whether subaccounts count as well; true when left out. */
  readonly includeSubaccounts?: boolean | undefined;
  /** Items of a page: 1 to 1000, 50 when left out. More is read as 1000. */
  readonly pageSize?: number | undefined;
}

/** What listCallCounts takes. */
export interface ListCallCountsInput {
  /** First day to count, YYYY-MM-DD, UTC. */
  readonly startDate?: string | undefined;
  /** Last day to count, YYYY-MM-DD, UTC. */
  readonly endDate?: string | undefined;
  /** Calls made with these credentials: an SK SID, or the AC SID for the auth token. */
  readonly keySid?: string | undefined;
  /** Items of a page: 1 to 1000, 50 when left out. More is read as 1000. */
  readonly pageSize?: number | undefined;
}

/** What sendFromHandset takes. */
export interface SendFromHandsetInput {
  /** The account's number that gets it, in E.164. */
  readonly to: string;
  /** The text. */
  readonly body?: string | undefined;
  /** URLs of media. In a form the name repeats. */
  readonly mediaUrl?: readonly string[] | undefined;
}

/** What updateNetwork takes. */
export interface UpdateNetworkInput {
  /** A new seed. */
  readonly seed?: number | undefined;
  /** How long it takes to accept a message, in milliseconds. */
  readonly acceptDelayMs?: number | undefined;
  /** How long after that the receipt comes, in milliseconds. */
  readonly receiptDelayMs?: number | undefined;
  /** How many of a hundred ordinary messages fail. */
  readonly failurePercent?: number | undefined;
  /** How far to move the clock forward, in milliseconds. */
  readonly advanceMs?: number | undefined;
}

/** The answers by name. */
export interface Shapes {
  readonly Account: Account;
  readonly Balance: Balance;
  readonly CallCount: CallCount;
  readonly Capabilities: Capabilities;
  readonly HandsetMessage: HandsetMessage;
  readonly HandsetMessages: HandsetMessages;
  readonly InboundMessage: InboundMessage;
  readonly Key: Key;
  readonly LedgerCheck: LedgerCheck;
  readonly LedgerReport: LedgerReport;
  readonly Message: Message;
  readonly Network: Network;
  readonly NetworkClock: NetworkClock;
  readonly NetworkProfile: NetworkProfile;
  readonly NewKey: NewKey;
  readonly PhoneNumber: PhoneNumber;
  readonly StatusCallback: StatusCallback;
  readonly UsageRecord: UsageRecord;
  readonly Webhook: Webhook;
}

/** The parameters of what is posted to webhooks: those that always come and those that may. */
export const webhookFields = {
  InboundMessage: { always: ["MessageSid","SmsSid","SmsMessageSid","AccountSid","From","To","Body","NumMedia","NumSegments","SmsStatus","ApiVersion"], sometimes: ["MessagingServiceSid","FromCity","FromState","FromZip","FromCountry","ToCity","ToState","ToZip","ToCountry","OptOutType","ErrorCode","ErrorUrl"] },
  StatusCallback: { always: ["MessageSid","SmsSid","MessageStatus","SmsStatus","AccountSid","ApiVersion","To"], sometimes: ["From","MessagingServiceSid","ErrorCode","ErrorMessage","RawDlrDoneDate"] },
} as const;

/** Fields that are read as something else than the wire writes, by their wire names at any depth. */
export const readings = {
  Account: { date_created: "date", date_updated: "date" },
  Balance: {},
  CallCount: { count: "number" },
  Capabilities: { SMS: "omit", MMS: "omit" },
  HandsetMessage: { at: "date" },
  HandsetMessages: { at: "date" },
  InboundMessage: { NumMedia: "number", NumSegments: "number", ErrorCode: "number" },
  Key: { date_created: "date", date_updated: "date" },
  LedgerCheck: {},
  LedgerReport: { checkedAt: "date" },
  Message: { num_segments: "number", num_media: "number", date_created: "date", date_updated: "date", date_sent: "date" },
  Network: { now: "date" },
  NetworkClock: { now: "date" },
  NetworkProfile: {},
  NewKey: { date_created: "date", date_updated: "date" },
  PhoneNumber: { SMS: "omit", MMS: "omit", date_created: "date", date_updated: "date" },
  StatusCallback: { ErrorCode: "number" },
  UsageRecord: { count: "number", as_of: "date" },
  Webhook: { date_created: "date" },
} as const;
