// Every code that a caller can meet, once. `refusals` answer a request and carry its HTTP status;
// `faults` come later, on a message, in a callback or in a record of a webhook. The numbers are
// Twilio's, except 20400, 20402, 20408, 20415, 20417 and 20431 and the use of 20409 and 20422 for idempotency; the
// wording is ours.

/** Codes a request can be answered with: code → HTTP status and what to tell the caller. */
export const refusals = {
  // Any request
  20002: { status: 400, message: "FriendlyName is too long: 64 characters at most." },
  20003: {
    status: 401,
    message:
      "The credentials are missing or wrong. Send an account SID and its auth token, or an API key and its secret, by HTTP Basic.",
  },
  20004: { status: 405, message: "This URL exists, but not with this HTTP method." },
  20005: { status: 403, message: "This account is suspended or closed." },
  20006: { status: 403, message: "These credentials may not reach this resource." },
  20007: { status: 400, message: "PageSize is not usable: it is a whole number from 1 to 1000." },
  20008: { status: 403, message: "Test credentials cannot use this resource." },
  20009: {
    status: 409,
    message: "The message is still under way; it can be deleted when it has reached a final status.",
  },
  20400: { status: 400, message: "A parameter is not usable." },
  20402: {
    status: 402,
    message:
      "The account balance cannot cover this request. Nothing was sent and nothing was charged; add funds and try again.",
  },
  20403: { status: 403, message: "This is not allowed with these credentials." },
  20404: {
    status: 404,
    message: "There is nothing at this URL. Check the path, its upper and lower case, and the SID.",
  },
  20408: {
    status: 408,
    message: "The request did not arrive in time. Send its head and its body without long pauses.",
  },
  20409: {
    status: 409,
    message: "A request with this Idempotency-Key is still running. Repeat it in a moment to get its answer.",
  },
  20410: { status: 410, message: "This resource is gone." },
  20412: { status: 412, message: "The resource is not in the state that the request expects." },
  20413: { status: 413, message: "The request body is too large." },
  20415: { status: 415, message: "The body must be application/x-www-form-urlencoded or application/json." },
  20417: { status: 417, message: "The expectation of the Expect header cannot be met." },
  20422: {
    status: 422,
    message: "This Idempotency-Key was used with another request. Use a new key for a new request.",
  },
  20423: { status: 400, message: "This is not a SID: two capital letters and 32 hexadecimal digits." },
  20431: { status: 431, message: "The request's headers are too large: 16 kB at most, the address included." },
  20429: { status: 429, message: "Too many requests. Wait as long as the Retry-After header says." },
  20500: { status: 500, message: "Something went wrong on our side. The request id in the headers tells us what." },
  20503: { status: 503, message: "The server cannot take requests at this moment. Try again shortly." },
  21481: {
    status: 400,
    message: "PageToken is not one that we gave out. Follow next_page_uri instead of building it.",
  },

  // Accounts
  21101: { status: 400, message: "A subaccount cannot have subaccounts." },
  21475: { status: 400, message: "Status of an account is active, suspended or closed." },
  21476: { status: 400, message: "The parent account is suspended." },
  21477: { status: 400, message: "An account cannot change its own status; its parent can." },
  21478: {
    status: 400,
    message: "This account was suspended by the operator and can only be reopened by the operator.",
  },
  21479: { status: 400, message: "A closed account stays closed." },
  21480: { status: 400, message: "This account has as many subaccounts as it may have." },

  // Sender and recipient
  21211: {
    status: 400,
    message:
      "To is not a valid phone number. Write it in E.164: a plus sign, the country code and the number, such as +15558675310.",
  },
  21212: {
    status: 400,
    message: "From is not a valid sender: a number in E.164, a short code or an alphanumeric sender.",
  },
  21264: { status: 400, message: "A trial account can send only from a number it has verified." },
  21265: { status: 400, message: "To is a short code, and short codes cannot be sent to." },
  21266: { status: 400, message: "To and From are the same number." },
  21267: { status: 400, message: "A trial account cannot send from an alphanumeric sender." },
  21268: { status: 400, message: "To is a premium-rate or information number, and those cannot be sent to." },
  21408: { status: 400, message: "This account may not send to the region of To. Enable the region first." },
  21601: { status: 400, message: "From is not a number that can send messages." },
  21603: { status: 400, message: "From or MessagingServiceSid is missing: a message needs a sender." },
  21604: { status: 400, message: "To is missing: a message needs a recipient." },
  21605: { status: 400, message: "The body is longer than 160 characters, the most this old endpoint takes." },
  21606: { status: 400, message: "From is not a number of this account that can send messages to this recipient." },
  21607: { status: 400, message: "A trial account sends from its trial number." },
  21608: { status: 400, message: "A trial account can send only to verified numbers." },
  21610: { status: 400, message: "The recipient has opted out of messages from this sender." },
  21611: { status: 400, message: "The queue of this sender is full. Wait until it has drained." },
  21612: { status: 400, message: "There is no route from this sender to this recipient." },
  21614: { status: 400, message: "To is not a number that can receive text messages." },
  21616: { status: 400, message: "From matches several numbers of this account. Write it in full." },
  21635: { status: 400, message: "To is a landline." },
  21653: { status: 400, message: "There are too many recipients." },
  21657: { status: 400, message: "This sender ID is not valid." },
  21659: { status: 400, message: "From is not a number of this platform." },
  21660: { status: 400, message: "From belongs to another account." },
  21661: { status: 400, message: "From cannot send text messages." },
  21662: { status: 400, message: "Regional rules forbid this sender for this recipient." },
  21663: { status: 400, message: "Regional rules require a registered sender for this recipient." },
  21664: { status: 400, message: "FallbackFrom works only without From." },
  21665: { status: 400, message: "FallbackFrom is not a valid sender." },
  21666: { status: 400, message: "FallbackFrom needs MessagingServiceSid." },
  21667: { status: 400, message: "FallbackFrom needs a messaging service with an RCS sender." },
  21668: { status: 400, message: "Regional rules forbid this message to this recipient." },
  21910: { status: 400, message: "From and To belong to different channels." },

  // Content and options of a message
  21602: { status: 400, message: "The message is empty: give Body, MediaUrl or ContentSid." },
  21609: { status: 400, message: "StatusCallback is not a usable URL: http or https, 4000 characters at most." },
  21617: { status: 400, message: "Body is longer than 1600 characters." },
  21618: { status: 400, message: "The content is filtered by every carrier." },
  21619: { status: 400, message: "Only an empty Body, which redacts the message, can be set." },
  21620: { status: 400, message: "MediaUrl is not a usable URL: http or https." },
  21621: { status: 400, message: "From cannot send media." },
  21622: { status: 400, message: "Media messages are not enabled on this account." },
  21623: { status: 400, message: "A message carries 10 media at most." },
  21624: { status: 400, message: "ValidityPeriod is a whole number of seconds from 1 to 36000." },
  21626: { status: 400, message: "StatusCallbackEvent is not a known event." },
  21627: { status: 400, message: "MaxPrice is not a positive number." },
  21652: { status: 400, message: "The subject is longer than 40 characters." },
  21654: { status: 400, message: "ContentVariables needs ContentSid." },
  21655: { status: 400, message: "ContentSid is not a content template of this account." },
  21656: { status: 400, message: "ContentVariables is not a JSON object of strings." },
  21658: { status: 400, message: "A parameter is too long or is not of the form it should have." },
  21900: { status: 400, message: "The India DLT parameters are not complete." },
  21901: { status: 400, message: "The India DLT parameters are not valid." },
  21902: { status: 400, message: "The invoice tag is not valid." },
  30029: { status: 400, message: "ContentRetention is retain or discard, and discard must be enabled on the account." },
  30030: {
    status: 400,
    message: "AddressRetention is retain or obfuscate, and obfuscate must be enabled on the account.",
  },
  30031: { status: 400, message: "MaxRate is not valid." },
  30409: { status: 400, message: "The message can no longer be canceled: only a scheduled message can." },
  572002: { status: 400, message: "A trial account has reached its limit." },

  // Scheduling
  35111: { status: 400, message: "ScheduleType needs SendAt." },
  35114: { status: 400, message: "SendAt is too soon or too far away." },
  35115: { status: 400, message: "SendAt is in the past." },
  35117: { status: 400, message: "SendAt is not an ISO 8601 date and time." },
  35118: { status: 400, message: "A scheduled message needs MessagingServiceSid." },
  35119: { status: 400, message: "SendAt needs ScheduleType=fixed." },
  35125: { status: 400, message: "This account has as many scheduled messages as it may have." },
  35126: { status: 400, message: "ScheduleType is fixed, and only for channels that can be scheduled." },

  // Numbers
  21401: { status: 400, message: "PhoneNumber is not a number that can be called." },
  21402: { status: 400, message: "This is not a usable URL: http or https." },
  21403: { status: 400, message: "The method of a webhook is GET or POST." },
  21406: { status: 400, message: "A fallback URL needs a first URL." },
  21407: { status: 400, message: "This number cannot receive text messages." },
  21420: { status: 400, message: "This application SID is not one of this account." },
  21421: { status: 400, message: "PhoneNumber is not a valid phone number." },
  21422: { status: 400, message: "This phone number is not available." },
  21450: { status: 400, message: "This number is validated already." },
  21451: { status: 400, message: "AreaCode is not a valid area code." },
  21452: { status: 400, message: "No number is available in this area code." },
  21457: { status: 400, message: "AreaCode cannot be used here." },
  21458: { status: 400, message: "The phone number is not of the type of this list." },
  21470: { status: 400, message: "A number moves only between a parent account and its subaccounts." },
  21471: { status: 400, message: "The account that should get the number does not exist." },
  21472: { status: 400, message: "The account that should get the number is not active." },
  21473: { status: 400, message: "This number cannot be moved now." },
  21474: { status: 400, message: "These credentials may not move this number." },
  21628: { status: 400, message: "The address is not valid." },
  21629: { status: 400, message: "The address is not complete." },
  21630: { status: 400, message: "The address could not be verified." },
  21631: { status: 400, message: "This phone number needs an address." },
  21632: { status: 400, message: "The address is in use." },
  21633: { status: 400, message: "The phone number could not be bought." },
  21634: { status: 400, message: "The phone number could not be set up." },
  21644: { status: 400, message: "The regulatory bundle does not exist." },
  21645: { status: 400, message: "The regulatory bundle is not approved." },
  21646: { status: 400, message: "The regulatory bundle is not of this account." },
  21647: { status: 400, message: "The regulatory bundle is for another country." },
  21648: { status: 400, message: "The regulatory bundle is for another number type." },
  21649: { status: 400, message: "This phone number needs a regulatory bundle." },
  21650: { status: 400, message: "This phone number needs an identity." },
  21651: { status: 400, message: "The address does not fit the regulatory bundle." },

  // Messaging services
  21701: { status: 400, message: "This messaging service does not exist." },
  21702: { status: 400, message: "This messaging service cannot send." },
  21703: { status: 400, message: "No sender of this messaging service can reach this recipient." },
  21704: { status: 400, message: "This messaging service has no senders." },
  21705: { status: 400, message: "MessagingServiceSid is not a messaging service SID." },
  21708: { status: 400, message: "This messaging service has no alphanumeric sender." },
  21709: { status: 400, message: "The alphanumeric sender is not valid for this messaging service." },
  21710: { status: 409, message: "The sender is already in this messaging service." },
  21711: { status: 400, message: "The sender is not in this messaging service." },
  21712: { status: 409, message: "The sender is in another messaging service." },
  21713: { status: 400, message: "The use case is not valid." },
  21714: { status: 400, message: "This messaging service has as many senders as it may have." },
  21715: { status: 400, message: "The sender cannot do what this messaging service needs." },
  21717: { status: 400, message: "The A2P registration is not complete." },

  // Content templates
  92002: { status: 400, message: "A content template has 100 placeholders at most." },
} as const satisfies Record<number, { readonly status: number; readonly message: string }>;

/** A code that a request can be refused with. */
export type RefusalCode = keyof typeof refusals;

/** Codes that arrive after the request: on a message, in a callback, in a webhook's record. */
export const faults = {
  // Delivery: error_code of a message
  30001: { message: "The message waited in the queue longer than allowed." },
  30002: { message: "The account was suspended before the message was sent." },
  30003: { message: "The handset is off or out of reach." },
  30004: { message: "The recipient or the carrier blocks messages from this sender." },
  30005: { message: "The number is unknown or no longer exists." },
  30006: { message: "The number is a landline or its carrier cannot be reached." },
  30007: { message: "The carrier filtered the message as unwanted." },
  30008: { message: "The carrier gave no reason." },
  30009: { message: "A part of an inbound message never arrived." },
  30010: { message: "The price is above MaxPrice." },
  30011: { message: "Media messages are not supported in this region." },
  30012: { message: "ValidityPeriod is too short." },
  30013: { message: "ValidityPeriod is too long." },
  30014: { message: "The attributes of To are not valid." },
  30015: { message: "The channel of To is not supported." },
  30016: { message: "From and To are on different channels." },
  30017: { message: "The carrier's network is congested." },
  30018: { message: "The sender must be registered in this country before it can send." },
  30019: { message: "The content is too large for the carrier." },
  30020: { message: "The scheduled message could not be sent because of an error on our side." },
  30021: { message: "The messaging service could not send because of an error on our side." },
  30022: { message: "The 10DLC campaign is sending faster than it may." },
  30023: { message: "The 10DLC brand has reached its daily limit." },
  30024: { message: "The sender is not set up at the carrier." },
  30025: { message: "Half of the carrier's daily limit is used." },
  30026: { message: "70 percent of the carrier's daily limit is used." },
  30027: { message: "The carrier's daily limit is used up." },
  30028: { message: "The API version is not valid." },
  30032: { message: "The toll-free number is not verified." },
  30033: { message: "The campaign of this number is suspended." },
  30034: { message: "The number is not registered for 10DLC." },
  30035: { message: "The number is still being set up." },
  30036: { message: "ValidityPeriod ended before the message could be handed to the carrier." },
  30037: { message: "Outbound messages are disabled on this account." },
  30038: { message: "The body looks like a one-time password, which this route does not carry." },
  30039: { message: "The inbound message looked automatic; its webhook was skipped to stop a loop." },
  30040: { message: "The sender ID must be registered before it can send here." },
  30041: { message: "The sender is restricted or not registered." },
  30042: { message: "The alphanumeric sender is generic or not authorised." },
  30043: { message: "International traffic came through a domestic route." },
  30044: { message: "A trial account cannot send messages this long." },
  30045: { message: "ValidityPeriod was outside 1 to 36000 seconds; the default was used." },
  30046: { message: "The RCS delivery was not confirmed." },
  30400: { message: "The carrier did not accept the parameters of the message." },
  30404: { message: "The carrier does not know what the message refers to." },
  30410: { message: "The carrier did not answer in time." },
  30450: { message: "The message was blocked by the protection against message pumping." },
  30453: { message: "The message was blocked as suspected fraud." },
  30454: { message: "The account has reached its message limit." },
  30485: { message: "The message was blocked as suspected fraud by its sender or recipient." },
  30500: { message: "The message could not be sent because of an error on our side." },
  63016: { message: "The channel allows only template messages outside its 24-hour window." },

  // Warnings about a request that was accepted
  20001: { message: "Unknown parameters were ignored." },
  21733: { message: "The account has no default messaging service." },

  // Webhooks: what went wrong between us and the customer's server
  11200: { message: "The webhook could not be fetched, or its server answered with an error." },
  11201: { message: "The connection to the webhook's server timed out." },
  11202: { message: "The webhook's server refused the connection." },
  11203: { message: "The webhook's server did not answer in time." },
  11205: { message: "The connection to the webhook's server failed." },
  11206: { message: "The webhook's server does not speak HTTP correctly." },
  11210: { message: "The host name of the webhook cannot be resolved." },
  11215: { message: "The webhook redirects too often." },
  11220: { message: "The TLS handshake with the webhook's server failed." },
  11235: { message: "The certificate of the webhook's server is for another name." },
  11236: { message: "The certificate of the webhook's server has expired." },
  11237: { message: "The certificate chain of the webhook's server is not trusted." },
  11240: { message: "A connection override in the webhook's URL is not valid." },
  11241: { message: "The edge named in the webhook's URL is not valid." },
  11242: { message: "The retry policy in the webhook's URL is not valid." },
  11243: { message: "The retry count in the webhook's URL is not valid." },
  11750: { message: "The answer of the webhook is larger than 64 KB." },
  11751: { message: "The media are larger than allowed." },
  11770: { message: "The answer of the webhook is empty." },

  // TwiML
  12100: { message: "The TwiML is not well-formed XML." },
  12101: { message: "The TwiML declares an XML version that is not 1.0." },
  12102: { message: "The root element of TwiML is Response." },
  12200: { message: "The TwiML has a verb or attribute that is not known; it was skipped." },
  12300: { message: "The Content-Type of the webhook's answer is neither XML nor plain text." },
  12400: { message: "The TwiML could not be carried out because of an error on our side." },
  14101: { message: "The attribute to of a Message is not a valid recipient." },
  14102: { message: "The attribute from of a Message is not a valid sender." },
  14103: { message: "The body of a Message is empty or longer than 1600 characters." },
  14104: { message: "The attribute method is GET or POST." },
  14105: { message: "The attribute statusCallback is not a usable URL." },
  14106: { message: "More than 50 documents were fetched for one message; the redirects go in circles." },
  14107: { message: "Two numbers answer each other automatically; the replies were stopped." },
  14108: { message: "The sender of a Message cannot send text messages." },
  14109: { message: "More than 10 replies to one message; the rest was dropped." },
  14110: { message: "The verb is not one for messages; it was skipped." },
  14111: { message: "A trial account can reply only to verified numbers." },
} as const satisfies Record<number, { readonly message: string }>;

/** A code that a message, a callback or a webhook's record can carry. */
export type FaultCode = keyof typeof faults;

/** Whether a number that came from outside is one of {@link refusals}. */
export const isRefusalCode = (code: number): code is RefusalCode => Object.hasOwn(refusals, code);

/** What a code of either table means, or `null` for a code that is not ours. */
export const explain = (code: number): string | null => {
  if (isRefusalCode(code)) return refusals[code].message;
  return isFaultCode(code) ? faults[code].message : null;
};

/** Where the code is explained: Twilio's address, because its SDKs' users expect it there. */
export const moreInfo = (code: number): string => `https://www.twilio.com/docs/errors/${code}`;

const isFaultCode = (code: number): code is FaultCode => Object.hasOwn(faults, code);
