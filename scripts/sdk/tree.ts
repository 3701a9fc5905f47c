// What the SDK's client calls each operation of the API: the one thing about its methods that the contract does not
// say. Types, comments, paths and the way a call is made are read from the OpenAPI document. Every operation stands
// here or among those left out, so that nothing is forgotten.

/** A call: the operation that it makes. */
export type Leaf = string | Shortcut;

/** A call that makes an operation in a way of its own. */
export interface Shortcut {
  readonly operation: string;
  /** What it says instead of the operation's description. */
  readonly about?: string;
  /** What it always sends, by our names; then it takes no input. */
  readonly always?: Readonly<Record<string, string>>;
  /** The account is named by the caller; else it is the client's own. */
  readonly account?: "given";
}

/** What can be called of one thing, and what lies below it. */
export interface Resource {
  readonly about: string;
  readonly calls?: Readonly<Record<string, Leaf>>;
  readonly parts?: Readonly<Record<string, Resource>>;
}

const ofAccount = (operation: string): Shortcut => ({ operation, account: "given" });

const become = (status: string, about: string): Shortcut => ({
  operation: "updateAccount",
  account: "given",
  always: { status },
  about,
});

const pool = (noun: string, about: string): Resource => ({
  about,
  calls: {
    create: `createService${noun}`,
    list: `listService${noun}s`,
    get: `fetchService${noun}`,
    delete: `deleteService${noun}`,
  },
});

const ofKind = (kind: string, about: string): Resource => ({
  about,
  calls: { create: `create${kind}Number`, list: `list${kind}Numbers` },
});

const crud = (noun: string, more: Readonly<Record<string, Leaf>> = {}): Readonly<Record<string, Leaf>> => ({
  create: `create${noun}`,
  list: `list${noun}s`,
  get: `fetch${noun}`,
  update: `update${noun}`,
  delete: `delete${noun}`,
  ...more,
});

const settings = (noun: string): Readonly<Record<string, Leaf>> => ({ get: `fetch${noun}`, update: `update${noun}` });

/** The client, from the most used to the least. */
export const tree: Readonly<Record<string, Resource>> = {
  messages: {
    about: "Messages: what was sent and what came in.",
    calls: {
      ...crud("Message"),
      cancel: {
        operation: "updateMessage",
        always: { status: "canceled" },
        about: "Calls off a scheduled message. Throws ApiError 30409 when it is too late.",
      },
      redact: { operation: "updateMessage", always: { body: "" }, about: "Removes the text of a message for good." },
      feedback: "createFeedback",
      webhooks: "listWebhooks",
    },
    parts: {
      media: {
        about: "Pictures and files of messages.",
        calls: { list: "listMedia", get: "fetchMedia", bytes: "fetchMediaBytes", delete: "deleteMedia" },
      },
    },
  },
  numbers: {
    about: "The account's phone numbers: `create` buys, `update` configures and moves, `delete` gives back.",
    calls: crud("Number"),
    parts: {
      local: ofKind("Local", "Those with an area."),
      mobile: ofKind("Mobile", "Those of mobile networks."),
      tollFree: ofKind("TollFree", "Those that cost callers nothing."),
    },
  },
  availableNumbers: {
    about: "Numbers that can be bought, by country and kind.",
    calls: {
      countries: "listAvailableCountries",
      country: "fetchAvailableCountry",
      local: "searchLocal",
      mobile: "searchMobile",
      tollFree: "searchTollFree",
      national: "searchNational",
      sharedCost: "searchSharedCost",
      voip: "searchVoip",
      machineToMachine: "searchMachineToMachine",
    },
  },
  services: {
    about: "Messaging services: one name for a pool of senders, and rules for them.",
    calls: { ...crud("Service"), usecases: "listUsecases" },
    parts: {
      phoneNumbers: pool("PhoneNumber", "Phone numbers of a service's pool."),
      shortCodes: pool("ShortCode", "Short codes of a service's pool."),
      alphaSenders: pool("AlphaSender", "Names that a service sends under."),
      destinationAlphaSenders: pool("DestinationAlphaSender", "Names that a service sends under, country by country."),
      channelSenders: pool("ChannelSender", "Senders of other channels in a service's pool."),
    },
  },
  optOuts: {
    about: "Who wants no more messages from whom.",
    calls: { create: "createOptOut", list: "listOptOuts", get: "fetchOptOut", delete: "deleteOptOut" },
    parts: {
      imports: {
        about: "Files of opt-outs, read in the background; `get` tells how far one has come.",
        calls: { create: "createOptOutImport", list: "listOptOutImports", get: "fetchOptOutImport" },
      },
    },
  },
  optOutSettings: {
    about: "Keywords and replies of a messaging service.",
    calls: { ...settings("OptOutSettings"), delete: "deleteOptOutSettings" },
  },
  contents: {
    about: "Content templates.",
    calls: crud("Content", { withApprovals: "listContentAndApprovals", legacy: "listLegacyContents" }),
    parts: {
      approvals: {
        about: "Approvals of content templates.",
        calls: { create: "createApprovalRequest", get: "fetchApprovalRequests" },
      },
    },
  },
  lookup: {
    about: "What is known of a phone number.",
    calls: { get: "fetchLookup", batch: "queryLookups" },
    parts: {
      overrides: {
        about: "The account's own answers where it knows a number's line better.",
        calls: {
          create: "createLineOverride",
          get: "fetchLineOverride",
          update: "updateLineOverride",
          delete: "deleteLineOverride",
        },
      },
    },
  },
  account: { about: "The account that the client acts for.", calls: settings("Account") },
  accounts: {
    about: "The account and its subaccounts, which pay from its balance.",
    calls: {
      create: "createAccount",
      list: "listAccounts",
      get: ofAccount("fetchAccount"),
      update: ofAccount("updateAccount"),
      suspend: become("suspended", "Suspends a subaccount: its requests are refused until it is active again."),
      activate: become("active", "Ends the suspension of a subaccount."),
      close: become("closed", "Closes a subaccount for good. Its numbers are given back."),
    },
  },
  balance: { about: "What the account can spend.", calls: { get: "fetchBalance" } },
  authTokens: {
    about: "The second auth token, which takes the first one's place without a gap.",
    calls: {
      createSecondary: "createSecondaryToken",
      deleteSecondary: "deleteSecondaryToken",
      promote: "promoteSecondaryToken",
    },
  },
  keys: { about: "API keys of the account.", calls: crud("Key") },
  signingKeys: { about: "API keys under their older name.", calls: crud("SigningKey") },
  iamKeys: {
    about: "API keys of every kind: standard, main, and restricted to what their policy allows.",
    calls: crud("IamKey"),
  },
  testCredentials: {
    about: "Credentials for tests: they send nothing, charge nothing and keep nothing.",
    calls: { get: "fetchTestCredentials", create: "createTestCredentials" },
  },
  shortCodes: {
    about: "The account's short codes.",
    calls: { list: "listShortCodes", get: "fetchShortCode", update: "updateShortCode" },
  },
  callerIds: { about: "Numbers of others that the account may show.", calls: crud("CallerId") },
  applications: { about: "Webhooks under one name, for many numbers.", calls: crud("Application") },
  usage: {
    about: "What was sent, what it cost, and who called the API.",
    calls: {
      records: "listUsageRecords",
      allTime: "listUsageRecordsAllTime",
      daily: "listUsageRecordsDaily",
      monthly: "listUsageRecordsMonthly",
      yearly: "listUsageRecordsYearly",
      today: "listUsageRecordsToday",
      yesterday: "listUsageRecordsYesterday",
      thisMonth: "listUsageRecordsThisMonth",
      lastMonth: "listUsageRecordsLastMonth",
      calls: "listCallCounts",
    },
    parts: { triggers: { about: "Webhooks that are called when usage reaches a value.", calls: crud("UsageTrigger") } },
  },
  pricing: {
    about: "What things cost.",
    parts: {
      messaging: {
        about: "Prices of messages.",
        calls: { list: "listMessagingCountries", get: "fetchMessagingPrices" },
      },
      numbers: {
        about: "Prices of numbers.",
        calls: { list: "listNumberCountries", get: "fetchNumberPrices" },
      },
    },
  },
  alerts: { about: "What went wrong.", calls: { list: "listAlerts", get: "fetchAlert" } },
  events: { about: "Who changed what.", calls: { list: "listEvents", get: "fetchEvent" } },
  debuggerWebhook: { about: "The webhook that hears of every alert.", calls: settings("DebuggerWebhook") },
  messagingSettings: { about: "Rules of all messages of the account.", calls: settings("MessagingSettings") },
  geoPermissions: { about: "Countries that may be written to.", calls: settings("GeoPermissions") },
  deactivations: {
    about: "Numbers that were given back, and may soon be somebody else's.",
    calls: { get: "fetchDeactivatedNumbers" },
  },
  ledger: { about: "The books of the server.", calls: { verify: "verifyLedger" } },
  simulation: {
    about: "The simulated network.",
    calls: { grantShortCode: "grantShortCode" },
    parts: {
      handsets: {
        about: "Phones that get messages and write back.",
        calls: { messages: "listHandsetMessages", send: "sendFromHandset" },
      },
      network: { about: "The network's manners and clock.", calls: settings("Network") },
    },
  },
};

/** Operations that the client does not offer, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  fetchDeactivations: "It only says where the file is that fetchDeactivatedNumbers gives.",
};

/** Operations that name the account among their fields: the client's own when it is left out. */
export const ofOwnAccount: ReadonlySet<string> = new Set(["createIamKey", "listIamKeys"]);

/** What calls look like, where that helps. */
export const examples: Readonly<Record<string, string>> = {
  createMessage:
    'const message = await client.messages.create({ to: "+15558675310", from: "+15005550006", body: "Hello" });',
  listMessages:
    'for await (const message of client.messages.list({ to: "+15558675310", limit: 20 })) console.log(message.body);',
  updateNumber: 'await client.numbers.update(number.sid, { smsUrl: "https://example.com/sms" });',
  searchLocal: 'const [number] = await client.availableNumbers.local("US", { areaCode: 415, limit: 1 }).toArray();',
  createOptOutImport:
    'const begun = await client.optOuts.imports.create("phone_number\\n+15558675310\\n", { scope: service.sid });',
  createIamKey:
    'await client.iamKeys.create({ keyType: "restricted", policy: { allow: ["/twilio/messaging/messages/create"] } });',
  fetchMediaBytes: "const picture = await client.messages.media.bytes(message.sid, media.sid);",
  sendFromHandset: 'await client.simulation.handsets.send("+15558675310", { to: "+15005550006", body: "Hi" });',
};
