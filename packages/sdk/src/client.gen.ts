// Generated from the contract by scripts/generate.ts. Do not edit: run "npm run generate".

// The client: what can be called, and how each call is made.

import type { Bind, Plan, Upload } from "./bind.ts";
import type { Listing, ListLimits } from "./page.ts";
import type { CallOptions } from "./request.ts";
import type {
  Account,
  Alert,
  AlertWithExchange,
  Application,
  AvailableCountry,
  AvailableNumber,
  Balance,
  CallCount,
  CallerId,
  Content,
  ContentAndApprovals,
  ContentApproval,
  ContentApprovalRequests,
  CreateAccountInput,
  CreateApplicationInput,
  CreateApprovalRequestInput,
  CreateCallerIdInput,
  CreateContentInput,
  CreateFeedbackInput,
  CreateIamKeyInput,
  CreateKeyInput,
  CreateLineOverrideInput,
  CreateLocalNumberInput,
  CreateMessageInput,
  CreateMobileNumberInput,
  CreateNumberInput,
  CreateOptOutImportInput,
  CreateOptOutInput,
  CreateServiceAlphaSenderInput,
  CreateServiceChannelSenderInput,
  CreateServiceDestinationAlphaSenderInput,
  CreateServiceInput,
  CreateServicePhoneNumberInput,
  CreateServiceShortCodeInput,
  CreateSigningKeyInput,
  CreateTollFreeNumberInput,
  CreateUsageTriggerInput,
  DebuggerWebhook,
  Event,
  FetchGeoPermissionsInput,
  FetchLookupInput,
  GeoPermissionChanges,
  GeoPermissions,
  GrantShortCodeInput,
  HandsetMessage,
  IamKey,
  Key,
  LedgerReport,
  LegacyContent,
  LineTypeOverride,
  ListAccountsInput,
  ListAlertsInput,
  ListApplicationsInput,
  ListCallCountsInput,
  ListCallerIdsInput,
  ListEventsInput,
  ListIamKeysInput,
  ListLocalNumbersInput,
  ListMediaInput,
  ListMessagesInput,
  ListMobileNumbersInput,
  ListNumbersInput,
  ListOptOutsInput,
  ListServiceDestinationAlphaSendersInput,
  ListShortCodesInput,
  ListTollFreeNumbersInput,
  ListUsageRecordsAllTimeInput,
  ListUsageRecordsDailyInput,
  ListUsageRecordsInput,
  ListUsageRecordsLastMonthInput,
  ListUsageRecordsMonthlyInput,
  ListUsageRecordsThisMonthInput,
  ListUsageRecordsTodayInput,
  ListUsageRecordsYearlyInput,
  ListUsageRecordsYesterdayInput,
  ListUsageTriggersInput,
  ListedIamKey,
  Lookup,
  LookupBatch,
  Media,
  Message,
  MessageFeedback,
  MessagingCountry,
  MessagingPrices,
  MessagingSettings,
  Network,
  NewIamKey,
  NewKey,
  OptOut,
  OptOutImport,
  OptOutSettings,
  PhoneNumber,
  PhoneNumberCountry,
  PhoneNumberPrices,
  PromotedAuthToken,
  QueryLookupsInput,
  SearchLocalInput,
  SearchMachineToMachineInput,
  SearchMobileInput,
  SearchNationalInput,
  SearchSharedCostInput,
  SearchTollFreeInput,
  SearchVoipInput,
  SecondaryAuthToken,
  SendFromHandsetInput,
  Service,
  ServiceAlphaSender,
  ServiceChannelSender,
  ServiceDestinationAlphaSender,
  ServicePhoneNumber,
  ServiceShortCode,
  ShortCode,
  TestCredentials,
  UpdateAccountInput,
  UpdateApplicationInput,
  UpdateCallerIdInput,
  UpdateContentInput,
  UpdateDebuggerWebhookInput,
  UpdateGeoPermissionsInput,
  UpdateIamKeyInput,
  UpdateKeyInput,
  UpdateLineOverrideInput,
  UpdateMessageInput,
  UpdateMessagingSettingsInput,
  UpdateNetworkInput,
  UpdateNumberInput,
  UpdateOptOutSettingsInput,
  UpdateServiceInput,
  UpdateShortCodeInput,
  UpdateSigningKeyInput,
  UpdateUsageTriggerInput,
  UsageRecord,
  UsageTrigger,
  Usecases,
  ValidationRequest,
  Webhook,
} from "./types.gen.ts";

/** Pictures and files of messages. */
export interface MessagesMediaResource {
  /** What the message carries. Media are there once they have been copied, a moment after the message was accepted. */
  list(messageSid: string, input?: ListMediaInput & ListLimits, options?: CallOptions): Listing<Media>;
  /** What kind of file it is and when it was copied. The bytes are at the same path without .json. */
  get(messageSid: string, sid: string, options?: CallOptions): Promise<Media>;
  /**
   * The file itself. Anybody who knows the URL may fetch it, as carriers and receivers of webhooks do, because
   * nobody can guess it; an account that sets MediaBasicAuth in its messaging settings requires its credentials.
   *
   * @example
   * const picture = await client.messages.media.bytes(message.sid, media.sid);
   */
  bytes(messageSid: string, sid: string, options?: CallOptions): Promise<Blob>;
  /** Removes the record and the bytes of a message whose sending is over. */
  delete(messageSid: string, sid: string, options?: CallOptions): Promise<void>;
}

/** Messages: what was sent and what came in. */
export interface MessagesResource {
  /**
   * Accepts a message for delivery. A 201 means that it is stored and paid for: its price is in the answer and
   * held on the balance. It is sent in the background; follow it with StatusCallback or by fetching it. Through a
   * messaging service the answer is `accepted`, without a sender; what keeps the message from going out after that
   * is its error_code.
   *
   * @example
   * const message = await client.messages.create({ to: "+15558675310", from: "+15005550006", body: "Hello" });
   */
  create(input: CreateMessageInput, options?: CallOptions): Promise<Message>;
  /**
   * The account's messages, newest first. With Status, Direction, ErrorCode, MessagingServiceSid or Body, one page
   * looks at a limited number of messages, so it may hold fewer than a full page, even none, and still have a
   * next_page_uri to follow.
   *
   * @example
   * for await (const message of client.messages.list({ to: "+15558675310", limit: 20 })) console.log(message.body);
   */
  list(input?: ListMessagesInput & ListLimits, options?: CallOptions): Listing<Message>;
  /** One message as it is now. */
  get(sid: string, options?: CallOptions): Promise<Message>;
  /** An empty Body redacts the message: its text is gone for good. Status=canceled calls off a scheduled message. */
  update(sid: string, input: UpdateMessageInput, options?: CallOptions): Promise<Message>;
  /** Removes a message whose sending is over. What it cost stays in the books. */
  delete(sid: string, options?: CallOptions): Promise<void>;
  /** Calls off a scheduled message. Throws ApiError 30409 when it is too late. */
  cancel(sid: string, options?: CallOptions): Promise<Message>;
  /** Removes the text of a message for good. */
  redact(sid: string, options?: CallOptions): Promise<Message>;
  /** Says whether the recipient did what the message was for. Given again, the new outcome counts. */
  feedback(messageSid: string, input?: CreateFeedbackInput, options?: CallOptions): Promise<MessageFeedback>;
  /**
   * Every request that was made of your server for this message, with what was sent and what came back, oldest
   * first.
   */
  webhooks(messageSid: string, input?: ListLimits, options?: CallOptions): Listing<Webhook>;
  /** Pictures and files of messages. */
  readonly media: MessagesMediaResource;
}

/** Those with an area. */
export interface NumbersLocalResource {
  /** Buys PhoneNumber, which must be a local number. An area code cannot be asked for here. */
  create(input: CreateLocalNumberInput, options?: CallOptions): Promise<PhoneNumber>;
  /** The local numbers of the account. */
  list(input?: ListLocalNumbersInput & ListLimits, options?: CallOptions): Listing<PhoneNumber>;
}

/** Those of mobile networks. */
export interface NumbersMobileResource {
  /** Buys PhoneNumber, which must be a mobile number. An area code cannot be asked for here. */
  create(input: CreateMobileNumberInput, options?: CallOptions): Promise<PhoneNumber>;
  /** The mobile numbers of the account. */
  list(input?: ListMobileNumbersInput & ListLimits, options?: CallOptions): Listing<PhoneNumber>;
}

/** Those that cost callers nothing. */
export interface NumbersTollFreeResource {
  /** Buys PhoneNumber, which must be a toll-free number. An area code cannot be asked for here. */
  create(input: CreateTollFreeNumberInput, options?: CallOptions): Promise<PhoneNumber>;
  /** The toll-free numbers of the account. */
  list(input?: ListTollFreeNumbersInput & ListLimits, options?: CallOptions): Listing<PhoneNumber>;
}

/** The account's phone numbers: `create` buys, `update` configures and moves, `delete` gives back. */
export interface NumbersResource {
  /**
   * Buys PhoneNumber, or any number of AreaCode, with these settings. The rent of what is left of the month is
   * charged at once, and each month's when it begins.
   */
  create(input?: CreateNumberInput, options?: CallOptions): Promise<PhoneNumber>;
  /** The phone numbers of the account. */
  list(input?: ListNumbersInput & ListLimits, options?: CallOptions): Listing<PhoneNumber>;
  /** One number with its settings. */
  get(sid: string, options?: CallOptions): Promise<PhoneNumber>;
  /**
   * Sets what is given and leaves the rest as it is. An empty value clears a setting. With AccountSid a parent
   * account moves the number between itself and its subaccounts.
   *
   * @example
   * await client.numbers.update(number.sid, { smsUrl: "https://example.com/sms" });
   */
  update(sid: string, input: UpdateNumberInput, options?: CallOptions): Promise<PhoneNumber>;
  /**
   * Gives the number back. Its webhooks are not called any more, and after a rest somebody else can buy it. Rent
   * that was paid is not returned.
   */
  delete(sid: string, options?: CallOptions): Promise<void>;
  /** Those with an area. */
  readonly local: NumbersLocalResource;
  /** Those of mobile networks. */
  readonly mobile: NumbersMobileResource;
  /** Those that cost callers nothing. */
  readonly tollFree: NumbersTollFreeResource;
}

/** Numbers that can be bought, by country and kind. */
export interface AvailableNumbersResource {
  /** The countries that numbers can be bought in. */
  countries(input?: ListLimits, options?: CallOptions): Listing<AvailableCountry>;
  /** A country that numbers can be bought in, with the types it has. */
  country(countryCode: string, options?: CallOptions): Promise<AvailableCountry>;
  /**
   * Local numbers that can be bought, in their order.
   *
   * @example
   * const [number] = await client.availableNumbers.local("US", { areaCode: 415, limit: 1 }).toArray();
   */
  local(countryCode: string, input?: SearchLocalInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
  /** Mobile numbers that can be bought, in their order. */
  mobile(countryCode: string, input?: SearchMobileInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
  /** Toll-free numbers that can be bought, in their order. */
  tollFree(countryCode: string, input?: SearchTollFreeInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
  /** National numbers are not sold here: the list is empty. */
  national(countryCode: string, input?: SearchNationalInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
  /** Shared-cost numbers are not sold here: the list is empty. */
  sharedCost(countryCode: string, input?: SearchSharedCostInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
  /** VoIP numbers are not sold here: the list is empty. */
  voip(countryCode: string, input?: SearchVoipInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
  /** Machine-to-machine numbers are not sold here: the list is empty. */
  machineToMachine(countryCode: string, input?: SearchMachineToMachineInput & ListLimits, options?: CallOptions): Listing<AvailableNumber>;
}

/** Phone numbers of a service's pool. */
export interface ServicesPhoneNumbersResource {
  /** Adds one of the account's numbers; 200 when it is in this service already. A number is in one service at most. */
  create(serviceSid: string, input: CreateServicePhoneNumberInput, options?: CallOptions): Promise<ServicePhoneNumber>;
  /** Those in its pool, newest first. */
  list(serviceSid: string, input?: ListLimits, options?: CallOptions): Listing<ServicePhoneNumber>;
  /** One sender of its pool. */
  get(serviceSid: string, sid: string, options?: CallOptions): Promise<ServicePhoneNumber>;
  /** It leaves the pool; the account keeps it where it is the account's. */
  delete(serviceSid: string, sid: string, options?: CallOptions): Promise<void>;
}

/** Short codes of a service's pool. */
export interface ServicesShortCodesResource {
  /**
   * Adds one of the account's short codes; 200 when it is in this service already. A short code is in one service
   * at most.
   */
  create(serviceSid: string, input: CreateServiceShortCodeInput, options?: CallOptions): Promise<ServiceShortCode>;
  /** Those in its pool, newest first. */
  list(serviceSid: string, input?: ListLimits, options?: CallOptions): Listing<ServiceShortCode>;
  /** One sender of its pool. */
  get(serviceSid: string, sid: string, options?: CallOptions): Promise<ServiceShortCode>;
  /** It leaves the pool; the account keeps it where it is the account's. */
  delete(serviceSid: string, sid: string, options?: CallOptions): Promise<void>;
}

/** Names that a service sends under. */
export interface ServicesAlphaSendersResource {
  /** Adds a name that stands in a number's place where no number of the pool fits. Nobody can answer to it. */
  create(serviceSid: string, input: CreateServiceAlphaSenderInput, options?: CallOptions): Promise<ServiceAlphaSender>;
  /** Those in its pool, newest first. */
  list(serviceSid: string, input?: ListLimits, options?: CallOptions): Listing<ServiceAlphaSender>;
  /** One sender of its pool. */
  get(serviceSid: string, sid: string, options?: CallOptions): Promise<ServiceAlphaSender>;
  /** It leaves the pool; the account keeps it where it is the account's. */
  delete(serviceSid: string, sid: string, options?: CallOptions): Promise<void>;
}

/** Names that a service sends under, country by country. */
export interface ServicesDestinationAlphaSendersResource {
  /** Adds a name that is used for one country before any number, or for all countries when none is named. */
  create(serviceSid: string, input: CreateServiceDestinationAlphaSenderInput, options?: CallOptions): Promise<ServiceDestinationAlphaSender>;
  /** Those in its pool, newest first. */
  list(serviceSid: string, input?: ListServiceDestinationAlphaSendersInput & ListLimits, options?: CallOptions): Listing<ServiceDestinationAlphaSender>;
  /** One sender of its pool. */
  get(serviceSid: string, sid: string, options?: CallOptions): Promise<ServiceDestinationAlphaSender>;
  /** It leaves the pool; the account keeps it where it is the account's. */
  delete(serviceSid: string, sid: string, options?: CallOptions): Promise<void>;
}

/** Senders of other channels in a service's pool. */
export interface ServicesChannelSendersResource {
  /**
   * Adds a sender of another channel, such as WhatsApp. It is kept and shown, and nothing is sent from it: texts
   * and media are the only channels here.
   */
  create(serviceSid: string, input: CreateServiceChannelSenderInput, options?: CallOptions): Promise<ServiceChannelSender>;
  /** Those in its pool, newest first. */
  list(serviceSid: string, input?: ListLimits, options?: CallOptions): Listing<ServiceChannelSender>;
  /** One sender of its pool. */
  get(serviceSid: string, sid: string, options?: CallOptions): Promise<ServiceChannelSender>;
  /** It leaves the pool; the account keeps it where it is the account's. */
  delete(serviceSid: string, sid: string, options?: CallOptions): Promise<void>;
}

/** Messaging services: one name for a pool of senders, and rules for them. */
export interface ServicesResource {
  /** Makes a messaging service with an empty pool. */
  create(input: CreateServiceInput, options?: CallOptions): Promise<Service>;
  /** The account's messaging services, newest first. */
  list(input?: ListLimits, options?: CallOptions): Listing<Service>;
  /** One messaging service with its settings. */
  get(serviceSid: string, options?: CallOptions): Promise<Service>;
  /** Sets what is given and leaves the rest as it is. An empty URL clears it. */
  update(serviceSid: string, input: UpdateServiceInput, options?: CallOptions): Promise<Service>;
  /**
   * Ends a messaging service. Its numbers and short codes stay with the account; messages keep its SID, and what
   * waits in it fails.
   */
  delete(serviceSid: string, options?: CallOptions): Promise<void>;
  /** What a messaging service can be for. */
  usecases(options?: CallOptions): Promise<Usecases>;
  /** Phone numbers of a service's pool. */
  readonly phoneNumbers: ServicesPhoneNumbersResource;
  /** Short codes of a service's pool. */
  readonly shortCodes: ServicesShortCodesResource;
  /** Names that a service sends under. */
  readonly alphaSenders: ServicesAlphaSendersResource;
  /** Names that a service sends under, country by country. */
  readonly destinationAlphaSenders: ServicesDestinationAlphaSendersResource;
  /** Senders of other channels in a service's pool. */
  readonly channelSenders: ServicesChannelSendersResource;
}

/** Files of opt-outs, read in the background; `get` tells how far one has come. */
export interface OptOutsImportsResource {
  /**
   * Takes a CSV file (text/csv, UTF-8, 5 MB at most) with a header: the column phone_number, and scope where lines
   * have one of their own. It is read in the background; the answer says where its progress can be seen.
   *
   * @example
   * const begun = await client.optOuts.imports.create("phone_number\n+15558675310\n", { scope: service.sid });
   */
  create(file: Upload, input?: CreateOptOutImportInput, options?: CallOptions): Promise<OptOutImport>;
  /** The account's imports of opt-outs, newest first. */
  list(input?: ListLimits, options?: CallOptions): Listing<OptOutImport>;
  /** How far an import has come, and which lines could not be used. */
  get(sid: string, options?: CallOptions): Promise<OptOutImport>;
}

/** Who wants no more messages from whom. */
export interface OptOutsResource {
  /**
   * From now on the recipient gets nothing from the scope: sending is refused with 21610. Who is on the list
   * already stays there, and is the answer.
   */
  create(input: CreateOptOutInput, options?: CallOptions): Promise<OptOut>;
  /** Who wants nothing from whom, newest first. */
  list(input?: ListOptOutsInput & ListLimits, options?: CallOptions): Listing<OptOut>;
  /** One entry of the list. */
  get(sid: string, options?: CallOptions): Promise<OptOut>;
  /** Takes the recipient off the list. Do so only when they have asked for it. */
  delete(sid: string, options?: CallOptions): Promise<void>;
  /** Files of opt-outs, read in the background; `get` tells how far one has come. */
  readonly imports: OptOutsImportsResource;
}

/** Keywords and replies of a messaging service. */
export interface OptOutSettingsResource {
  /** How the messaging service answers keywords. */
  get(serviceSid: string, options?: CallOptions): Promise<OptOutSettings>;
  /**
   * Changes what is given; the rest stays. STOP, START and HELP always work. Toll-free numbers keep to the rules
   * of their network.
   */
  update(serviceSid: string, input: UpdateOptOutSettingsInput, options?: CallOptions): Promise<OptOutSettings>;
  /** The service answers keywords as usual again. */
  delete(serviceSid: string, options?: CallOptions): Promise<void>;
}

/** Approvals of content templates. */
export interface ContentsApprovalsResource {
  /**
   * Submits a template once. It stays `received`: there is no WhatsApp behind this platform to approve it, and
   * texts need no approval.
   */
  create(contentSid: string, input: CreateApprovalRequestInput, options?: CallOptions): Promise<ContentApproval>;
  /** How far its approval by WhatsApp has come. Texts need none. */
  get(contentSid: string, options?: CallOptions): Promise<ContentApprovalRequests>;
}

/** Content templates. */
export interface ContentsResource {
  /**
   * Makes a template from JSON. Gaps are written `{{1}}` or `{{name}}`, 100 of them at most. To a phone, a
   * template of any type becomes a text or media.
   */
  create(input: CreateContentInput, options?: CallOptions): Promise<Content>;
  /** The account's templates, newest first. */
  list(input?: ListLimits, options?: CallOptions): Listing<Content>;
  /** One template. */
  get(contentSid: string, options?: CallOptions): Promise<Content>;
  /** Sets what is given and leaves the rest as it is. Messages that were accepted before keep their text. */
  update(contentSid: string, input: UpdateContentInput, options?: CallOptions): Promise<Content>;
  /** Ends a template. Messages that were accepted before keep their text. */
  delete(contentSid: string, options?: CallOptions): Promise<void>;
  /** The account's templates, newest first, each with how far its approval has come. */
  withApprovals(input?: ListLimits, options?: CallOptions): Listing<ContentAndApprovals>;
  /** Always empty: this platform never had templates of an older kind. */
  legacy(input?: ListLimits, options?: CallOptions): Listing<LegacyContent>;
  /** Approvals of content templates. */
  readonly approvals: ContentsApprovalsResource;
}

/** The account's own answers where it knows a number's line better. */
export interface LookupOverridesResource {
  /** From now on line_type_intelligence tells this account what it has set. */
  create(phoneNumber: string, field: string, input?: CreateLineOverrideInput, options?: CallOptions): Promise<LineTypeOverride>;
  /** What the account has set, and what it was before. */
  get(phoneNumber: string, field: string, options?: CallOptions): Promise<LineTypeOverride>;
  /** Changes what the account has set. */
  update(phoneNumber: string, field: string, input: UpdateLineOverrideInput, options?: CallOptions): Promise<LineTypeOverride>;
  /** From now on the numbering plan says what kind of line it is. */
  delete(phoneNumber: string, field: string, options?: CallOptions): Promise<void>;
}

/** What is known of a phone number. */
export interface LookupResource {
  /**
   * Whether it can be a number, and whose country's: that is free. Each field that is asked for besides costs its
   * price when it tells something. On the simulated network the answers are made up, and the same every time.
   */
  get(phoneNumber: string, input?: FetchLookupInput, options?: CallOptions): Promise<Lookup>;
  /** Up to 100 numbers in one JSON body, paid for together. */
  batch(input?: QueryLookupsInput, options?: CallOptions): Promise<LookupBatch>;
  /** The account's own answers where it knows a number's line better. */
  readonly overrides: LookupOverridesResource;
}

/** The account that the client acts for. */
export interface AccountResource {
  /** The account that the credentials belong to, or one of its subaccounts. */
  get(options?: CallOptions): Promise<Account>;
  /**
   * Names an account, or changes the state of a subaccount. A suspended one neither sends nor receives and keeps
   * its numbers; a closed one gives them back and stays closed. Only the parent changes a state.
   */
  update(input: UpdateAccountInput, options?: CallOptions): Promise<Account>;
}

/** The account and its subaccounts, which pay from its balance. */
export interface AccountsResource {
  /**
   * Opens an account below the one that the credentials belong to. It has numbers, messages, keys and a token of
   * its own; what it uses is paid from the parent's balance.
   */
  create(input?: CreateAccountInput, options?: CallOptions): Promise<Account>;
  /** The account that the credentials belong to and its subaccounts, newest first. */
  list(input?: ListAccountsInput & ListLimits, options?: CallOptions): Listing<Account>;
  /** The account that the credentials belong to, or one of its subaccounts. */
  get(sid: string, options?: CallOptions): Promise<Account>;
  /**
   * Names an account, or changes the state of a subaccount. A suspended one neither sends nor receives and keeps
   * its numbers; a closed one gives them back and stays closed. Only the parent changes a state.
   */
  update(sid: string, input: UpdateAccountInput, options?: CallOptions): Promise<Account>;
  /** Suspends a subaccount: its requests are refused until it is active again. */
  suspend(sid: string, options?: CallOptions): Promise<Account>;
  /** Ends the suspension of a subaccount. */
  activate(sid: string, options?: CallOptions): Promise<Account>;
  /** Closes a subaccount for good. Its numbers are given back. */
  close(sid: string, options?: CallOptions): Promise<Account>;
}

/** What the account can spend. */
export interface BalanceResource {
  /** What the account can spend at this moment, exactly. A subaccount has no balance: it spends from its parent's. */
  get(options?: CallOptions): Promise<Balance>;
}

/** The second auth token, which takes the first one's place without a gap. */
export interface AuthTokensResource {
  /**
   * Makes a second token that the API takes beside the first; one that was there before ends. Webhooks stay signed
   * with the first.
   */
  createSecondary(options?: CallOptions): Promise<SecondaryAuthToken>;
  /** Ends the second token. The first stays what it is. */
  deleteSecondary(options?: CallOptions): Promise<void>;
  /**
   * The second token becomes the account's token, and webhooks are signed with it from this moment. The one before
   * opens nothing any more.
   */
  promote(options?: CallOptions): Promise<PromotedAuthToken>;
}

/** API keys of the account. */
export interface KeysResource {
  /**
   * Makes a key that can be used instead of the account's auth token. The secret is in this answer and nowhere
   * else.
   */
  create(input?: CreateKeyInput, options?: CallOptions): Promise<NewKey>;
  /** The account's keys, newest first, without their secrets. */
  list(input?: ListLimits, options?: CallOptions): Listing<Key>;
  /** One key, without its secret. */
  get(sid: string, options?: CallOptions): Promise<Key>;
  /** Changes the name of a key. */
  update(sid: string, input: UpdateKeyInput, options?: CallOptions): Promise<Key>;
  /** Ends a key. Requests that use it are refused from now on. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** API keys under their older name. */
export interface SigningKeysResource {
  /**
   * Makes a key that can be used instead of the account's auth token. The secret is in this answer and nowhere
   * else.
   */
  create(input?: CreateSigningKeyInput, options?: CallOptions): Promise<NewKey>;
  /** The account's keys, newest first, without their secrets. */
  list(input?: ListLimits, options?: CallOptions): Listing<Key>;
  /** One key, without its secret. */
  get(sid: string, options?: CallOptions): Promise<Key>;
  /** Changes the name of a key. */
  update(sid: string, input: UpdateSigningKeyInput, options?: CallOptions): Promise<Key>;
  /** Ends a key. Requests that use it are refused from now on. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** API keys of every kind: standard, main, and restricted to what their policy allows. */
export interface IamKeysResource {
  /**
   * Makes a standard key, a restricted one with its permissions, or, for the account's own auth token, a main key,
   * which can do what the token can.
   *
   * @example
   * await client.iamKeys.create({ keyType: "restricted", policy: { allow: ["/twilio/messaging/messages/create"] } });
   */
  create(input?: CreateIamKeyInput, options?: CallOptions): Promise<NewIamKey>;
  /** The account's keys of every kind, newest first, without their secrets. */
  list(input?: ListIamKeysInput & ListLimits, options?: CallOptions): Listing<ListedIamKey>;
  /** One key, without its secret. */
  get(sid: string, options?: CallOptions): Promise<IamKey>;
  /** Changes the name of a key, and what a restricted one may do. */
  update(sid: string, input: UpdateIamKeyInput, options?: CallOptions): Promise<IamKey>;
  /** Ends a key. Requests that use it are refused from now on. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** Credentials for tests: they send nothing, charge nothing and keep nothing. */
export interface TestCredentialsResource {
  /** The account's test credentials, if it has made some. */
  get(options?: CallOptions): Promise<TestCredentials>;
  /**
   * With these a program can send a message and buy a number for show: the request is checked, answered, and
   * forgotten. Magic numbers call up every refusal.
   */
  create(options?: CallOptions): Promise<TestCredentials>;
}

/** The account's short codes. */
export interface ShortCodesResource {
  /** The short codes of the account, newest first. */
  list(input?: ListShortCodesInput & ListLimits, options?: CallOptions): Listing<ShortCode>;
  /** One short code with its settings. */
  get(sid: string, options?: CallOptions): Promise<ShortCode>;
  /** Sets what is given and leaves the rest as it is. An empty value clears a setting. */
  update(sid: string, input: UpdateShortCodeInput, options?: CallOptions): Promise<ShortCode>;
}

/** Numbers of others that the account may show. */
export interface CallerIdsResource {
  /**
   * Has a phone called and asked for the code in this answer. On the simulated network the phone picks up and
   * types it in at once; CallDelay, Extension and StatusCallback are taken and have no effect there.
   */
  create(input: CreateCallerIdInput, options?: CallOptions): Promise<ValidationRequest>;
  /** The caller IDs of the account, newest first. */
  list(input?: ListCallerIdsInput & ListLimits, options?: CallOptions): Listing<CallerId>;
  /** One caller ID. */
  get(sid: string, options?: CallOptions): Promise<CallerId>;
  /** Gives it another name. */
  update(sid: string, input: UpdateCallerIdInput, options?: CallOptions): Promise<CallerId>;
  /** The number is the account's no more. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** Webhooks under one name, for many numbers. */
export interface ApplicationsResource {
  /** Makes a set of webhooks that numbers and messages can refer to. */
  create(input?: CreateApplicationInput, options?: CallOptions): Promise<Application>;
  /** The applications of the account, newest first. */
  list(input?: ListApplicationsInput & ListLimits, options?: CallOptions): Listing<Application>;
  /** One application with its settings. */
  get(sid: string, options?: CallOptions): Promise<Application>;
  /** Sets what is given and leaves the rest as it is. An empty value clears a setting. */
  update(sid: string, input: UpdateApplicationInput, options?: CallOptions): Promise<Application>;
  /** Numbers that name it go back to their own URLs. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** Webhooks that are called when usage reaches a value. */
export interface UsageTriggersResource {
  /**
   * Tells a webhook when the usage of a category reaches a value: once, or once in each day, month or year. Usage
   * that is there already counts.
   */
  create(input: CreateUsageTriggerInput, options?: CallOptions): Promise<UsageTrigger>;
  /** The account's triggers, the newest first. */
  list(input?: ListUsageTriggersInput & ListLimits, options?: CallOptions): Listing<UsageTrigger>;
  /** One trigger with the current value of what it watches. */
  get(sid: string, options?: CallOptions): Promise<UsageTrigger>;
  /** Changes its name or its webhook. What it watches stays as it is. */
  update(sid: string, input: UpdateUsageTriggerInput, options?: CallOptions): Promise<UsageTrigger>;
  /** It fires no more. What it has told already is still delivered. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** What was sent, what it cost, and who called the API. */
export interface UsageResource {
  /** One record for each category, over the days asked for or over all time. */
  records(input?: ListUsageRecordsInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /**
   * One record for each category, over all time. The days are the list's own: StartDate and EndDate change
   * nothing.
   */
  allTime(input?: ListUsageRecordsAllTimeInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /** One record for each category and day, the last day first. */
  daily(input?: ListUsageRecordsDailyInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /** One record for each category and month, the last month first. */
  monthly(input?: ListUsageRecordsMonthlyInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /** One record for each category and year, the last year first. */
  yearly(input?: ListUsageRecordsYearlyInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /**
   * One record for each category, of today in UTC. The days are the list's own: StartDate and EndDate change
   * nothing.
   */
  today(input?: ListUsageRecordsTodayInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /**
   * One record for each category, of yesterday in UTC. The days are the list's own: StartDate and EndDate change
   * nothing.
   */
  yesterday(input?: ListUsageRecordsYesterdayInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /**
   * One record for each category, of this month up to today. The days are the list's own: StartDate and EndDate
   * change nothing.
   */
  thisMonth(input?: ListUsageRecordsThisMonthInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /**
   * One record for each category, of the month before this one. The days are the list's own: StartDate and EndDate
   * change nothing.
   */
  lastMonth(input?: ListUsageRecordsLastMonthInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
  /** How often each key called each route, by the class of the answer. Every call is counted once. */
  calls(input?: ListCallCountsInput & ListLimits, options?: CallOptions): Listing<CallCount>;
  /** Webhooks that are called when usage reaches a value. */
  readonly triggers: UsageTriggersResource;
}

/** Prices of messages. */
export interface PricingMessagingResource {
  /** Every country that can be texted, in the order of their codes. */
  list(input?: ListLimits, options?: CallOptions): Listing<MessagingCountry>;
  /** What a segment costs there and from there. A carrier's fee, where there is one, comes on top. */
  get(isoCountry: string, options?: CallOptions): Promise<MessagingPrices>;
}

/** Prices of numbers. */
export interface PricingNumbersResource {
  /** Every country that has numbers for rent, in the order of their codes. */
  list(input?: ListLimits, options?: CallOptions): Listing<PhoneNumberCountry>;
  /** What a month of a number costs there. */
  get(isoCountry: string, options?: CallOptions): Promise<PhoneNumberPrices>;
}

/** What things cost. */
export interface PricingResource {
  /** Prices of messages. */
  readonly messaging: PricingMessagingResource;
  /** Prices of numbers. */
  readonly numbers: PricingNumbersResource;
}

/** What went wrong. */
export interface AlertsResource {
  /** What went wrong, newest first. Alerts are kept for 30 days. */
  list(input?: ListAlertsInput & ListLimits, options?: CallOptions): Listing<Alert>;
  /** One alert with the request and the answer. */
  get(sid: string, options?: CallOptions): Promise<AlertWithExchange>;
}

/** Who changed what. */
export interface EventsResource {
  /** Who changed what, newest first. Events are kept for 400 days. */
  list(input?: ListEventsInput & ListLimits, options?: CallOptions): Listing<Event>;
  /** One event. */
  get(sid: string, options?: CallOptions): Promise<Event>;
}

/** The webhook that hears of every alert. */
export interface DebuggerWebhookResource {
  /** Who is told of alerts. */
  get(options?: CallOptions): Promise<DebuggerWebhook>;
  /**
   * From now on every alert is posted there, signed like any other webhook and with the same retries: Sid,
   * AccountSid, ParentAccountSid, Timestamp, Level, PayloadType and Payload, a JSON text with the request and the
   * answer.
   */
  update(input: UpdateDebuggerWebhookInput, options?: CallOptions): Promise<DebuggerWebhook>;
}

/** Rules of all messages of the account. */
export interface MessagingSettingsResource {
  /** What the account has chosen about its messages. */
  get(options?: CallOptions): Promise<MessagingSettings>;
  /** Changes what is given; the rest stays. */
  update(input: UpdateMessagingSettingsInput, options?: CallOptions): Promise<MessagingSettings>;
}

/** Countries that may be written to. */
export interface GeoPermissionsResource {
  /**
   * Where the account may send to: every country, unless it was closed. A message to a closed one is refused with
   * 21408.
   */
  get(input?: FetchGeoPermissionsInput, options?: CallOptions): Promise<GeoPermissions>;
  /**
   * Opens and closes countries. Each change is made and answered for itself, so one that is not usable does not
   * stop the others.
   */
  update(input: UpdateGeoPermissionsInput, options?: CallOptions): Promise<GeoPermissionChanges>;
}

/** Numbers that were given back, and may soon be somebody else's. */
export interface DeactivationsResource {
  /**
   * The numbers that were given back on a UTC day, in E.164, one a line, the first 10000 of them; empty when there
   * were none.
   */
  get(day: string, options?: CallOptions): Promise<Blob>;
}

/** The books of the server. */
export interface LedgerResource {
  /**
   * Reads the whole ledger in one snapshot and checks every promise: transfers sum to zero, balances equal their
   * postings, holds equal messages under way.
   */
  verify(options?: CallOptions): Promise<LedgerReport>;
}

/** Phones that get messages and write back. */
export interface SimulationHandsetsResource {
  /** What a simulated handset got from and sent to this account, newest first. */
  messages(e164: string, input?: ListLimits, options?: CallOptions): Listing<HandsetMessage>;
  /**
   * The handset texts one of the account's numbers. From here on it is inbound traffic like any other.
   *
   * @example
   * await client.simulation.handsets.send("+15558675310", { to: "+15005550006", body: "Hi" });
   */
  send(e164: string, input: SendFromHandsetInput, options?: CallOptions): Promise<HandsetMessage>;
}

/** The network's manners and clock. */
export interface SimulationNetworkResource {
  /** The simulated network's manners and clock. */
  get(options?: CallOptions): Promise<Network>;
  /** Changes what is given and leaves the rest. AdvanceMs moves the clock forward. */
  update(input: UpdateNetworkInput, options?: CallOptions): Promise<Network>;
}

/** The simulated network. */
export interface SimulationResource {
  /**
   * Gives the account a short code of the simulated network. A real one is leased from carriers by whoever runs
   * the platform.
   */
  grantShortCode(input: GrantShortCodeInput, options?: CallOptions): Promise<ShortCode>;
  /** Phones that get messages and write back. */
  readonly handsets: SimulationHandsetsResource;
  /** The network's manners and clock. */
  readonly network: SimulationNetworkResource;
}

/** All that can be called. */
export class Resources {
  /** Messages: what was sent and what came in. */
  readonly messages: MessagesResource;
  /** The account's phone numbers: `create` buys, `update` configures and moves, `delete` gives back. */
  readonly numbers: NumbersResource;
  /** Numbers that can be bought, by country and kind. */
  readonly availableNumbers: AvailableNumbersResource;
  /** Messaging services: one name for a pool of senders, and rules for them. */
  readonly services: ServicesResource;
  /** Who wants no more messages from whom. */
  readonly optOuts: OptOutsResource;
  /** Keywords and replies of a messaging service. */
  readonly optOutSettings: OptOutSettingsResource;
  /** Content templates. */
  readonly contents: ContentsResource;
  /** What is known of a phone number. */
  readonly lookup: LookupResource;
  /** The account that the client acts for. */
  readonly account: AccountResource;
  /** The account and its subaccounts, which pay from its balance. */
  readonly accounts: AccountsResource;
  /** What the account can spend. */
  readonly balance: BalanceResource;
  /** The second auth token, which takes the first one's place without a gap. */
  readonly authTokens: AuthTokensResource;
  /** API keys of the account. */
  readonly keys: KeysResource;
  /** API keys under their older name. */
  readonly signingKeys: SigningKeysResource;
  /** API keys of every kind: standard, main, and restricted to what their policy allows. */
  readonly iamKeys: IamKeysResource;
  /** Credentials for tests: they send nothing, charge nothing and keep nothing. */
  readonly testCredentials: TestCredentialsResource;
  /** The account's short codes. */
  readonly shortCodes: ShortCodesResource;
  /** Numbers of others that the account may show. */
  readonly callerIds: CallerIdsResource;
  /** Webhooks under one name, for many numbers. */
  readonly applications: ApplicationsResource;
  /** What was sent, what it cost, and who called the API. */
  readonly usage: UsageResource;
  /** What things cost. */
  readonly pricing: PricingResource;
  /** What went wrong. */
  readonly alerts: AlertsResource;
  /** Who changed what. */
  readonly events: EventsResource;
  /** The webhook that hears of every alert. */
  readonly debuggerWebhook: DebuggerWebhookResource;
  /** Rules of all messages of the account. */
  readonly messagingSettings: MessagingSettingsResource;
  /** Countries that may be written to. */
  readonly geoPermissions: GeoPermissionsResource;
  /** Numbers that were given back, and may soon be somebody else's. */
  readonly deactivations: DeactivationsResource;
  /** The books of the server. */
  readonly ledger: LedgerResource;
  /** The simulated network. */
  readonly simulation: SimulationResource;

  constructor(bind: Bind) {
    this.messages = bind(messages);
    this.numbers = bind(numbers);
    this.availableNumbers = bind(availableNumbers);
    this.services = bind(services);
    this.optOuts = bind(optOuts);
    this.optOutSettings = bind(optOutSettings);
    this.contents = bind(contents);
    this.lookup = bind(lookup);
    this.account = bind(account);
    this.accounts = bind(accounts);
    this.balance = bind(balance);
    this.authTokens = bind(authTokens);
    this.keys = bind(keys);
    this.signingKeys = bind(signingKeys);
    this.iamKeys = bind(iamKeys);
    this.testCredentials = bind(testCredentials);
    this.shortCodes = bind(shortCodes);
    this.callerIds = bind(callerIds);
    this.applications = bind(applications);
    this.usage = bind(usage);
    this.pricing = bind(pricing);
    this.alerts = bind(alerts);
    this.events = bind(events);
    this.debuggerWebhook = bind(debuggerWebhook);
    this.messagingSettings = bind(messagingSettings);
    this.geoPermissions = bind(geoPermissions);
    this.deactivations = bind(deactivations);
    this.ledger = bind(ledger);
    this.simulation = bind(simulation);
  }
}

const messages: Plan = {
  create: "POST @/Messages.json? Message",
  list: "GET @/Messages.json? Message[messages]",
  get: "GET @/Messages/{Sid}.json Message",
  update: "POST @/Messages/{Sid}.json? Message",
  delete: "DELETE @/Messages/{Sid}.json -",
  cancel: "POST @/Messages/{Sid}.json Message status=canceled",
  redact: "POST @/Messages/{Sid}.json Message body=",
  feedback: "POST @/Messages/{MessageSid}/Feedback.json? MessageFeedback",
  webhooks: "GET @/Messages/{MessageSid}/Webhooks.json? Webhook[webhooks]",
  media: {
    list: "GET @/Messages/{MessageSid}/Media.json? Media[media_list]",
    get: "GET @/Messages/{MessageSid}/Media/{Sid}.json Media",
    bytes: "GET @/Messages/{MessageSid}/Media/{Sid} blob",
    delete: "DELETE @/Messages/{MessageSid}/Media/{Sid}.json -",
  },
};

const numbers: Plan = {
  create: "POST @/IncomingPhoneNumbers.json? PhoneNumber",
  list: "GET @/IncomingPhoneNumbers.json? PhoneNumber[incoming_phone_numbers]",
  get: "GET @/IncomingPhoneNumbers/{Sid}.json PhoneNumber",
  update: "POST @/IncomingPhoneNumbers/{Sid}.json? PhoneNumber",
  delete: "DELETE @/IncomingPhoneNumbers/{Sid}.json -",
  local: {
    create: "POST @/IncomingPhoneNumbers/Local.json? PhoneNumber",
    list: "GET @/IncomingPhoneNumbers/Local.json? PhoneNumber[incoming_phone_numbers]",
  },
  mobile: {
    create: "POST @/IncomingPhoneNumbers/Mobile.json? PhoneNumber",
    list: "GET @/IncomingPhoneNumbers/Mobile.json? PhoneNumber[incoming_phone_numbers]",
  },
  tollFree: {
    create: "POST @/IncomingPhoneNumbers/TollFree.json? PhoneNumber",
    list: "GET @/IncomingPhoneNumbers/TollFree.json? PhoneNumber[incoming_phone_numbers]",
  },
};

const availableNumbers: Plan = {
  countries: "GET @/AvailablePhoneNumbers.json? AvailableCountry[countries]",
  country: "GET @/AvailablePhoneNumbers/{CountryCode}.json AvailableCountry",
  local: "GET @/AvailablePhoneNumbers/{CountryCode}/Local.json? AvailableNumber[available_phone_numbers]",
  mobile: "GET @/AvailablePhoneNumbers/{CountryCode}/Mobile.json? AvailableNumber[available_phone_numbers]",
  tollFree: "GET @/AvailablePhoneNumbers/{CountryCode}/TollFree.json? AvailableNumber[available_phone_numbers]",
  national: "GET @/AvailablePhoneNumbers/{CountryCode}/National.json? AvailableNumber[available_phone_numbers]",
  sharedCost: "GET @/AvailablePhoneNumbers/{CountryCode}/SharedCost.json? AvailableNumber[available_phone_numbers]",
  voip: "GET @/AvailablePhoneNumbers/{CountryCode}/Voip.json? AvailableNumber[available_phone_numbers]",
  machineToMachine: "GET @/AvailablePhoneNumbers/{CountryCode}/MachineToMachine.json? AvailableNumber[available_phone_numbers]",
};

const services: Plan = {
  create: "POST /v1/Services? Service",
  list: "GET /v1/Services? Service[services]",
  get: "GET /v1/Services/{ServiceSid} Service",
  update: "POST /v1/Services/{ServiceSid}? Service",
  delete: "DELETE /v1/Services/{ServiceSid} -",
  usecases: "GET /v1/Services/Usecases Usecases",
  phoneNumbers: {
    create: "POST /v1/Services/{ServiceSid}/PhoneNumbers? ServicePhoneNumber",
    list: "GET /v1/Services/{ServiceSid}/PhoneNumbers? ServicePhoneNumber[phone_numbers]",
    get: "GET /v1/Services/{ServiceSid}/PhoneNumbers/{Sid} ServicePhoneNumber",
    delete: "DELETE /v1/Services/{ServiceSid}/PhoneNumbers/{Sid} -",
  },
  shortCodes: {
    create: "POST /v1/Services/{ServiceSid}/ShortCodes? ServiceShortCode",
    list: "GET /v1/Services/{ServiceSid}/ShortCodes? ServiceShortCode[short_codes]",
    get: "GET /v1/Services/{ServiceSid}/ShortCodes/{Sid} ServiceShortCode",
    delete: "DELETE /v1/Services/{ServiceSid}/ShortCodes/{Sid} -",
  },
  alphaSenders: {
    create: "POST /v1/Services/{ServiceSid}/AlphaSenders? ServiceAlphaSender",
    list: "GET /v1/Services/{ServiceSid}/AlphaSenders? ServiceAlphaSender[alpha_senders]",
    get: "GET /v1/Services/{ServiceSid}/AlphaSenders/{Sid} ServiceAlphaSender",
    delete: "DELETE /v1/Services/{ServiceSid}/AlphaSenders/{Sid} -",
  },
  destinationAlphaSenders: {
    create: "POST /v1/Services/{ServiceSid}/DestinationAlphaSenders? ServiceDestinationAlphaSender",
    list: "GET /v1/Services/{ServiceSid}/DestinationAlphaSenders? ServiceDestinationAlphaSender[alpha_senders]",
    get: "GET /v1/Services/{ServiceSid}/DestinationAlphaSenders/{Sid} ServiceDestinationAlphaSender",
    delete: "DELETE /v1/Services/{ServiceSid}/DestinationAlphaSenders/{Sid} -",
  },
  channelSenders: {
    create: "POST /v1/Services/{ServiceSid}/ChannelSenders? ServiceChannelSender",
    list: "GET /v1/Services/{ServiceSid}/ChannelSenders? ServiceChannelSender[senders]",
    get: "GET /v1/Services/{ServiceSid}/ChannelSenders/{Sid} ServiceChannelSender",
    delete: "DELETE /v1/Services/{ServiceSid}/ChannelSenders/{Sid} -",
  },
};

const optOuts: Plan = {
  create: "POST /v1/OptOuts? OptOut",
  list: "GET /v1/OptOuts? OptOut[opt_outs]",
  get: "GET /v1/OptOuts/{Sid} OptOut",
  delete: "DELETE /v1/OptOuts/{Sid} -",
  imports: {
    create: "POST:text/csv /v1/OptOuts/Imports? OptOutImport",
    list: "GET /v1/OptOuts/Imports? OptOutImport[imports]",
    get: "GET /v1/OptOuts/Imports/{Sid} OptOutImport",
  },
};

const optOutSettings: Plan = {
  get: "GET /v1/OptOutSettings/{ServiceSid} OptOutSettings",
  update: ["POST:json /v1/OptOutSettings/{ServiceSid}? OptOutSettings", { language: "Language", stopKeywords: "StopKeywords", stopReply: "StopReply", startKeywords: "StartKeywords", startReply: "StartReply", helpKeywords: "HelpKeywords", helpReply: "HelpReply", countries: ["Countries", { country: "Country", language: "Language", stopKeywords: "StopKeywords", stopReply: "StopReply", startKeywords: "StartKeywords", startReply: "StartReply", helpKeywords: "HelpKeywords", helpReply: "HelpReply" }] }],
  delete: "DELETE /v1/OptOutSettings/{ServiceSid} -",
};

const contents: Plan = {
  create: ["POST:json /v1/Content? Content", { friendlyName: "friendly_name" }],
  list: "GET /v1/Content? Content[contents]",
  get: "GET /v1/Content/{ContentSid} Content",
  update: ["PUT:json /v1/Content/{ContentSid}? Content", { friendlyName: "friendly_name" }],
  delete: "DELETE /v1/Content/{ContentSid} -",
  withApprovals: "GET /v1/ContentAndApprovals? ContentAndApprovals[contents]",
  legacy: "GET /v1/LegacyContent? LegacyContent[contents]",
  approvals: {
    create: ["POST:json /v1/Content/{ContentSid}/ApprovalRequests/whatsapp? ContentApproval", { allowCategoryChange: "allow_category_change", sendTtlSeconds: "send_ttl_seconds" }],
    get: "GET /v1/Content/{ContentSid}/ApprovalRequests ContentApprovalRequests",
  },
};

const lookup: Plan = {
  get: "GET /v2/PhoneNumbers/{PhoneNumber}? Lookup",
  batch: ["POST:json /v2/batch/query? LookupBatch", { phoneNumbers: ["phone_numbers", { correlationId: "correlation_id", phoneNumber: "phone_number", countryCode: "country_code", identityMatch: "identity_match", reassignedNumber: ["reassigned_number", { lastVerifiedDate: "last_verified_date" }] }] }],
  overrides: {
    create: ["POST:json /v2/PhoneNumbers/{PhoneNumber}/Overrides/{Field}? LineTypeOverride", { lineType: "line_type" }],
    get: "GET /v2/PhoneNumbers/{PhoneNumber}/Overrides/{Field} LineTypeOverride",
    update: ["PUT:json /v2/PhoneNumbers/{PhoneNumber}/Overrides/{Field}? LineTypeOverride", { lineType: "line_type" }],
    delete: "DELETE /v2/PhoneNumbers/{PhoneNumber}/Overrides/{Field} -",
  },
};

const account: Plan = {
  get: "GET @.json Account",
  update: "POST @.json? Account",
};

const accounts: Plan = {
  create: "POST /2010-04-01/Accounts.json? Account",
  list: "GET /2010-04-01/Accounts.json? Account[accounts]",
  get: "GET /2010-04-01/Accounts/{AccountSid}.json Account",
  update: "POST /2010-04-01/Accounts/{AccountSid}.json? Account",
  suspend: "POST /2010-04-01/Accounts/{AccountSid}.json Account status=suspended",
  activate: "POST /2010-04-01/Accounts/{AccountSid}.json Account status=active",
  close: "POST /2010-04-01/Accounts/{AccountSid}.json Account status=closed",
};

const balance: Plan = {
  get: "GET @/Balance.json Balance",
};

const authTokens: Plan = {
  createSecondary: "POST /v1/AuthTokens/Secondary SecondaryAuthToken",
  deleteSecondary: "DELETE /v1/AuthTokens/Secondary -",
  promote: "POST /v1/AuthTokens/Promote PromotedAuthToken",
};

const keys: Plan = {
  create: "POST @/Keys.json? NewKey",
  list: "GET @/Keys.json? Key[keys]",
  get: "GET @/Keys/{Sid}.json Key",
  update: "POST @/Keys/{Sid}.json? Key",
  delete: "DELETE @/Keys/{Sid}.json -",
};

const signingKeys: Plan = {
  create: "POST @/SigningKeys.json? NewKey",
  list: "GET @/SigningKeys.json? Key[signing_keys]",
  get: "GET @/SigningKeys/{Sid}.json Key",
  update: "POST @/SigningKeys/{Sid}.json? Key",
  delete: "DELETE @/SigningKeys/{Sid}.json -",
};

const iamKeys: Plan = {
  create: "POST /v1/Keys? NewIamKey accountSid=@",
  list: "GET /v1/Keys? ListedIamKey[keys] accountSid=@",
  get: "GET /v1/Keys/{Sid} IamKey",
  update: "POST /v1/Keys/{Sid}? IamKey",
  delete: "DELETE /v1/Keys/{Sid} -",
};

const testCredentials: Plan = {
  get: "GET /v1/TestCredentials TestCredentials",
  create: "POST /v1/TestCredentials TestCredentials",
};

const shortCodes: Plan = {
  list: "GET @/SMS/ShortCodes.json? ShortCode[short_codes]",
  get: "GET @/SMS/ShortCodes/{Sid}.json ShortCode",
  update: "POST @/SMS/ShortCodes/{Sid}.json? ShortCode",
};

const callerIds: Plan = {
  create: "POST @/OutgoingCallerIds.json? ValidationRequest",
  list: "GET @/OutgoingCallerIds.json? CallerId[outgoing_caller_ids]",
  get: "GET @/OutgoingCallerIds/{Sid}.json CallerId",
  update: "POST @/OutgoingCallerIds/{Sid}.json? CallerId",
  delete: "DELETE @/OutgoingCallerIds/{Sid}.json -",
};

const applications: Plan = {
  create: "POST @/Applications.json? Application",
  list: "GET @/Applications.json? Application[applications]",
  get: "GET @/Applications/{Sid}.json Application",
  update: "POST @/Applications/{Sid}.json? Application",
  delete: "DELETE @/Applications/{Sid}.json -",
};

const usage: Plan = {
  records: "GET @/Usage/Records.json? UsageRecord[usage_records]",
  allTime: "GET @/Usage/Records/AllTime.json? UsageRecord[usage_records]",
  daily: "GET @/Usage/Records/Daily.json? UsageRecord[usage_records]",
  monthly: "GET @/Usage/Records/Monthly.json? UsageRecord[usage_records]",
  yearly: "GET @/Usage/Records/Yearly.json? UsageRecord[usage_records]",
  today: "GET @/Usage/Records/Today.json? UsageRecord[usage_records]",
  yesterday: "GET @/Usage/Records/Yesterday.json? UsageRecord[usage_records]",
  thisMonth: "GET @/Usage/Records/ThisMonth.json? UsageRecord[usage_records]",
  lastMonth: "GET @/Usage/Records/LastMonth.json? UsageRecord[usage_records]",
  calls: "GET @/Usage/Calls.json? CallCount[calls]",
  triggers: {
    create: "POST @/Usage/Triggers.json? UsageTrigger",
    list: "GET @/Usage/Triggers.json? UsageTrigger[usage_triggers]",
    get: "GET @/Usage/Triggers/{Sid}.json UsageTrigger",
    update: "POST @/Usage/Triggers/{Sid}.json? UsageTrigger",
    delete: "DELETE @/Usage/Triggers/{Sid}.json -",
  },
};

const pricing: Plan = {
  messaging: {
    list: "GET /v1/Messaging/Countries? MessagingCountry[countries]",
    get: "GET /v1/Messaging/Countries/{IsoCountry} MessagingPrices",
  },
  numbers: {
    list: "GET /v1/PhoneNumbers/Countries? PhoneNumberCountry[countries]",
    get: "GET /v1/PhoneNumbers/Countries/{IsoCountry} PhoneNumberPrices",
  },
};

const alerts: Plan = {
  list: "GET /v1/Alerts? Alert[alerts]",
  get: "GET /v1/Alerts/{Sid} AlertWithExchange",
};

const events: Plan = {
  list: "GET /v1/Events? Event[events]",
  get: "GET /v1/Events/{Sid} Event",
};

const debuggerWebhook: Plan = {
  get: "GET /v1/DebuggerWebhook DebuggerWebhook",
  update: "POST /v1/DebuggerWebhook? DebuggerWebhook",
};

const messagingSettings: Plan = {
  get: "GET /v1/MessagingSettings MessagingSettings",
  update: "POST /v1/MessagingSettings? MessagingSettings",
};

const geoPermissions: Plan = {
  get: "GET /v1/Messaging/GeoPermissions? GeoPermissions",
  update: "PATCH /v1/Messaging/GeoPermissions? GeoPermissionChanges",
};

const deactivations: Plan = {
  get: "GET /v1/Deactivations/{Day} blob",
};

const ledger: Plan = {
  verify: "GET /v1/ledger/verify LedgerReport",
};

const simulation: Plan = {
  grantShortCode: "POST /sim/v1/ShortCodes? ShortCode",
  handsets: {
    messages: "GET /sim/v1/Handsets/{E164}/Messages? HandsetMessage[messages]",
    send: "POST /sim/v1/Handsets/{E164}/Messages? HandsetMessage",
  },
  network: {
    get: "GET /sim/v1/Network Network",
    update: "POST /sim/v1/Network? Network",
  },
};
