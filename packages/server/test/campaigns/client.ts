// A plain client of the API: real sockets, no retries, nothing clever between the campaign and the server.
import { Agent, request } from "undici";
import { message } from "@pennywire/contract";
import { z } from "zod";

export interface Credentials {
  /** An account's SID, or a key's. */
  readonly user: string;
  readonly password: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export type Form = Readonly<Record<string, string>>;

export interface Client {
  /** A text is a body of JSON. Throws when no answer came: then nobody knows whether the request had its effect. */
  call(method: "GET" | "POST" | "DELETE", path: string, body?: Form | string, headers?: Form): Promise<Reply>;
  /** The path of something that belongs to the account. */
  path(rest: string): string;
  close(): Promise<void>;
}

/** A request is given up after so long, in milliseconds: a server that hangs is a finding. */
const answerMaxMs = 20_000;

export const firstCredentials: Credentials = { user: `AC${"5eed".repeat(8)}`, password: "campaignscampaignscampaigns" };

export const createClient = (baseUrl: string, credentials: Credentials, connections: number): Client => {
  const agent = new Agent({ connections, headersTimeout: answerMaxMs, bodyTimeout: answerMaxMs });
  const authorization = `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString("base64")}`;
  return {
    call: async (method, path, given = {}, headers = {}) => {
      const encoded = typeof given === "string" ? given : new URLSearchParams(given).toString();
      const body = method === "POST" ? encoded : null;
      const contentType = typeof given === "string" ? "application/json" : "application/x-www-form-urlencoded";
      const type = body === null ? {} : { "content-type": contentType };
      const answer = await request(`${baseUrl}${path}`, {
        method,
        body,
        headers: { authorization, ...type, ...headers },
        dispatcher: agent,
      });
      return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
    },
    path: (rest) => `/2010-04-01/Accounts/${credentials.user}${rest}`,
    close: async () => agent.destroy(),
  };
};

export type WireMessage = z.infer<typeof message>;

export const readMessage = (text: string): WireMessage => message.parse(JSON.parse(text));

const messagePage = z.object({ messages: z.array(message), next_page_uri: z.string().nullable() });

/** Every message of the account, or of another one that the caller may read, newest first, as its list tells. */
export const listMessages = async (
  client: Client,
  account: string = client.path(""),
): Promise<readonly WireMessage[]> => {
  const all: WireMessage[] = [];
  let next: string | null = `${account}/Messages.json?PageSize=1000`;
  while (next !== null) {
    const reply: Reply = await client.call("GET", next);
    if (reply.status !== 200) throw new Error(`the list of messages answers ${reply.status}: ${reply.text}`);
    const page: z.infer<typeof messagePage> = messagePage.parse(JSON.parse(reply.text));
    all.push(...page.messages);
    next = page.next_page_uri;
  }
  return all;
};

const ledgerReport = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ id: z.string(), promise: z.string(), problems: z.array(z.string()) })),
});

/** What the books say against themselves; empty when they are in order. */
export const bookProblems = async (client: Client): Promise<readonly string[]> => {
  const reply = await client.call("GET", "/v1/ledger/verify");
  if (reply.status !== 200) return [`the ledger's check answers ${reply.status}: ${reply.text}`];
  const { ok, checks } = ledgerReport.parse(JSON.parse(reply.text));
  const problems = checks.flatMap(({ id, problems: found }) => found.map((problem) => `books, ${id}: ${problem}`));
  return ok || problems.length > 0 ? problems : ["books: not ok, and no problem is named"];
};

/** What can be spent, as the decimal text of the API. */
export const readBalance = async (client: Client): Promise<string> => {
  const reply = await client.call("GET", client.path("/Balance.json"));
  return z.object({ balance: z.string() }).parse(JSON.parse(reply.text)).balance;
};

const micro = 1_000_000;

/** An amount of the API in millionths; exact, because six digits are all there are. */
export const microsOf = (decimal: string | null): number => Math.round(Number(decimal ?? "0") * micro);
