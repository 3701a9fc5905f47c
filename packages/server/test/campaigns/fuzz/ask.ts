// Plain requests of the campaign itself, besides the generated ones: to make what they are about, and to look at it.
import { request, type Agent } from "undici";
import type { Credentials, Reply } from "../client.ts";

export interface Asked {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly csv?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Ask = (as: Credentials, path: string, asked?: Asked) => Promise<Reply>;

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

export const createAsk =
  (baseUrl: string, agent: Agent): Ask =>
  async ({ user, password }, path, asked = {}) => {
    const [type, body] = contentOf(asked);
    const answer = await request(`${baseUrl}${path}`, {
      method: asked.method ?? (body === null ? "GET" : "POST"),
      body,
      headers: {
        authorization: basic(user, password),
        ...(type === null ? {} : { "content-type": type }),
        ...asked.headers,
      },
      dispatcher: agent,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  };

const contentOf = ({ form, json, csv }: Asked): readonly [type: string | null, body: string | null] => {
  if (form !== undefined) return ["application/x-www-form-urlencoded", new URLSearchParams(form).toString()];
  if (json !== undefined) return ["application/json", JSON.stringify(json)];
  return csv === undefined ? [null, null] : ["text/csv", csv];
};

/** The named texts of a good answer; anything else than a good answer is an error of the campaign. */
export const textsOf = (reply: Reply): Readonly<Record<string, string>> => {
  if (reply.status > 299) throw new Error(`the campaign itself is answered ${reply.status}: ${reply.text}`);
  const json: unknown = JSON.parse(reply.text);
  return Object.fromEntries(
    Object.entries(json ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
};
