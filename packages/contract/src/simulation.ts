// The simulated network's own API: handsets that keep what they get and can write back, and the
// network's manners and clock. Answers are camelCase, because no Twilio client reads them.
import { z } from "zod";
import { isoDateTime, sid } from "./fields.ts";
import { decimal, list, needed, text, whole } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

/** A receipt comes a day after its message at most. */
export const delayMaxMs = 86_400_000;

/** A carrier answers within half a minute: well before the message would be handed over a second time. */
const acceptDelayMaxMs = 30_000;

/** One request moves the clock a year at most. */
export const advanceMaxMs = 31_536_000_000;

const seedMax = 4_294_967_295;

const handsetMessage = z
  .object({
    sid: sid("SM|MM", "the message"),
    direction: z.enum(["received", "sent"]).describe("As the handset sees it."),
    from: z.string().describe("Who sent it."),
    to: z.string().describe("Who it was sent to."),
    body: z.string().describe("The text."),
    media: z.array(z.string()).describe("URLs of its media."),
    at: isoDateTime("When the handset got or sent it."),
  })
  .meta({ id: "HandsetMessage", description: "A message as a simulated handset keeps it." });

const handsetMessages = z
  .object({ messages: z.array(handsetMessage).describe("Newest first.") })
  .meta({ id: "HandsetMessages", description: "What a handset got and sent." });

const delay = (description: string) =>
  z
    .object({
      min: z.number().describe("At least, in milliseconds."),
      max: z.number().describe("At most, in milliseconds."),
    })
    .describe(description);

const network = z
  .object({
    profile: z
      .object({
        seed: z
          .int()
          .describe("What the network's chance is drawn from; the same seed and traffic give the same outcomes."),
        delayMs: delay("How long it takes to accept a message."),
        receiptDelayMs: delay("How long after that the receipt comes."),
        failureRate: z.number().describe("Share of ordinary messages that fail, 0 to 1."),
      })
      .meta({ id: "NetworkProfile", description: "The network's manners." }),
    clock: z
      .object({
        now: isoDateTime("What time it is here."),
        offsetMs: z.number().describe("How far ahead of real time, in milliseconds."),
      })
      .meta({ id: "NetworkClock", description: "The clock, which tests can move forward." }),
  })
  .meta({ id: "Network", description: "The simulated network." });

const place = { product: "pennywire", root: "", suffix: "", tag: "Simulation" } as const;
const handsetPath = z.object({
  E164: z.string().describe("The handset's number in E.164.").meta({ example: "+15558675310" }),
});

export const listHandsetMessages = defineRoute({
  ...place,
  id: "listHandsetMessages",
  method: "get",
  path: "/sim/v1/Handsets/{E164}/Messages",
  summary: "Read a handset",
  description: "What a simulated handset got from and sent to this account, newest first.",
  params: handsetPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: handsetMessages },
  refusals: [21211],
});

export const sendFromHandset = defineRoute({
  ...place,
  id: "sendFromHandset",
  method: "post",
  path: "/sim/v1/Handsets/{E164}/Messages",
  summary: "Text from a handset",
  description: "The handset texts one of the account's numbers. From here on it is inbound traffic like any other.",
  params: handsetPath,
  query: nothing,
  body: z.object({
    To: needed(21604).describe("The account's number that gets it, in E.164."),
    Body: text(20400).describe("The text."),
    MediaUrl: list(21620).describe("URLs of media. In a form the name repeats."),
  }),
  success: { status: 201, schema: handsetMessage },
  refusals: [21604, 21602, 21211, 21212, 21617, 21620, 21623],
});

export const fetchNetwork = defineRoute({
  ...place,
  id: "fetchNetwork",
  method: "get",
  path: "/sim/v1/Network",
  summary: "Read the network",
  description: "The simulated network's manners and clock.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: network },
  refusals: [],
});

export const updateNetwork = defineRoute({
  ...place,
  id: "updateNetwork",
  method: "post",
  path: "/sim/v1/Network",
  summary: "Change the network",
  description: "Changes what is given and leaves the rest. AdvanceMs moves the clock forward.",
  params: nothing,
  query: nothing,
  body: z.object({
    Seed: whole(20400, 0, seedMax).describe("A new seed."),
    AcceptDelayMs: whole(20400, 0, acceptDelayMaxMs).describe(
      "How long it takes to accept a message, in milliseconds.",
    ),
    ReceiptDelayMs: whole(20400, 0, delayMaxMs).describe("How long after that the receipt comes, in milliseconds."),
    FailurePercent: decimal(20400, 0, 100).describe("How many of a hundred ordinary messages fail."),
    AdvanceMs: whole(20400, 0, advanceMaxMs).describe("How far to move the clock forward, in milliseconds."),
  }),
  success: { status: 200, schema: network },
  refusals: [20400],
});
