import { describe, expect, it } from "vitest";
import { accountSid, json, wireMessage, world, type Answer } from "../test/world.ts";
import { Pennywire } from "./client.ts";
import { PennywireError } from "./errors.ts";

describe("a listing", () => {
  // 5 messages in pages; each page links to the next by a path.
  const pages: Answer = ({ url }, response) => {
    const query = new URL(url, "http://x").searchParams;
    const size = Number(query.get("PageSize") ?? 2);
    const start = Number(query.get("PageToken") ?? 0);
    const all = ["SM0", "SM1", "SM2", "SM3", "SM4"].slice(start, start + size);
    const next =
      start + size < 5
        ? `/2010-04-01/Accounts/${accountSid}/Messages.json?PageSize=${size}&Page=1&PageToken=${start + size}`
        : null;
    json(response, 200, { messages: all.map(wireMessage), next_page_uri: next, page_size: size });
  };

  it("walks over all pages, and asks for each only when it is needed", async () => {
    const { client, seen } = await world(pages);
    const sids: string[] = [];
    for await (const message of client.messages.list()) sids.push(message.sid);
    expect(sids).toEqual(["SM0", "SM1", "SM2", "SM3", "SM4"]);
    expect(seen).toHaveLength(3);
    seen.length = 0;
    for await (const message of client.messages.list()) if (message.sid === "SM1") break;
    expect(seen).toHaveLength(1);
  });

  it("stops at its limit", async () => {
    const { client, seen } = await world(pages);
    expect((await client.messages.list({ limit: 3, pageSize: 2 }).toArray()).map(({ sid }) => sid)).toEqual([
      "SM0",
      "SM1",
      "SM2",
    ]);
    expect(seen).toHaveLength(2);
    expect(await client.messages.list({ limit: 4 }).toArray()).toHaveLength(4);
    expect(seen).toHaveLength(3);
    expect(await client.messages.list({ limit: 0 }).toArray()).toEqual([]);
    expect(seen).toHaveLength(3);
  });

  it("gives pages one by one", async () => {
    const { client } = await world(pages);
    const first = await client.messages.list({ pageSize: 3 }).page();
    expect([first.items.length, first.hasNext]).toEqual([3, true]);
    const second = await first.next();
    expect(second?.items.map(({ sid }) => sid)).toEqual(["SM3", "SM4"]);
    expect(await second?.next()).toBeNull();
  });

  it("filters with comparisons in the names", async () => {
    const { client, seen } = await world(pages);
    await client.messages.list({ to: "+1", dateSentAfter: new Date(0), dateSentBefore: "2026-01-01" }).page();
    const query = new URL(seen[0]?.url ?? "", "http://x").searchParams;
    expect([...query]).toEqual([
      ["To", "+1"],
      ["DateSent>", "1970-01-01T00:00:00Z"],
      ["DateSent<", "2026-01-01"],
    ]);
  });

  it("never leaves its own server, whatever the link says", async () => {
    for (const link of ["https://elsewhere.example/x", "@elsewhere.example/x", "//elsewhere.example/x"]) {
      const { client, seen } = await world((_, response, index) =>
        json(response, 200, { messages: [], next_page_uri: index === 0 ? link : null }),
      );
      const outcome: unknown = await client.messages
        .list()
        .toArray()
        .catch((error: unknown) => error);
      expect(Array.isArray(outcome) || outcome instanceof PennywireError).toBe(true);
      expect(seen.length).toBe(link.startsWith("@") ? 1 : 2);
    }
  });

  it("follows the links of the newer products, which are whole URLs, behind its own base", async () => {
    const { client, seen } = await world((_, response, index) =>
      json(response, 200, {
        services: [{ sid: `MG${index}` }],
        meta: {
          key: "services",
          next_page_url: index < 2 ? `https://elsewhere.example/v1/Services?Page=${index + 1}` : null,
        },
      }),
    );
    expect((await client.services.list({ pageSize: 1 }).toArray()).map(({ sid }) => sid)).toEqual([
      "MG0",
      "MG1",
      "MG2",
    ]);
    expect(seen.map(({ url }) => url)).toEqual([
      "/v1/Services?PageSize=1",
      "/v1/Services?Page=1",
      "/v1/Services?Page=2",
    ]);
  });

  it("finds the next page also below a base that is a path", async () => {
    const origins: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      origins.push(new Request(input).url);
      const next = origins.length === 1 ? "https://example.com/api/v1/Services?Page=1" : null;
      return Response.json({ services: [], meta: { key: "services", next_page_url: next } });
    };
    const client = new Pennywire({ baseUrl: "https://example.com/api", accountSid, authToken: "t", fetch });
    await client.services.list().toArray();
    expect(origins).toEqual(["https://example.com/api/v1/Services", "https://example.com/api/v1/Services?Page=1"]);
  });
});
