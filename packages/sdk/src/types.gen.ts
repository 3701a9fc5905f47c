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

/** Something that went wrong. */
export interface Alert {
  /** SID of the alert. */
  readonly sid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the message it is about. */
  readonly resourceSid: string;
  /** SID of the messaging service of the message, or null. */
  readonly serviceSid: string | null;
  /** Details as a form: Msg, ErrorCode, LogLevel, url, httpResponse. */
  readonly alertText: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string | null;
  /** What went wrong. Text here, a number everywhere else (Twilio's way). */
  readonly errorCode: string;
  /** How bad it is. */
  readonly logLevel: "error" | "warning" | "notice" | "debug";
  /** A page about the code. */
  readonly moreInfo: string;
  /** HTTP method, or null when no request of ours was involved. */
  readonly requestMethod: "GET" | "POST" | null;
  /** The URL that was asked, or null; a password in it is not shown. */
  readonly requestUrl: string | null;
  /** When it happened. */
  readonly dateGenerated: Date;
  /** When it happened. */
  readonly dateCreated: Date;
  /** When it happened. */
  readonly dateUpdated: Date;
  /** URL of this alert. */
  readonly url: string;
}

/** Something that went wrong, with the request and the answer. */
export interface AlertWithExchange {
  /** SID of the alert. */
  readonly sid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the message it is about. */
  readonly resourceSid: string;
  /** SID of the messaging service of the message, or null. */
  readonly serviceSid: string | null;
  /** Details as a form: Msg, ErrorCode, LogLevel, url, httpResponse. */
  readonly alertText: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string | null;
  /** What went wrong. Text here, a number everywhere else (Twilio's way). */
  readonly errorCode: string;
  /** How bad it is. */
  readonly logLevel: "error" | "warning" | "notice" | "debug";
  /** A page about the code. */
  readonly moreInfo: string;
  /** HTTP method, or null when no request of ours was involved. */
  readonly requestMethod: "GET" | "POST" | null;
  /** The URL that was asked, or null; a password in it is not shown. */
  readonly requestUrl: string | null;
  /** When it happened. */
  readonly dateGenerated: Date;
  /** When it happened. */
  readonly dateCreated: Date;
  /** When it happened. */
  readonly dateUpdated: Date;
  /** URL of this alert. */
  readonly url: string;
  /** What was sent, as a form; null once the message was redacted. */
  readonly requestVariables: string | null;
  /** Headers that were sent, as a form; null like the variables. */
  readonly requestHeaders: string | null;
  /** The answer's first 16 KiB; null when there was none, or like the variables. */
  readonly responseBody: string | null;
  /** Headers of the answer, as a form; null like the body. */
  readonly responseHeaders: string | null;
}

/** A TwiML application. */
export interface Application {
  /** SID of the application. */
  readonly sid: string;
  /** SID of the account that has it. */
  readonly accountSid: string;
  /** Its name. */
  readonly friendlyName: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** URL of the webhook that hears of inbound messages, or null. */
  readonly smsUrl: string | null;
  /** HTTP method of sms_url. */
  readonly smsMethod: "GET" | "POST";
  /** URL of the webhook that is called when sms_url fails, or null. */
  readonly smsFallbackUrl: string | null;
  /** HTTP method of sms_fallback_url. */
  readonly smsFallbackMethod: "GET" | "POST";
  /** URL of the older name of message_status_callback, or null. */
  readonly smsStatusCallback: string | null;
  /** URL of the webhook that hears of the status of its messages, or null. */
  readonly messageStatusCallback: string | null;
  /** URL of the webhook that hears of the status of its calls, or null. */
  readonly statusCallback: string | null;
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
  /** Whether callers' names are looked up. */
  readonly voiceCallerIdLookup: boolean;
  /** Whether other accounts may dial it. */
  readonly publicApplicationConnectEnabled: boolean;
  /** When it was made. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** What a number for sale can carry. */
export interface AvailableCapabilities {
  /** Whether the number can carry calls. */
  readonly voice: boolean;
  /** Whether the number can carry text messages. */
  readonly sms: boolean;
  /** Whether the number can carry media messages. */
  readonly mms: boolean;
}

/** A country that numbers can be bought in. */
export interface AvailableCountry {
  /** ISO 3166, two letters. */
  readonly countryCode: string;
  /** Name of the country. */
  readonly country: string;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
  /** Whether all numbers of the country are new to the platform. */
  readonly beta: boolean;
  /** Paths of the resources below this one. */
  readonly subresourceUris: Readonly<Record<string, string>>;
}

/** A number that can be bought. */
export interface AvailableNumber {
  /** The number in national form. */
  readonly friendlyName: string;
  /** The number in E.164. */
  readonly phoneNumber: string;
  /** LATA of the number, or null where it is not known. */
  readonly lata: string | null;
  /** City of the number, or null where it is not known. */
  readonly locality: string | null;
  /** Rate center of the number, or null where it is not known. */
  readonly rateCenter: string | null;
  /** Degrees north, with six decimals, or null where it is not known. */
  readonly latitude: string | null;
  /** Degrees east, with six decimals, or null where it is not known. */
  readonly longitude: string | null;
  /** State or province, two letters, or null where it is not known. */
  readonly region: string | null;
  /** Postal code, or null where it is not known. */
  readonly postalCode: string | null;
  /** ISO 3166, two letters. */
  readonly isoCountry: string;
  /** Which address its country asks for. */
  readonly addressRequirements: "none" | "any" | "local" | "foreign";
  /** Whether the number is new to the platform. */
  readonly beta: boolean;
  readonly capabilities: AvailableCapabilities;
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

/** A number from elsewhere that was shown to be the account's. */
export interface CallerId {
  /** SID of the caller ID. */
  readonly sid: string;
  /** SID of the account that has it. */
  readonly accountSid: string;
  /** The number in E.164. */
  readonly phoneNumber: string;
  /** A name for it; the number in national form at first. */
  readonly friendlyName: string;
  /** When it was validated. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
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

/** A content template. */
export interface Content {
  /** When it was made. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** SID of the template. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** Its name, which recipients never see. */
  readonly friendlyName: string;
  /** Its language, such as `en`. */
  readonly language: string;
  /** What fills a gap that a message does not fill, by the gap's name. */
  readonly variables: Readonly<Record<string, string>>;
  /** The content by its type, such as `twilio/text`, each with the fields of that type. */
  readonly types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** URL of this resource. */
  readonly url: string;
  /** URLs of what belongs to this resource. */
  readonly links: Readonly<Record<string, string>>;
}

/** A content template with its approval. */
export interface ContentAndApprovals {
  /** When it was made. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** SID of the template. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** Its name, which recipients never see. */
  readonly friendlyName: string;
  /** Its language, such as `en`. */
  readonly language: string;
  /** What fills a gap that a message does not fill, by the gap's name. */
  readonly variables: Readonly<Record<string, string>>;
  /** The content by its type, such as `twilio/text`, each with the fields of that type. */
  readonly types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly approvalRequests: ContentApproval;
}

/** How far the approval of a template has come. */
export interface ContentApproval {
  /** The channel that approves it. */
  readonly type: "whatsapp";
  /** Its name there; empty when it was not submitted. */
  readonly name: string;
  /** What it is for; empty when it was not submitted. */
  readonly category: string;
  /** The type that was submitted; empty when none was. */
  readonly contentType: string;
  /** How far the approval has come. */
  readonly status: "unsubmitted" | "received";
  /** Why it was rejected; empty when it was not. */
  readonly rejectionReason: string;
  /** Whether the channel may change its category. */
  readonly allowCategoryChange: boolean;
  /** How long a message may wait for its recipient, in seconds, or null. */
  readonly sendTtlSeconds: number | null;
}

/** The approvals of a template. */
export interface ContentApprovalRequests {
  /** SID of the template. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  readonly whatsapp: ContentApproval;
  /** URL of this resource. */
  readonly url: string;
}

/** Where the list of deactivated numbers is. */
export interface Deactivations {
  /** URL of the file; also in the header Location. */
  readonly redirectTo: string;
}

/** Tells of an alert. Answer with any 2xx. */
export interface DebuggerEvent {
  /** SID of the alert. */
  readonly sid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the account that it belongs to; empty when it is a main account. */
  readonly parentAccountSid: string;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  /** How bad it is. */
  readonly level: "Error" | "Warning";
  /** Always application/json. */
  readonly payloadType: "application/json";
  /** JSON: resource_sid, service_sid, error_code, more_info and, for a webhook, its request and response. */
  readonly payload: string;
}

/** The URL that hears of every alert of an account. */
export interface DebuggerWebhook {
  /** SID of the account. */
  readonly accountSid: string;
  /** Who is told of every alert, or null. */
  readonly url: string | null;
  /** When it was last set; null when it never was. */
  readonly dateUpdated: Date | null;
}

/** A change of an account's resources. */
export interface Event {
  /** SID of the event. */
  readonly sid: string;
  /** SID of the account that was changed. */
  readonly accountSid: string;
  /** SID of who did it: an account or an API key. */
  readonly actorSid: string;
  /** What the actor is. */
  readonly actorType: "account" | "api-key";
  /** Always null. */
  readonly description: string | null;
  /** What the request was about. */
  readonly eventData: { readonly parameters: readonly string[] };
  /** When it happened. */
  readonly eventDate: Date;
  /** What was done to which kind of resource: `key.created`. */
  readonly eventType: string;
  /** SID of what was changed. */
  readonly resourceSid: string;
  /** What was changed: `key`. */
  readonly resourceType: string;
  /** Always api. */
  readonly source: "api";
  /** Where the request came from, or null when that is not known. */
  readonly sourceIpAddress: string | null;
  /** URL of this event. */
  readonly url: string;
  /** Always null: neither has one URL for all products. */
  readonly links: { readonly actor: string | null; readonly resource: string | null };
}

/** What became of changes of geo permissions. */
export interface GeoPermissionChanges {
  /** One for each change, in their order. */
  readonly permissions: readonly { readonly countryCode: string; readonly type: string; readonly enabled: boolean; readonly errorCode: number; readonly errorMessages: readonly string[] }[];
}

/** Where an account may send to. */
export interface GeoPermissions {
  /** One for each country. */
  readonly permissions: readonly { readonly countryCode: string; readonly countryName: string; readonly type: string; readonly enabled: boolean }[];
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

/** An API key. */
export interface IamKey {
  /** SID of the API key: its user name. */
  readonly sid: string;
  /** The key's name. */
  readonly friendlyName: string;
  /** When the key was made. */
  readonly dateCreated: Date;
  /** When the key last changed. */
  readonly dateUpdated: Date;
  /** What a restricted key may do; null for the other kinds. */
  readonly policy: KeyPolicy | null;
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

/** The permissions of a restricted key. */
export interface KeyPolicy {
  /** What the key may do, such as `/twilio/messaging/messages/create`. */
  readonly allow: readonly string[];
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

/** A content template that was made from one of an older kind. */
export interface LegacyContent {
  /** When it was made. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** SID of the template. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** Its name, which recipients never see. */
  readonly friendlyName: string;
  /** Its language, such as `en`. */
  readonly language: string;
  /** What fills a gap that a message does not fill, by the gap's name. */
  readonly variables: Readonly<Record<string, string>>;
  /** The content by its type, such as `twilio/text`, each with the fields of that type. */
  readonly types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The name of the template of before. */
  readonly legacyTemplateName: string;
  /** The text of the template of before. */
  readonly legacyBody: string;
  /** URL of this resource. */
  readonly url: string;
}

/** A line type that the account has set for a number. */
export interface LineTypeOverride {
  /** The number in E.164. */
  readonly phoneNumber: string;
  /** What it was taken for before. */
  readonly originalLineType: "landline" | "mobile" | "fixedVoip" | "nonFixedVoip" | "personal" | "tollFree" | "premium" | "sharedCost" | "uan" | "voicemail" | "pager" | "unknown";
  /** What it is taken for instead. */
  readonly overriddenLineType: "landline" | "mobile" | "fixedVoip" | "nonFixedVoip" | "personal" | "tollFree" | "premium" | "sharedCost" | "uan" | "voicemail" | "pager" | "unknown";
  /** Why. */
  readonly overrideReason: string;
  /** When it was set. */
  readonly overrideTimestamp: Date;
  /** SID of the account that set it. */
  readonly overriddenByAccountSid: string;
}

/** An API key in a list. */
export interface ListedIamKey {
  /** SID of the API key: its user name. */
  readonly sid: string;
  /** The key's name. */
  readonly friendlyName: string;
  /** When the key was made. */
  readonly dateCreated: Date;
  /** When the key last changed. */
  readonly dateUpdated: Date;
  /** The kind of the key: standard, restricted or main. */
  readonly flags: readonly string[];
}

/** What is known of a number. What was not asked for is null. */
export interface Lookup {
  /** The calling code, without plus. */
  readonly callingCountryCode: string | null;
  /** The country, ISO 3166, two letters. */
  readonly countryCode: string | null;
  /** The number in E.164; as it was asked for when it is none. */
  readonly phoneNumber: string;
  /** As it is written in its own country. */
  readonly nationalFormat: string | null;
  /** Whether its country gives out such numbers. */
  readonly valid: boolean;
  /** Why it is not valid. */
  readonly validationErrors: readonly ("TOO_SHORT" | "TOO_LONG" | "INVALID_BUT_POSSIBLE" | "INVALID_COUNTRY_CODE" | "INVALID_LENGTH" | "NOT_A_NUMBER")[];
  /** Whose name shows on a called phone. North American numbers only. */
  readonly callerName: { readonly callerName: string | null; readonly callerType: "BUSINESS" | "CONSUMER" | "UNDETERMINED" | null; readonly errorCode: number | null } | null;
  /** When the number last moved to another SIM card. Mobile numbers only. */
  readonly simSwap: { readonly lastSimSwap: { readonly lastSimSwapDate: Date; readonly swappedPeriod: string; readonly swappedInPeriod: boolean } | null; readonly carrierName: string | null; readonly mobileCountryCode: string | null; readonly mobileNetworkCode: string | null; readonly errorCode: number | null } | null;
  /** Whether calls are forwarded. Mobile numbers only. */
  readonly callForwarding: { readonly callForwardingEnabled: boolean | null; readonly errorCode: number | null } | null;
  /** Whether the line is in use. Mobile numbers only. */
  readonly lineStatus: { readonly status: "active" | "reachable" | "unreachable" | "inactive" | null; readonly errorCode: number | null } | null;
  /** The kind of line, and its network. */
  readonly lineTypeIntelligence: { readonly carrierName: string | null; readonly mobileCountryCode: string | null; readonly mobileNetworkCode: string | null; readonly type: "landline" | "mobile" | "fixedVoip" | "nonFixedVoip" | "personal" | "tollFree" | "premium" | "sharedCost" | "uan" | "voicemail" | "pager" | "unknown"; readonly errorCode: number | null } | null;
  /** How far what was given agrees with whoever has the number. */
  readonly identityMatch: { readonly firstNameMatch: "exact_match" | "partial_match" | "no_match" | null; readonly lastNameMatch: "exact_match" | "partial_match" | "no_match" | null; readonly addressLinesMatch: "exact_match" | "partial_match" | "no_match" | null; readonly cityMatch: "exact_match" | "partial_match" | "no_match" | null; readonly stateMatch: "exact_match" | "partial_match" | "no_match" | null; readonly postalCodeMatch: "exact_match" | "partial_match" | "no_match" | null; readonly addressCountryMatch: "exact_match" | "partial_match" | "no_match" | null; readonly nationalIdMatch: "exact_match" | "partial_match" | "no_match" | null; readonly dateOfBirthMatch: "exact_match" | "partial_match" | "no_match" | null; readonly summaryScore: number; readonly errorCode: number | null; readonly errorMessage: string | null } | null;
  /** Whether the number changed hands since LastVerifiedDate. North American numbers only. */
  readonly reassignedNumber: { readonly lastVerifiedDate: string | null; readonly isNumberReassigned: "yes" | "no" | "no_data" | null; readonly errorCode: string | null } | null;
  /** How likely the number takes part in message pumping. */
  readonly smsPumpingRisk: { readonly carrierRiskCategory: "low" | "mild" | "moderate" | "high"; readonly numberBlocked: boolean; readonly numberBlockedDate: Date | null; readonly numberBlockedLast3Months: boolean; readonly smsPumpingRiskScore: number; readonly errorCode: number | null } | null;
  /** How good the number is to reach its owner by. */
  readonly phoneNumberQualityScore: { readonly qualityScore: number; readonly errorCode: number | null } | null;
  /** Who has the number, to fill a form with. */
  readonly preFill: { readonly firstName: string; readonly lastName: string; readonly addressLine: string; readonly city: string; readonly state: string; readonly postalCode: string; readonly addressCountryCode: string; readonly dateOfBirth: string; readonly errorCode: number | null } | null;
  /** URL of this resource. */
  readonly url: string;
}

/** What is known of several numbers. */
export interface LookupBatch {
  /** In the order in which they were asked for. */
  readonly phoneNumbers: readonly LookupBatchEntry[];
}

/** What is known of one number of several. */
export interface LookupBatchEntry {
  /** What the question called itself. */
  readonly correlationId: string | null;
  /** Why this one could not be looked up, or null. */
  readonly twilioErrorCode: number | null;
  /** The calling code, without plus. */
  readonly callingCountryCode: string | null;
  /** The country, ISO 3166, two letters. */
  readonly countryCode: string | null;
  /** The number in E.164; as it was asked for when it is none. */
  readonly phoneNumber: string;
  /** As it is written in its own country. */
  readonly nationalFormat: string | null;
  /** Whether its country gives out such numbers. */
  readonly valid: boolean;
  /** Why it is not valid. */
  readonly validationErrors: readonly ("TOO_SHORT" | "TOO_LONG" | "INVALID_BUT_POSSIBLE" | "INVALID_COUNTRY_CODE" | "INVALID_LENGTH" | "NOT_A_NUMBER")[];
  /** Whose name shows on a called phone. North American numbers only. */
  readonly callerName: { readonly callerName: string | null; readonly callerType: "BUSINESS" | "CONSUMER" | "UNDETERMINED" | null; readonly errorCode: number | null } | null;
  /** When the number last moved to another SIM card. Mobile numbers only. */
  readonly simSwap: { readonly lastSimSwap: { readonly lastSimSwapDate: Date; readonly swappedPeriod: string; readonly swappedInPeriod: boolean } | null; readonly carrierName: string | null; readonly mobileCountryCode: string | null; readonly mobileNetworkCode: string | null; readonly errorCode: number | null } | null;
  /** Whether calls are forwarded. Mobile numbers only. */
  readonly callForwarding: { readonly callForwardingEnabled: boolean | null; readonly errorCode: number | null } | null;
  /** Whether the line is in use. Mobile numbers only. */
  readonly lineStatus: { readonly status: "active" | "reachable" | "unreachable" | "inactive" | null; readonly errorCode: number | null } | null;
  /** The kind of line, and its network. */
  readonly lineTypeIntelligence: { readonly carrierName: string | null; readonly mobileCountryCode: string | null; readonly mobileNetworkCode: string | null; readonly type: "landline" | "mobile" | "fixedVoip" | "nonFixedVoip" | "personal" | "tollFree" | "premium" | "sharedCost" | "uan" | "voicemail" | "pager" | "unknown"; readonly errorCode: number | null } | null;
  /** How far what was given agrees with whoever has the number. */
  readonly identityMatch: { readonly firstNameMatch: "exact_match" | "partial_match" | "no_match" | null; readonly lastNameMatch: "exact_match" | "partial_match" | "no_match" | null; readonly addressLinesMatch: "exact_match" | "partial_match" | "no_match" | null; readonly cityMatch: "exact_match" | "partial_match" | "no_match" | null; readonly stateMatch: "exact_match" | "partial_match" | "no_match" | null; readonly postalCodeMatch: "exact_match" | "partial_match" | "no_match" | null; readonly addressCountryMatch: "exact_match" | "partial_match" | "no_match" | null; readonly nationalIdMatch: "exact_match" | "partial_match" | "no_match" | null; readonly dateOfBirthMatch: "exact_match" | "partial_match" | "no_match" | null; readonly summaryScore: number; readonly errorCode: number | null; readonly errorMessage: string | null } | null;
  /** Whether the number changed hands since LastVerifiedDate. North American numbers only. */
  readonly reassignedNumber: { readonly lastVerifiedDate: string | null; readonly isNumberReassigned: "yes" | "no" | "no_data" | null; readonly errorCode: string | null } | null;
  /** How likely the number takes part in message pumping. */
  readonly smsPumpingRisk: { readonly carrierRiskCategory: "low" | "mild" | "moderate" | "high"; readonly numberBlocked: boolean; readonly numberBlockedDate: Date | null; readonly numberBlockedLast3Months: boolean; readonly smsPumpingRiskScore: number; readonly errorCode: number | null } | null;
  /** How good the number is to reach its owner by. */
  readonly phoneNumberQualityScore: { readonly qualityScore: number; readonly errorCode: number | null } | null;
  /** Who has the number, to fill a form with. */
  readonly preFill: { readonly firstName: string; readonly lastName: string; readonly addressLine: string; readonly city: string; readonly state: string; readonly postalCode: string; readonly addressCountryCode: string; readonly dateOfBirth: string; readonly errorCode: number | null } | null;
}

/** One file of a message, copied when the message was sent or received. */
export interface Media {
  /** SID of the media. */
  readonly sid: string;
  /** SID of the account of the message. */
  readonly accountSid: string;
  /** SID of the message that carries it. */
  readonly parentSid: string;
  /** What kind of file it is, such as image/jpeg. */
  readonly contentType: string;
  /** When it was copied. */
  readonly dateCreated: Date;
  /** The same: media never change. */
  readonly dateUpdated: Date;
  /** Path of this record. Without .json it is the path of the bytes. */
  readonly uri: string;
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

/** Feedback on a message. */
export interface MessageFeedback {
  /** SID of the account that sent the message. */
  readonly accountSid: string;
  /** SID of the message. */
  readonly messageSid: string;
  /** Whether the recipient has acted on the message. */
  readonly outcome: "confirmed" | "unconfirmed";
  /** When feedback was first given. */
  readonly dateCreated: Date;
  /** When feedback was last given. */
  readonly dateUpdated: Date;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** What a segment costs with one kind of sender. */
export interface MessagePrice {
  /** The price of the list. */
  readonly basePrice: string;
  /** The price that this account pays. */
  readonly currentPrice: string;
  /** What our side sends from. */
  readonly numberType: "local" | "mobile" | "toll-free" | "shortcode" | "alphanumeric";
}

/** A country whose message prices can be fetched. */
export interface MessagingCountry {
  /** The country's name. */
  readonly country: string;
  /** The country's code, ISO 3166, two letters. */
  readonly isoCountry: string;
  /** URL of this resource. */
  readonly url: string;
}

/** What messages to and from one country cost. */
export interface MessagingPrices {
  /** The country's name. */
  readonly country: string;
  /** The country's code, ISO 3166, two letters. */
  readonly isoCountry: string;
  /** Currency, ISO 4217. */
  readonly priceUnit: string;
  /** What a segment from there costs, by what it was sent to. */
  readonly inboundSmsPrices: readonly MessagePrice[];
  /** What a segment to there costs, network by network. */
  readonly outboundSmsPrices: readonly OutboundMessagePrices[];
  /** URL of this resource. */
  readonly url: string;
}

/** What an account has chosen about its messages. */
export interface MessagingSettings {
  /** SID of the account. */
  readonly accountSid: string;
  /**
   * Whether refusals use the codes of 2024 (21265, 21266, 21268, 21659, 21660) or the older 21211 and 21606, and a
   * PageSize above 1000 is refused (20007) or made smaller.
   */
  readonly strict2024: boolean;
  /** How long before SendAt a scheduled message must be handed in, in seconds. */
  readonly scheduleLeadSeconds: number;
  /** Whether the bytes of media need credentials; else the URL is enough. */
  readonly mediaBasicAuth: boolean;
  /** When they were last changed; null when they never were. */
  readonly dateUpdated: Date | null;
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
export interface NewIamKey {
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
  /** What a restricted key may do; null for the other kinds. */
  readonly policy: KeyPolicy | null;
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

/** What a month of one kind of number costs. */
export interface NumberPrice {
  /** The price of the list. */
  readonly basePrice: string;
  /** The price that this account pays. */
  readonly currentPrice: string;
  /** What kind of number it is. */
  readonly numberType: "local" | "mobile" | "toll free";
}

/** A recipient who wants no more messages from a sender or a messaging service. */
export interface OptOut {
  /** SID of the opt-out. */
  readonly sid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** From whom nothing is wanted: the SID of a messaging service, or a sender. */
  readonly scope: string;
  /** Who wants nothing, in E.164. */
  readonly phoneNumber: string;
  /** How it came about: by a text, a request, or an import. */
  readonly source: "keyword" | "api" | "import";
  /** SID of the text that asked for it, or null. */
  readonly messageSid: string | null;
  /** Since when. */
  readonly dateCreated: Date;
  /** URL of this record. */
  readonly url: string;
}

/** A file of opt-outs that is read in the background. */
export interface OptOutImport {
  /** SID of the import. */
  readonly sid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** Where lines without a scope of their own go, or null. */
  readonly scope: string | null;
  /** How far it has come. */
  readonly status: "queued" | "processing" | "completed";
  /** Size of the file. */
  readonly bytes: number;
  /** Lines behind the header that have been read. */
  readonly linesRead: number;
  /** Lines that are on the list now and were not before. */
  readonly added: number;
  /** Lines that were on the list already. */
  readonly alreadyPresent: number;
  /** Lines that could not be used. */
  readonly failed: number;
  /** The first hundred lines that could not be used. */
  readonly errors: readonly { readonly line: number; readonly field: string; readonly message: string }[];
  /** When the file came. */
  readonly dateCreated: Date;
  /** When it last went on. */
  readonly dateUpdated: Date;
  /** URL of this record. */
  readonly url: string;
}

/** How a messaging service answers STOP, START, HELP and its own keywords. */
export interface OptOutSettings {
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the messaging service. */
  readonly messagingServiceSid: string;
  /** Whether the service has settings of its own; then webhooks get OptOutType. */
  readonly advanced: boolean;
  /** Language of the usual words, or null for the recipient's. */
  readonly language: "en" | "es" | "fr" | "de" | "pt" | "it" | null;
  /** The keywords that end messages. */
  readonly stop: { readonly keywords: readonly string[] | null; readonly reply: string | null };
  /** The keywords that bring them back. */
  readonly start: { readonly keywords: readonly string[] | null; readonly reply: string | null };
  /** The keywords that ask for help. */
  readonly help: { readonly keywords: readonly string[] | null; readonly reply: string | null };
  /** Countries with rules of their own. What one leaves out is as the service has it. */
  readonly countries: readonly { readonly country: string; readonly language: "en" | "es" | "fr" | "de" | "pt" | "it" | null; readonly stop: { readonly keywords: readonly string[] | null; readonly reply: string | null }; readonly start: { readonly keywords: readonly string[] | null; readonly reply: string | null }; readonly help: { readonly keywords: readonly string[] | null; readonly reply: string | null } }[];
  /** When it got settings of its own, or null. */
  readonly dateCreated: Date | null;
  /** When they last changed, or null. */
  readonly dateUpdated: Date | null;
  /** URL of this record. */
  readonly url: string;
}

/** What a segment to one network costs. */
export interface OutboundMessagePrices {
  /** The network that is sent to. */
  readonly carrier: string;
  /** Its mobile country code, or null for all other networks. */
  readonly mcc: string | null;
  /** Its mobile network code, or null for all other networks. */
  readonly mnc: string | null;
  /** By what is sent from. */
  readonly prices: readonly MessagePrice[];
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

/** A country that has numbers for rent. */
export interface PhoneNumberCountry {
  /** The country's name. */
  readonly country: string;
  /** The country's code, ISO 3166, two letters. */
  readonly isoCountry: string;
  /** URL of this resource. */
  readonly url: string;
}

/** What numbers of one country cost. */
export interface PhoneNumberPrices {
  /** The country's name. */
  readonly country: string;
  /** The country's code, ISO 3166, two letters. */
  readonly isoCountry: string;
  /** Currency, ISO 4217. */
  readonly priceUnit: string;
  /** What a month costs, by the kind of number. */
  readonly phoneNumberPrices: readonly NumberPrice[];
  /** URL of this resource. */
  readonly url: string;
}

/** The auth token that took the place of the one before. */
export interface PromotedAuthToken {
  /** SID of the account. */
  readonly accountSid: string;
  /** The account's auth token from now on. */
  readonly authToken: string;
  /** When the token was made. */
  readonly dateCreated: Date;
  /** When the token last changed. */
  readonly dateUpdated: Date;
  /** URL of this resource. */
  readonly url: string;
}

/** A second auth token of an account. */
export interface SecondaryAuthToken {
  /** SID of the account. */
  readonly accountSid: string;
  /** When the token was made. */
  readonly dateCreated: Date;
  /** When the token last changed. */
  readonly dateUpdated: Date;
  /** The second token. The API takes it from now on beside the first. */
  readonly secondaryAuthToken: string;
  /** URL of this resource. */
  readonly url: string;
}

/** A messaging service. */
export interface Service {
  /** SID of the messaging service. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** Its name. */
  readonly friendlyName: string;
  /** When it was made. */
  readonly dateCreated: Date;
  /** When its settings last changed. */
  readonly dateUpdated: Date;
  /** URL of the webhook that hears of texts to its senders, or null. */
  readonly inboundRequestUrl: string | null;
  /** HTTP method of inbound_request_url. */
  readonly inboundMethod: "GET" | "POST";
  /** URL of the webhook that is called when inbound_request_url fails, or null. */
  readonly fallbackUrl: string | null;
  /** HTTP method of fallback_url. */
  readonly fallbackMethod: "GET" | "POST";
  /** URL of the webhook that hears what becomes of its messages, or null. */
  readonly statusCallback: string | null;
  /** Whether a recipient hears from the same sender every time. */
  readonly stickySender: boolean;
  /** Whether media become links where no sender can carry them. */
  readonly mmsConverter: boolean;
  /** Whether look-alike characters are replaced by ones of the GSM alphabet. */
  readonly smartEncoding: boolean;
  /** Kept, and without effect: nothing here reads messages. */
  readonly scanMessageContent: "inherit" | "enable" | "disable";
  /** Kept, and without effect: it is obsolete. */
  readonly fallbackToLongCode: boolean;
  /** Whether a number with the recipient's area code is preferred. */
  readonly areaCodeGeomatch: boolean;
  /** Kept, and without effect: it is reserved. */
  readonly synchronousValidation: boolean;
  /** How long its messages may wait for their carrier, in seconds. */
  readonly validityPeriod: number;
  /** What it is for. */
  readonly usecase: "notifications" | "marketing" | "verification" | "discussion" | "poll" | "undeclared";
  /** Always false: no registration for US 10DLC is kept here. */
  readonly usAppToPersonRegistered: boolean;
  /** Whether each number's own webhook is called and the service's is not. */
  readonly useInboundWebhookOnNumber: boolean;
  /** URL of this resource. */
  readonly url: string;
  /** URLs of what belongs to this resource. */
  readonly links: Readonly<Record<string, string>>;
}

/** A name to send from, in a messaging service. */
export interface ServiceAlphaSender {
  /** SID of the alphanumeric sender. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** SID of the messaging service. */
  readonly serviceSid: string;
  /** When it joined. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** The name. */
  readonly alphaSender: string;
  /** What it can carry, as a list of words. */
  readonly capabilities: readonly ("MMS" | "SMS" | "Voice")[];
  /** URL of this resource. */
  readonly url: string;
}

/** A sender of another channel, in a messaging service. */
export interface ServiceChannelSender {
  /** SID of the channel sender. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** SID of the messaging service. */
  readonly messagingServiceSid: string;
  /** The sender's address, with its channel in front. */
  readonly sender: string;
  /** The channel. */
  readonly senderType: string;
  /** Its country, two letters, or null. */
  readonly countryCode: string | null;
  /** When it joined. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** URL of this resource. */
  readonly url: string;
}

/** A name to send from to one country. */
export interface ServiceDestinationAlphaSender {
  /** SID of the alphanumeric sender. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** SID of the messaging service. */
  readonly serviceSid: string;
  /** When it joined. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** The name. */
  readonly alphaSender: string;
  /** What it can carry, as a list of words. */
  readonly capabilities: readonly ("MMS" | "SMS" | "Voice")[];
  /** The only country it is used for, two letters; null for all. */
  readonly isoCountryCode: string | null;
  /** URL of this resource. */
  readonly url: string;
}

/** A number in a messaging service. */
export interface ServicePhoneNumber {
  /** SID of the number. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** SID of the messaging service. */
  readonly serviceSid: string;
  /** When it joined. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** The number in E.164. */
  readonly phoneNumber: string;
  /** Its country, two letters; empty for none in particular. */
  readonly countryCode: string;
  /** What it can carry, as a list of words. */
  readonly capabilities: readonly ("MMS" | "SMS" | "Voice")[];
  /** URL of this resource. */
  readonly url: string;
}

/** A short code in a messaging service. */
export interface ServiceShortCode {
  /** SID of the short code. */
  readonly sid: string;
  /** SID of the account that owns it. */
  readonly accountSid: string;
  /** SID of the messaging service. */
  readonly serviceSid: string;
  /** When it joined. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  /** The short code. */
  readonly shortCode: string;
  /** Its country, two letters; empty for none in particular. */
  readonly countryCode: string;
  /** What it can carry, as a list of words. */
  readonly capabilities: readonly ("MMS" | "SMS" | "Voice")[];
  /** URL of this resource. */
  readonly url: string;
}

/** A short code of an account. */
export interface ShortCode {
  /** SID of the short code. */
  readonly sid: string;
  /** SID of the account that has it. */
  readonly accountSid: string;
  /** A name for it; its digits at first. */
  readonly friendlyName: string;
  /** The digits. */
  readonly shortCode: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** URL of the webhook that hears of inbound messages, or null. */
  readonly smsUrl: string | null;
  /** HTTP method of sms_url. */
  readonly smsMethod: "GET" | "POST";
  /** URL of the webhook that is called when sms_url fails, or null. */
  readonly smsFallbackUrl: string | null;
  /** HTTP method of sms_fallback_url. */
  readonly smsFallbackMethod: "GET" | "POST";
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

/** Credentials with which nothing is stored, charged or delivered. */
export interface TestCredentials {
  /** SID of the test credentials: their user name, and the account in their paths. */
  readonly accountSid: string;
  /** Their password. */
  readonly authToken: string;
  /** When they were made. */
  readonly dateCreated: Date;
  /** When their password last changed. */
  readonly dateUpdated: Date;
  /** URL of this resource. */
  readonly url: string;
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

/** Watches the usage of one category. */
export interface UsageTrigger {
  /** SID of the trigger. */
  readonly sid: string;
  /** SID of the account. */
  readonly accountSid: string;
  /** Always 2010-04-01. */
  readonly apiVersion: string;
  /** Its name; empty when not set. */
  readonly friendlyName: string;
  /** The webhook that is told. */
  readonly callbackUrl: string;
  /** HTTP method of callback_url. */
  readonly callbackMethod: "GET" | "POST";
  /** The category of usage that is watched. */
  readonly usageCategory: string;
  /** Which figure of the category is watched. */
  readonly triggerBy: "count" | "usage" | "price";
  /** The value at which it fires. */
  readonly triggerValue: string;
  /** What the figure is now, in the days that are watched. */
  readonly currentValue: string;
  /** How often it may fire: once each such time, or once at all. */
  readonly recurring: "daily" | "monthly" | "yearly" | "alltime" | null;
  /** When it was made. */
  readonly dateCreated: Date;
  /** When it last changed. */
  readonly dateUpdated: Date;
  readonly dateFired: Date | null;
  /** Path of the usage that is watched. */
  readonly usageRecordUri: string;
  /** Path of this resource, relative to the server's root. */
  readonly uri: string;
}

/** What messaging services can be for. */
export interface Usecases {
  /** All there are. */
  readonly usecases: readonly { readonly usecase: "notifications" | "marketing" | "verification" | "discussion" | "poll" | "undeclared"; readonly description: string; readonly purpose: string }[];
}

/** A phone is called and asked for a code. */
export interface ValidationRequest {
  /** SID of the account. */
  readonly accountSid: string;
  /** SID of the call that asks for the code. */
  readonly callSid: string;
  /** The name that the caller ID gets. */
  readonly friendlyName: string;
  /** The number that is called, in E.164. */
  readonly phoneNumber: string;
  /** Six digits to type in during the call. */
  readonly validationCode: string;
}

/** A request to a customer's server, and what came back. */
export interface Webhook {
  /** What it was about. */
  readonly purpose: "status" | "inbound" | "fallback" | "redirect" | "action" | "debugger";
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
  /**
   * The sender: a number of the account in E.164, a short code of it, or an alphanumeric sender of 1 to 11
   * characters. The SID of a messaging service here is read as MessagingServiceSid. This or MessagingServiceSid.
   */
  readonly from?: string | undefined;
  /**
   * The messaging service that chooses the sender. With From, that sender must be in the service's pool. This or
   * From.
   */
  readonly messagingServiceSid?: string | undefined;
  /** The text: 1600 characters at most. One of Body, MediaUrl and ContentSid. */
  readonly body?: string | undefined;
  /** URLs of media to send: 10 at most. In a form the name repeats. */
  readonly mediaUrl?: readonly string[] | undefined;
  /** The content template to send: its text and media take the place of Body and MediaUrl. */
  readonly contentSid?: string | undefined;
  /** Values for the template, as the text of a JSON object. */
  readonly contentVariables?: string | undefined;
  /** URL that hears of every change of status. */
  readonly statusCallback?: string | undefined;
  /** The application whose status callback is used when StatusCallback is not given. */
  readonly applicationSid?: string | undefined;
  /**
   * Seconds the message may wait before it is handed to the carrier: 1 to 36000; when left out, the service's,
   * else 36000.
   */
  readonly validityPeriod?: number | undefined;
  /** `fixed`, together with SendAt and MessagingServiceSid. */
  readonly scheduleType?: "fixed" | undefined;
  /** When to send, ISO 8601: from five minutes to 35 days ahead. */
  readonly sendAt?: string | Date | undefined;
  /** Send text as a media message: United States and Canada only. */
  readonly sendAsMms?: boolean | undefined;
  /**
   * Replace characters that look alike so that the text fits the GSM alphabet. When left out, as the service says,
   * else no.
   */
  readonly smartEncoded?: boolean | undefined;
  /** Shorten links: kept; no service has a domain for it, so links stay as they are. */
  readonly shortenUrls?: boolean | undefined;
  /** Whether the text is kept once it is sent: `discard` empties it right after the hand-over. */
  readonly contentRetention?: "retain" | "discard" | undefined;
  /**
   * Whether answers show the recipient's number in full once the sending is over: `obfuscate` hides its last four
   * digits.
   */
  readonly addressRetention?: "retain" | "obfuscate" | undefined;
  /** Actions of rich channels, such as `geo:37.78,-122.40|Office`: kept. */
  readonly persistentAction?: readonly string[] | undefined;
  /** Says that feedback on this message will follow. */
  readonly provideFeedback?: boolean | undefined;
  /** How often the caller has tried; kept for the record. */
  readonly attempt?: number | undefined;
  /** Obsolete: read and ignored. */
  readonly maxPrice?: number | undefined;
  /** Skip the check for landlines: kept. */
  readonly forceDelivery?: boolean | undefined;
  /** Reserved. */
  readonly trafficType?: "free" | undefined;
  /** Whether the protection against message pumping looks at this message. */
  readonly riskCheck?: "enable" | "disable" | undefined;
  /** The number used when a rich channel cannot deliver; only with MessagingServiceSid and without From. Kept. */
  readonly fallbackFrom?: string | undefined;
  /** Why the message is sent. */
  readonly messageIntent?: "otp" | "notifications" | "marketing" | "fraud" | "security" | "customercare" | "delivery" | "education" | "polling" | "announcements" | "events" | undefined;
  /** Labels to keep with the message: the text of a JSON object of strings, ten at most. */
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
  /**
   * Messages sent on or before this day: a UTC day (YYYY-MM-DD) or a moment. Messages that were not sent yet are
   * left out.
   */
  readonly dateSentBefore?: string | Date | undefined;
  /**
   * Messages sent on or after this day: a UTC day (YYYY-MM-DD) or a moment. Messages that were not sent yet are
   * left out.
   */
  readonly dateSentAfter?: string | Date | undefined;
  /** Messages that have come this far. */
  readonly status?: "accepted" | "scheduled" | "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "canceled" | "receiving" | "received" | "read" | "partially_delivered" | undefined;
  /** Messages that were caused this way. */
  readonly direction?: "inbound" | "outbound-api" | "outbound-call" | "outbound-reply" | undefined;
  /** Messages that ended with this error code. */
  readonly errorCode?: number | undefined;
  /** Messages that were sent through this messaging service. */
  readonly messagingServiceSid?: string | undefined;
  /** Messages whose text has this in it; the case of plain letters does not matter. */
  readonly body?: string | undefined;
}

/** What updateMessage takes. */
export interface UpdateMessageInput {
  /** Empty: the text is removed. */
  readonly body?: string | undefined;
  /** `canceled`: the message is not sent. */
  readonly status?: "canceled" | undefined;
}

/** What createFeedback takes. */
export interface CreateFeedbackInput {
  /** `confirmed`, which it is when left out, or `unconfirmed`. */
  readonly outcome?: "confirmed" | "unconfirmed" | undefined;
}

/** What updateMessagingSettings takes. */
export interface UpdateMessagingSettingsInput {
  /** Whether refusals use the codes of 2024, and a PageSize above 1000 is refused. */
  readonly strict2024?: boolean | undefined;
  /** Whether the bytes of media need credentials. */
  readonly mediaBasicAuth?: boolean | undefined;
  /** How long before SendAt a scheduled message must be handed in, in seconds. */
  readonly scheduleLeadSeconds?: number | undefined;
}

/** What listMedia takes. */
export interface ListMediaInput {
  /** Media copied on this day: a UTC day (YYYY-MM-DD) or a moment. */
  readonly dateCreated?: string | Date | undefined;
  /** Media copied on or before this day: a UTC day (YYYY-MM-DD) or a moment. */
  readonly dateCreatedBefore?: string | Date | undefined;
  /** Media copied on or after this day: a UTC day (YYYY-MM-DD) or a moment. */
  readonly dateCreatedAfter?: string | Date | undefined;
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
}

/** What createNumber takes. */
export interface CreateNumberInput {
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
  /** The number to buy, in E.164, from a search of available numbers. */
  readonly phoneNumber?: string | undefined;
  /** Any number of this area code, three digits, in the United States or Canada. */
  readonly areaCode?: string | undefined;
}

/** What listLocalNumbers takes. */
export type ListLocalNumbersInput = ListNumbersInput;

/** What createLocalNumber takes. */
export interface CreateLocalNumberInput {
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
  /** The number to buy, in E.164, from a search of available numbers. */
  readonly phoneNumber: string;
  /** Not taken here: search for numbers of an area code instead. */
  readonly areaCode?: string | undefined;
}

/** What listMobileNumbers takes. */
export type ListMobileNumbersInput = ListNumbersInput;

/** What createMobileNumber takes. */
export type CreateMobileNumberInput = CreateLocalNumberInput;

/** What listTollFreeNumbers takes. */
export type ListTollFreeNumbersInput = ListNumbersInput;

/** What createTollFreeNumber takes. */
export type CreateTollFreeNumberInput = CreateLocalNumberInput;

/** What updateNumber takes. */
export interface UpdateNumberInput {
  /** The parent account or subaccount to move the number to. */
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

/** What searchLocal takes. */
export interface SearchLocalInput {
  /** Numbers of this area code. */
  readonly areaCode?: number | undefined;
  /**
   * Numbers with these digits: 2 to 16 characters. `*` is any one digit, `%` any digits, letters are keys; `+` in
   * front ties it to the beginning and `$` behind to the end.
   */
  readonly contains?: string | undefined;
  /** Numbers that can (true) or cannot (false) carry text messages. */
  readonly smsEnabled?: boolean | undefined;
  /** Numbers that can (true) or cannot (false) carry media messages. */
  readonly mmsEnabled?: boolean | undefined;
  /** Numbers that can (true) or cannot (false) carry calls. */
  readonly voiceEnabled?: boolean | undefined;
  /** Numbers that can (true) or cannot (false) carry faxes. */
  readonly faxEnabled?: boolean | undefined;
  /** Whether to leave out numbers that ask for any address. */
  readonly excludeAllAddressRequired?: boolean | undefined;
  /** Whether to leave out numbers that ask for a local address. */
  readonly excludeLocalAddressRequired?: boolean | undefined;
  /** Whether to leave out numbers that ask for a foreign address. */
  readonly excludeForeignAddressRequired?: boolean | undefined;
  /** Whether to include numbers that are new to the platform. */
  readonly beta?: boolean | undefined;
  /** Numbers near the place of this one, in E.164. */
  readonly nearNumber?: string | undefined;
  /** Numbers near this place: degrees north and east, with a comma between them. */
  readonly nearLatLong?: string | undefined;
  /** Miles around the place: 25 when left out, 500 at most. */
  readonly distance?: number | undefined;
  /** Numbers of this postal code. */
  readonly inPostalCode?: string | undefined;
  /** Numbers of this state or province. */
  readonly inRegion?: string | undefined;
  /** Numbers of this rate center. */
  readonly inRateCenter?: string | undefined;
  /** Numbers of this LATA. */
  readonly inLata?: string | undefined;
  /** Numbers of this city. */
  readonly inLocality?: string | undefined;
}

/** What searchMobile takes. */
export type SearchMobileInput = SearchLocalInput;

/** What searchTollFree takes. */
export type SearchTollFreeInput = SearchLocalInput;

/** What searchNational takes. */
export type SearchNationalInput = SearchLocalInput;

/** What searchSharedCost takes. */
export type SearchSharedCostInput = SearchLocalInput;

/** What searchVoip takes. */
export type SearchVoipInput = SearchLocalInput;

/** What searchMachineToMachine takes. */
export type SearchMachineToMachineInput = SearchLocalInput;

/** What listShortCodes takes. */
export interface ListShortCodesInput {
  /** Short codes with this name. */
  readonly friendlyName?: string | undefined;
  /** Short codes that contain these digits; `*` stands for any one digit. */
  readonly shortCode?: string | undefined;
}

/** What updateShortCode takes. */
export interface UpdateShortCodeInput {
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
}

/** What grantShortCode takes. */
export interface GrantShortCodeInput {
  /** Three to six digits. */
  readonly shortCode: string;
  /** ISO 3166, two letters; US when left out. */
  readonly country?: string | undefined;
  /** A name; the digits when left out. */
  readonly friendlyName?: string | undefined;
}

/** What listCallerIds takes. */
export interface ListCallerIdsInput {
  /** The caller ID of this number. */
  readonly phoneNumber?: string | undefined;
  /** Caller IDs with this name. */
  readonly friendlyName?: string | undefined;
}

/** What createCallerId takes. */
export interface CreateCallerIdInput {
  /** The number to validate, in E.164. */
  readonly phoneNumber: string;
  /** A name: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /** Seconds to wait before the call. */
  readonly callDelay?: number | undefined;
  /** Keys to press when the call is answered. */
  readonly extension?: string | undefined;
  /** URL of the webhook that hears of the outcome, http or https; empty clears it. */
  readonly statusCallback?: string | undefined;
  /** HTTP method of StatusCallback: GET or POST. */
  readonly statusCallbackMethod?: "GET" | "POST" | undefined;
}

/** What updateCallerId takes. */
export interface UpdateCallerIdInput {
  /** A name: 64 characters at most. */
  readonly friendlyName?: string | undefined;
}

/** What createApplication takes. */
export interface CreateApplicationInput {
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
  /** URL of the older name of MessageStatusCallback, http or https; empty clears it. */
  readonly smsStatusCallback?: string | undefined;
  /**
   * URL of the webhook that hears of the status of messages that name this application, http or https; empty
   * clears it.
   */
  readonly messageStatusCallback?: string | undefined;
  /** URL of the webhook that hears of the status of calls, http or https; empty clears it. */
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
  /** Whether callers' names are looked up. */
  readonly voiceCallerIdLookup?: boolean | undefined;
  /** Whether other accounts may dial it. */
  readonly publicApplicationConnectEnabled?: boolean | undefined;
}

/** What listApplications takes. */
export interface ListApplicationsInput {
  /** Applications with this name. */
  readonly friendlyName?: string | undefined;
}

/** What updateApplication takes. */
export type UpdateApplicationInput = CreateApplicationInput;

/** What listAccounts takes. */
export interface ListAccountsInput {
  /** Only accounts of exactly this name. */
  readonly friendlyName?: string | undefined;
  /** Only accounts in this state. */
  readonly status?: "active" | "suspended" | "closed" | undefined;
}

/** What createAccount takes. */
export interface CreateAccountInput {
  /** A name for the account: 64 characters at most. */
  readonly friendlyName?: string | undefined;
}

/** What updateAccount takes. */
export interface UpdateAccountInput {
  /** A name for the account: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /** The state that a subaccount should have. */
  readonly status?: "active" | "suspended" | "closed" | undefined;
}

/** What createKey takes. */
export interface CreateKeyInput {
  /** A name for the key: 64 characters at most. */
  readonly friendlyName?: string | undefined;
}

/** What updateKey takes. */
export type UpdateKeyInput = CreateKeyInput;

/** What createSigningKey takes. */
export type CreateSigningKeyInput = CreateKeyInput;

/** What updateSigningKey takes. */
export type UpdateSigningKeyInput = CreateKeyInput;

/** What createIamKey takes. */
export interface CreateIamKeyInput {
  /** The account whose key it is: the one that the credentials belong to, or one of its subaccounts. */
  readonly accountSid?: string | undefined;
  /** A name for the key: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /** standard, restricted or main; standard when left out. */
  readonly keyType?: "standard" | "restricted" | "main" | undefined;
  /**
   * What a restricted key may do: `{"allow": ["/twilio/messaging/messages/create"]}`, 100 permissions at most. `*`
   * stands for all that comes below.
   */
  readonly policy?: { readonly allow: readonly string[] } | undefined;
}

/** What listIamKeys takes. */
export interface ListIamKeysInput {
  /** The account whose key it is: the one that the credentials belong to, or one of its subaccounts. */
  readonly accountSid?: string | undefined;
}

/** What updateIamKey takes. */
export interface UpdateIamKeyInput {
  /** A name for the key: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /**
   * What a restricted key may do: `{"allow": ["/twilio/messaging/messages/create"]}`, 100 permissions at most. `*`
   * stands for all that comes below.
   */
  readonly policy?: { readonly allow: readonly string[] } | undefined;
}

/** What listUsageRecords takes. */
export interface ListUsageRecordsInput {
  /** This category alone. One that is not sold here has no records. */
  readonly category?: string | undefined;
  /** First day to count, YYYY-MM-DD, UTC; or days back, such as -30days. */
  readonly startDate?: string | undefined;
  /** Last day to count, YYYY-MM-DD, UTC; or days back, such as -1days. */
  readonly endDate?: string | undefined;
  /** Whether subaccounts count as well; true when left out. */
  readonly includeSubaccounts?: boolean | undefined;
}

/** What listUsageRecordsAllTime takes. */
export type ListUsageRecordsAllTimeInput = ListUsageRecordsInput;

/** What listUsageRecordsDaily takes. */
export type ListUsageRecordsDailyInput = ListUsageRecordsInput;

/** What listUsageRecordsMonthly takes. */
export type ListUsageRecordsMonthlyInput = ListUsageRecordsInput;

/** What listUsageRecordsYearly takes. */
export type ListUsageRecordsYearlyInput = ListUsageRecordsInput;

/** What listUsageRecordsToday takes. */
export type ListUsageRecordsTodayInput = ListUsageRecordsInput;

/** What listUsageRecordsYesterday takes. */
export type ListUsageRecordsYesterdayInput = ListUsageRecordsInput;

/** What listUsageRecordsThisMonth takes. */
export type ListUsageRecordsThisMonthInput = ListUsageRecordsInput;

/** What listUsageRecordsLastMonth takes. */
export type ListUsageRecordsLastMonthInput = ListUsageRecordsInput;

/** What fetchLookup takes. */
export interface FetchLookupInput {
  /**
   * What to tell besides, with commas between: validation, caller_name, sim_swap, call_forwarding, line_status,
   * line_type_intelligence, identity_match, reassigned_number, sms_pumping_risk, phone_number_quality_score,
   * pre_fill.
   */
  readonly fields?: string | undefined;
  /** Whose national form the number is in, ISO 3166; US when left out. */
  readonly countryCode?: string | undefined;
  /** For identity_match: first name. */
  readonly firstName?: string | undefined;
  /** For identity_match: last name. */
  readonly lastName?: string | undefined;
  /** For identity_match: street and house number. */
  readonly addressLine1?: string | undefined;
  /** For identity_match: more of the address. */
  readonly addressLine2?: string | undefined;
  /** For identity_match: city. */
  readonly city?: string | undefined;
  /** For identity_match: state. */
  readonly state?: string | undefined;
  /** For identity_match: postal code. */
  readonly postalCode?: string | undefined;
  /** For identity_match: country, ISO 3166. */
  readonly addressCountryCode?: string | undefined;
  /** For identity_match: national id. */
  readonly nationalId?: string | undefined;
  /** For identity_match: date of birth, YYYYMMDD. */
  readonly dateOfBirth?: string | undefined;
  /** For reassigned_number: when it was last known whose it is, YYYYMMDD. */
  readonly lastVerifiedDate?: string | undefined;
  /** Accepted, and of no effect. */
  readonly verificationSid?: string | undefined;
  /** Accepted, and of no effect. */
  readonly partnerSubId?: string | undefined;
}

/** What queryLookups takes. */
export interface QueryLookupsInput {
  /** The numbers, each with the fields to tell. */
  readonly phoneNumbers?: readonly { readonly correlationId?: string | undefined; readonly phoneNumber: string; readonly fields?: readonly ("validation" | "caller_name" | "sim_swap" | "call_forwarding" | "line_status" | "line_type_intelligence" | "identity_match" | "reassigned_number" | "sms_pumping_risk" | "phone_number_quality_score" | "pre_fill")[] | undefined; readonly countryCode?: string | undefined; readonly identityMatch?: Readonly<Record<string, string>> | undefined; readonly reassignedNumber?: { readonly lastVerifiedDate?: string | undefined } | undefined }[] | undefined;
}

/** What createLineOverride takes. */
export interface CreateLineOverrideInput {
  /** What the number is to be taken for. */
  readonly lineType?: "landline" | "mobile" | "fixedVoip" | "nonFixedVoip" | "personal" | "tollFree" | "premium" | "sharedCost" | "uan" | "voicemail" | "pager" | "unknown" | undefined;
  /** Why. */
  readonly reason?: string | undefined;
}

/** What updateLineOverride takes. */
export type UpdateLineOverrideInput = CreateLineOverrideInput;

/** What createUsageTrigger takes. */
export interface CreateUsageTriggerInput {
  /** The webhook, http or https. */
  readonly callbackUrl: string;
  /** A positive number with six decimals at most; with a plus in front, so much more than there is now. */
  readonly triggerValue: string;
  /** A category of the usage records. */
  readonly usageCategory: string;
  /** HTTP method of CallbackUrl; POST when left out. */
  readonly callbackMethod?: "GET" | "POST" | undefined;
  /** A name: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /** Which days count; all time and one firing when left out. */
  readonly recurring?: "daily" | "monthly" | "yearly" | "alltime" | undefined;
  /** Which figure is watched; usage when left out. */
  readonly triggerBy?: "count" | "usage" | "price" | undefined;
}

/** What listUsageTriggers takes. */
export interface ListUsageTriggersInput {
  /** Triggers that recur so. */
  readonly recurring?: "daily" | "monthly" | "yearly" | "alltime" | undefined;
  /** Triggers that watch this figure. */
  readonly triggerBy?: "count" | "usage" | "price" | undefined;
  /** Triggers that watch this category. */
  readonly usageCategory?: string | undefined;
}

/** What updateUsageTrigger takes. */
export interface UpdateUsageTriggerInput {
  /** Another webhook, http or https. */
  readonly callbackUrl?: string | undefined;
  /** HTTP method of CallbackUrl; POST when left out. */
  readonly callbackMethod?: "GET" | "POST" | undefined;
  /** A name: 64 characters at most. */
  readonly friendlyName?: string | undefined;
}

/** What listCallCounts takes. */
export interface ListCallCountsInput {
  /** First day to count, YYYY-MM-DD, UTC. */
  readonly startDate?: string | undefined;
  /** Last day to count, YYYY-MM-DD, UTC. */
  readonly endDate?: string | undefined;
  /** Calls made with these credentials: an SK SID, or the AC SID for the auth token. */
  readonly keySid?: string | undefined;
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

/** What listOptOuts takes. */
export interface ListOptOutsInput {
  /**
   * Only of this scope. A messaging service (its SID) or a sender of the account. A sender that is in a service
   * stands for the whole service.
   */
  readonly scope?: string | undefined;
  /** Only of this recipient. */
  readonly phoneNumber?: string | undefined;
}

/** What createOptOut takes. */
export interface CreateOptOutInput {
  /**
   * A messaging service (its SID) or a sender of the account. A sender that is in a service stands for the whole
   * service.
   */
  readonly scope: string;
  /** The recipient, in E.164. */
  readonly phoneNumber: string;
}

/** What createOptOutImport takes. */
export interface CreateOptOutImportInput {
  /**
   * Where lines without a scope go. A messaging service (its SID) or a sender of the account. A sender that is in
   * a service stands for the whole service.
   */
  readonly scope?: string | undefined;
}

/** What updateOptOutSettings takes. */
export interface UpdateOptOutSettingsInput {
  /** Language of the usual words and texts. */
  readonly language?: "en" | "es" | "fr" | "de" | "pt" | "it" | undefined;
  /** Words that end messages, besides STOP. Empty: the usual ones. */
  readonly stopKeywords?: readonly string[] | undefined;
  /** What is answered to them. Empty: our own text. */
  readonly stopReply?: string | undefined;
  /** Words that bring messages back, besides START. Empty: the usual ones. */
  readonly startKeywords?: readonly string[] | undefined;
  /** What is answered to them. Empty: our own text. */
  readonly startReply?: string | undefined;
  /** Words that ask for help, besides HELP. Empty: the usual ones. */
  readonly helpKeywords?: readonly string[] | undefined;
  /** What is answered to them. Empty: our own text. */
  readonly helpReply?: string | undefined;
  /** Rules of single countries: a list of objects with Country and the names above; in a form, as JSON. */
  readonly countries?: readonly { readonly country: string; readonly language?: "en" | "es" | "fr" | "de" | "pt" | "it" | undefined; readonly stopKeywords?: readonly string[] | undefined; readonly stopReply?: string | undefined; readonly startKeywords?: readonly string[] | undefined; readonly startReply?: string | undefined; readonly helpKeywords?: readonly string[] | undefined; readonly helpReply?: string | undefined }[] | undefined;
}

/** What createService takes. */
export interface CreateServiceInput {
  /** A name: 64 characters at most. */
  readonly friendlyName: string;
  /**
   * URL of the webhook that hears of texts to its senders; without one they are only kept, http or https; empty
   * clears it.
   */
  readonly inboundRequestUrl?: string | undefined;
  /** HTTP method of InboundRequestUrl: GET or POST. */
  readonly inboundMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook that is called when InboundRequestUrl fails, http or https; empty clears it. */
  readonly fallbackUrl?: string | undefined;
  /** HTTP method of FallbackUrl: GET or POST. */
  readonly fallbackMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook that hears what becomes of its messages, where a message names none; empty clears it. */
  readonly statusCallback?: string | undefined;
  /** Whether a recipient hears from the same sender every time; true when new. */
  readonly stickySender?: boolean | undefined;
  /** Whether media become links where no sender can carry them; true when new. */
  readonly mmsConverter?: boolean | undefined;
  /** Whether look-alike characters are replaced by GSM ones; true when new. */
  readonly smartEncoding?: boolean | undefined;
  /** Kept, and without effect: nothing here reads messages. */
  readonly scanMessageContent?: "inherit" | "enable" | "disable" | undefined;
  /** Kept, and without effect: it is obsolete. */
  readonly fallbackToLongCode?: boolean | undefined;
  /** Whether a number with the recipient's area code is preferred; true when new. */
  readonly areaCodeGeomatch?: boolean | undefined;
  /** How long its messages may wait for their carrier, in seconds; 36000 when new. */
  readonly validityPeriod?: number | undefined;
  /** Kept, and without effect: it is reserved. */
  readonly synchronousValidation?: boolean | undefined;
  /** What it is for; undeclared when new. */
  readonly usecase?: "notifications" | "marketing" | "verification" | "discussion" | "poll" | "undeclared" | undefined;
  /** Whether each number's own webhook is called and the service's is not; false when new. */
  readonly useInboundWebhookOnNumber?: boolean | undefined;
}

/** What updateService takes. */
export interface UpdateServiceInput {
  /** A name: 64 characters at most. */
  readonly friendlyName?: string | undefined;
  /**
   * URL of the webhook that hears of texts to its senders; without one they are only kept, http or https; empty
   * clears it.
   */
  readonly inboundRequestUrl?: string | undefined;
  /** HTTP method of InboundRequestUrl: GET or POST. */
  readonly inboundMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook that is called when InboundRequestUrl fails, http or https; empty clears it. */
  readonly fallbackUrl?: string | undefined;
  /** HTTP method of FallbackUrl: GET or POST. */
  readonly fallbackMethod?: "GET" | "POST" | undefined;
  /** URL of the webhook that hears what becomes of its messages, where a message names none; empty clears it. */
  readonly statusCallback?: string | undefined;
  /** Whether a recipient hears from the same sender every time; true when new. */
  readonly stickySender?: boolean | undefined;
  /** Whether media become links where no sender can carry them; true when new. */
  readonly mmsConverter?: boolean | undefined;
  /** Whether look-alike characters are replaced by GSM ones; true when new. */
  readonly smartEncoding?: boolean | undefined;
  /** Kept, and without effect: nothing here reads messages. */
  readonly scanMessageContent?: "inherit" | "enable" | "disable" | undefined;
  /** Kept, and without effect: it is obsolete. */
  readonly fallbackToLongCode?: boolean | undefined;
  /** Whether a number with the recipient's area code is preferred; true when new. */
  readonly areaCodeGeomatch?: boolean | undefined;
  /** How long its messages may wait for their carrier, in seconds; 36000 when new. */
  readonly validityPeriod?: number | undefined;
  /** Kept, and without effect: it is reserved. */
  readonly synchronousValidation?: boolean | undefined;
  /** What it is for; undeclared when new. */
  readonly usecase?: "notifications" | "marketing" | "verification" | "discussion" | "poll" | "undeclared" | undefined;
  /** Whether each number's own webhook is called and the service's is not; false when new. */
  readonly useInboundWebhookOnNumber?: boolean | undefined;
}

/** What createServicePhoneNumber takes. */
export interface CreateServicePhoneNumberInput {
  /** SID of the number. */
  readonly phoneNumberSid: string;
}

/** What createServiceShortCode takes. */
export interface CreateServiceShortCodeInput {
  /** SID of the short code. */
  readonly shortCodeSid: string;
}

/** What createServiceAlphaSender takes. */
export interface CreateServiceAlphaSenderInput {
  /** The name: 1 to 11 letters, digits, spaces, `+`, `-`, `_` and `&`, with a letter among them. */
  readonly alphaSender: string;
}

/** What createServiceDestinationAlphaSender takes. */
export interface CreateServiceDestinationAlphaSenderInput {
  /** The name: 1 to 11 letters, digits, spaces, `+`, `-`, `_` and `&`, with a letter among them. */
  readonly alphaSender: string;
  /** The country, two letters; all countries when left out. */
  readonly isoCountryCode?: string | undefined;
}

/** What listServiceDestinationAlphaSenders takes. */
export interface ListServiceDestinationAlphaSendersInput {
  /** Those for this country. */
  readonly isoCountryCode?: string | undefined;
}

/** What createServiceChannelSender takes. */
export interface CreateServiceChannelSenderInput {
  /** SID of the channel sender, XE and 32 hexadecimal digits. */
  readonly sid: string;
}

/** What createContent takes. */
export interface CreateContentInput {
  /** A name: 450 characters at most. */
  readonly friendlyName?: string | undefined;
  /** What fills a gap that a message does not fill: an object of texts by the gaps' names. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Its language, such as `en` or `pt_BR`. */
  readonly language: string;
  /** The content by its type: `twilio/text`, `twilio/media`, `twilio/quick-reply` and others. */
  readonly types?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** What updateContent takes. */
export interface UpdateContentInput {
  /** A name: 450 characters at most. */
  readonly friendlyName?: string | undefined;
  /** What fills a gap that a message does not fill: an object of texts by the gaps' names. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Its language, such as `en` or `pt_BR`. */
  readonly language?: string | undefined;
  /** The content by its type; replaces all types. */
  readonly types?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** What createApprovalRequest takes. */
export interface CreateApprovalRequestInput {
  /** Its name at WhatsApp: lower-case letters, digits and `_`. */
  readonly name: string;
  /** What it is for; UTILITY when left out. */
  readonly category?: "UTILITY" | "MARKETING" | "AUTHENTICATION" | undefined;
  /** Whether the channel may change its category; true when left out. */
  readonly allowCategoryChange?: boolean | undefined;
  /** How long a message may wait for its recipient, in seconds. */
  readonly sendTtlSeconds?: number | undefined;
}

/** What fetchGeoPermissions takes. */
export interface FetchGeoPermissionsInput {
  /** Only this country, two letters. */
  readonly countryCode?: string | undefined;
}

/** What updateGeoPermissions takes. */
export interface UpdateGeoPermissionsInput {
  /** Objects with country_code, type and enabled: a JSON list, or one JSON object each time the name repeats. */
  readonly permissions?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/** What fetchDeactivations takes. */
export interface FetchDeactivationsInput {
  /** The UTC day, `YYYY-MM-DD`; today when left out. */
  readonly date?: string | undefined;
}

/** What listAlerts takes. */
export interface ListAlertsInput {
  /** Alerts of this level. */
  readonly logLevel?: "error" | "warning" | "notice" | "debug" | undefined;
  /** The first moment: a UTC day (YYYY-MM-DD) or a moment. */
  readonly startDate?: string | undefined;
  /** The last moment, included: a UTC day or a moment. */
  readonly endDate?: string | undefined;
}

/** What updateDebuggerWebhook takes. */
export interface UpdateDebuggerWebhookInput {
  /** http or https; empty: nobody is told. */
  readonly url?: string | undefined;
}

/** What listEvents takes. */
export interface ListEventsInput {
  /** Events of this account or key. */
  readonly actorSid?: string | undefined;
  /** Events of this type. */
  readonly eventType?: string | undefined;
  /** Events about this resource. */
  readonly resourceSid?: string | undefined;
  /** Events from this address. */
  readonly sourceIpAddress?: string | undefined;
  /** The first moment: a UTC day (YYYY-MM-DD) or a moment. */
  readonly startDate?: string | undefined;
  /** The last moment, included: a UTC day or a moment. */
  readonly endDate?: string | undefined;
}

/** The answers by name. */
export interface Shapes {
  readonly Account: Account;
  readonly Alert: Alert;
  readonly AlertWithExchange: AlertWithExchange;
  readonly Application: Application;
  readonly AvailableCapabilities: AvailableCapabilities;
  readonly AvailableCountry: AvailableCountry;
  readonly AvailableNumber: AvailableNumber;
  readonly Balance: Balance;
  readonly CallCount: CallCount;
  readonly CallerId: CallerId;
  readonly Capabilities: Capabilities;
  readonly Content: Content;
  readonly ContentAndApprovals: ContentAndApprovals;
  readonly ContentApproval: ContentApproval;
  readonly ContentApprovalRequests: ContentApprovalRequests;
  readonly Deactivations: Deactivations;
  readonly DebuggerEvent: DebuggerEvent;
  readonly DebuggerWebhook: DebuggerWebhook;
  readonly Event: Event;
  readonly GeoPermissionChanges: GeoPermissionChanges;
  readonly GeoPermissions: GeoPermissions;
  readonly HandsetMessage: HandsetMessage;
  readonly IamKey: IamKey;
  readonly InboundMessage: InboundMessage;
  readonly Key: Key;
  readonly KeyPolicy: KeyPolicy;
  readonly LedgerCheck: LedgerCheck;
  readonly LedgerReport: LedgerReport;
  readonly LegacyContent: LegacyContent;
  readonly LineTypeOverride: LineTypeOverride;
  readonly ListedIamKey: ListedIamKey;
  readonly Lookup: Lookup;
  readonly LookupBatch: LookupBatch;
  readonly LookupBatchEntry: LookupBatchEntry;
  readonly Media: Media;
  readonly Message: Message;
  readonly MessageFeedback: MessageFeedback;
  readonly MessagePrice: MessagePrice;
  readonly MessagingCountry: MessagingCountry;
  readonly MessagingPrices: MessagingPrices;
  readonly MessagingSettings: MessagingSettings;
  readonly Network: Network;
  readonly NetworkClock: NetworkClock;
  readonly NetworkProfile: NetworkProfile;
  readonly NewIamKey: NewIamKey;
  readonly NewKey: NewKey;
  readonly NumberPrice: NumberPrice;
  readonly OptOut: OptOut;
  readonly OptOutImport: OptOutImport;
  readonly OptOutSettings: OptOutSettings;
  readonly OutboundMessagePrices: OutboundMessagePrices;
  readonly PhoneNumber: PhoneNumber;
  readonly PhoneNumberCountry: PhoneNumberCountry;
  readonly PhoneNumberPrices: PhoneNumberPrices;
  readonly PromotedAuthToken: PromotedAuthToken;
  readonly SecondaryAuthToken: SecondaryAuthToken;
  readonly Service: Service;
  readonly ServiceAlphaSender: ServiceAlphaSender;
  readonly ServiceChannelSender: ServiceChannelSender;
  readonly ServiceDestinationAlphaSender: ServiceDestinationAlphaSender;
  readonly ServicePhoneNumber: ServicePhoneNumber;
  readonly ServiceShortCode: ServiceShortCode;
  readonly ShortCode: ShortCode;
  readonly StatusCallback: StatusCallback;
  readonly TestCredentials: TestCredentials;
  readonly UsageRecord: UsageRecord;
  readonly UsageTrigger: UsageTrigger;
  readonly Usecases: Usecases;
  readonly ValidationRequest: ValidationRequest;
  readonly Webhook: Webhook;
}

/** The parameters of what is posted to webhooks: those that always come, those that may, and which are numbers. */
export const webhookFields = {
  DebuggerEvent: {"always":["Sid","AccountSid","ParentAccountSid","Timestamp","Level","PayloadType","Payload"],"sometimes":[],"numbers":[]},
  InboundMessage: {"always":["MessageSid","SmsSid","SmsMessageSid","AccountSid","From","To","Body","NumMedia","NumSegments","SmsStatus","ApiVersion"],"sometimes":["MessagingServiceSid","FromCity","FromState","FromZip","FromCountry","ToCity","ToState","ToZip","ToCountry","OptOutType","ErrorCode","ErrorUrl"],"numbers":["NumMedia","NumSegments","ErrorCode"]},
  StatusCallback: {"always":["MessageSid","SmsSid","MessageStatus","SmsStatus","AccountSid","ApiVersion","To"],"sometimes":["From","MessagingServiceSid","ErrorCode","ErrorMessage","RawDlrDoneDate"],"numbers":["ErrorCode"]},
} as const;

/**
 * Fields that are read as something else than the wire writes, by their wire names. `raw` is data with names of
 * its own, and is left as it is.
 */
export const readings = {
  Account: { date_created: "date", date_updated: "date", subresource_uris: "raw" },
  Alert: { date_generated: "date", date_created: "date", date_updated: "date" },
  AlertWithExchange: { date_generated: "date", date_created: "date", date_updated: "date" },
  Application: { date_created: "date", date_updated: "date" },
  AvailableCapabilities: {},
  AvailableCountry: { subresource_uris: "raw" },
  AvailableNumber: {},
  Balance: {},
  CallCount: { count: "number" },
  CallerId: { date_created: "date", date_updated: "date" },
  Capabilities: { SMS: "omit", MMS: "omit" },
  Content: { date_created: "date", date_updated: "date", variables: "raw", types: "raw", links: "raw" },
  ContentAndApprovals: { date_created: "date", date_updated: "date", variables: "raw", types: "raw" },
  ContentApproval: {},
  ContentApprovalRequests: {},
  Deactivations: {},
  DebuggerEvent: {},
  DebuggerWebhook: { date_updated: "date" },
  Event: { event_date: "date" },
  GeoPermissionChanges: {},
  GeoPermissions: {},
  HandsetMessage: { at: "date" },
  IamKey: { date_created: "date", date_updated: "date" },
  InboundMessage: { NumMedia: "number", NumSegments: "number", ErrorCode: "number" },
  Key: { date_created: "date", date_updated: "date" },
  KeyPolicy: {},
  LedgerCheck: {},
  LedgerReport: { checkedAt: "date" },
  LegacyContent: { date_created: "date", date_updated: "date", variables: "raw", types: "raw" },
  LineTypeOverride: { override_timestamp: "date" },
  ListedIamKey: { date_created: "date", date_updated: "date" },
  Lookup: { sim_swap: { last_sim_swap: { last_sim_swap_date: "date" } }, sms_pumping_risk: { number_blocked_date: "date" } },
  LookupBatch: { phone_numbers: { sim_swap: { last_sim_swap: { last_sim_swap_date: "date" } }, sms_pumping_risk: { number_blocked_date: "date" } } },
  LookupBatchEntry: { sim_swap: { last_sim_swap: { last_sim_swap_date: "date" } }, sms_pumping_risk: { number_blocked_date: "date" } },
  Media: { date_created: "date", date_updated: "date" },
  Message: { num_segments: "number", num_media: "number", date_created: "date", date_updated: "date", date_sent: "date", subresource_uris: "raw" },
  MessageFeedback: { date_created: "date", date_updated: "date" },
  MessagePrice: {},
  MessagingCountry: {},
  MessagingPrices: {},
  MessagingSettings: { date_updated: "date" },
  Network: { clock: { now: "date" } },
  NetworkClock: { now: "date" },
  NetworkProfile: {},
  NewIamKey: { date_created: "date", date_updated: "date" },
  NewKey: { date_created: "date", date_updated: "date" },
  NumberPrice: {},
  OptOut: { date_created: "date" },
  OptOutImport: { date_created: "date", date_updated: "date" },
  OptOutSettings: { date_created: "date", date_updated: "date" },
  OutboundMessagePrices: {},
  PhoneNumber: { capabilities: { SMS: "omit", MMS: "omit" }, date_created: "date", date_updated: "date" },
  PhoneNumberCountry: {},
  PhoneNumberPrices: {},
  PromotedAuthToken: { date_created: "date", date_updated: "date" },
  SecondaryAuthToken: { date_created: "date", date_updated: "date" },
  Service: { date_created: "date", date_updated: "date", links: "raw" },
  ServiceAlphaSender: { date_created: "date", date_updated: "date" },
  ServiceChannelSender: { date_created: "date", date_updated: "date" },
  ServiceDestinationAlphaSender: { date_created: "date", date_updated: "date" },
  ServicePhoneNumber: { date_created: "date", date_updated: "date" },
  ServiceShortCode: { date_created: "date", date_updated: "date" },
  ShortCode: { date_created: "date", date_updated: "date" },
  StatusCallback: { ErrorCode: "number" },
  TestCredentials: { date_created: "date", date_updated: "date" },
  UsageRecord: { count: "number", as_of: "date", subresource_uris: "raw" },
  UsageTrigger: { date_created: "date", date_updated: "date", date_fired: "date" },
  Usecases: {},
  ValidationRequest: {},
  Webhook: { request_parameters: "raw", date_created: "date" },
} as const;
