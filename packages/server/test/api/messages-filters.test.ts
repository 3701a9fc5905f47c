// The filters of the message list that Twilio does not have: by status, direction, error code, service and text.
import { routes } from "@pennywire/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { lookedAtMax } from "../../src/store/message-reads.ts";
import { aMessage } from "../builders.ts";
import { openService } from "../messaging-service.ts";
import { describeInOneWorld, expectContract, expectRefusal, oneWorld, phone, type WireMessage } from "../world.ts";

interface Page {
  readonly messages: readonly WireMessage[];
  readonly next_page_uri: string | null;
  readonly previous_page_uri: string | null;
}

describeInOneWorld("GET Messages, filtered", (inWorld) => {
  let service = "";
  const sids: Record<string, string> = {};

  beforeAll(async () => {
    const world = inWorld();
    service = await openService(world);
    const through = await world.api("/Messages.json", {
      form: { To: phone, MessagingServiceSid: service, Body: "By SERVICE: 50%_off!" },
    });
    sids["service"] = (through.json as WireMessage).sid;
    sids["plain"] = (await world.send({ Body: "A plain one. Größe 43" })).sid;
    sids["failed"] = (await world.send({ Body: "fails", To: "+15005554007" })).sid;
    sids["lost"] = (await world.send({ Body: "is lost", To: "+15005553003" })).sid;
    await world.arrived(sids["service"], "delivered");
    await world.arrived(sids["plain"], "delivered");
    await world.arrived(sids["failed"], "failed");
    await world.arrived(sids["lost"], "undelivered");
    await world.text("+15558675301", "From a phone");
    await world.until("the text", async () => (await found("Direction=inbound")).length === 1);
  });

  const list = async (path: string): Promise<Page> =>
    expectContract(routes.listMessages, await inWorld().api(path)) as Page;
  /** Bodies on all pages, newest first. */
  const found = async (query: string): Promise<readonly string[]> => {
    const bodies: string[] = [];
    for (let at: string | null = `/Messages.json?${query}`; at !== null;) {
      const page: Page = await list(at);
      bodies.push(...page.messages.map(({ body }) => body));
      at = page.next_page_uri;
    }
    return bodies;
  };

  it.each([
    ["Status=delivered", ["A plain one. Größe 43", "By SERVICE: 50%_off!"]],
    ["Status=failed", ["fails"]],
    ["Status=partially_delivered", []],
    ["ErrorCode=30007", ["fails"]],
    ["ErrorCode=30003", ["is lost"]],
    ["ErrorCode=30004", []],
    ["Direction=inbound", ["From a phone"]],
    ["Direction=outbound-call", []],
    ["Body=PLAIN", ["A plain one. Größe 43"]],
    [`Body=${encodeURIComponent("Größe")}`, ["A plain one. Größe 43"]],
    [`Body=${encodeURIComponent("50%_off!")}`, ["By SERVICE: 50%_off!"]],
    [`Body=${encodeURIComponent("5_%")}`, []],
    ["Body=one&Status=failed", []],
    [`To=${encodeURIComponent("+15005554007")}&Status=failed`, ["fails"]],
    [`To=${encodeURIComponent("+15005554007")}&ErrorCode=30003`, []],
    ["Status=&Body=fails", ["fails"]],
  ])("%s", async (query, expected) => {
    expect(await found(`PageSize=1&${query}`)).toEqual(expected);
  });

  it("finds what went through a service, and nothing of another account's", async () => {
    expect(await found(`MessagingServiceSid=${service}`)).toEqual(["From a phone", "By SERVICE: 50%_off!"]);
    expect(await found(`MessagingServiceSid=${service}&Direction=outbound-api`)).toEqual(["By SERVICE: 50%_off!"]);
    const stranger = await inWorld().openTenant();
    const answer = await inWorld().api(`/Messages.json?MessagingServiceSid=${service}`, { as: stranger });
    expect(answer.json).toMatchObject({ messages: [] });
  });

  it("keeps its filters in its links, forwards and back", async () => {
    const first = await list("/Messages.json?PageSize=1&Status=delivered");
    expect(first.previous_page_uri).toBeNull();
    const second = await list(first.next_page_uri ?? "");
    expect(second.messages.map(({ sid }) => sid)).toEqual([sids["service"]]);
    const back = await list(second.previous_page_uri ?? "");
    expect(back.messages.map(({ sid }) => sid)).toEqual([sids["plain"]]);
  });

  it.each([
    ["Status", "gone"],
    ["Direction", "sideways"],
    ["ErrorCode", "many"],
    ["ErrorCode", "0"],
    ["Body", "x".repeat(1_601)],
  ])("refuses %s=%s", async (field, value) => {
    expectRefusal(await inWorld().api(`/Messages.json?${field}=${value}`), 400, 20400, field);
  });
});

describe("a search in more messages than a page looks at", () => {
  const inWorld = oneWorld();
  const count = 2 * lookedAtMax + 10;

  it("goes on by its links, over pages that may be empty, and finds all there is, both ways", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    const { store } = world.app().deps;
    const marked = new Set([3, 4, lookedAtMax + 100, count - 2]);
    const writes = Array.from({ length: count }, (_, index) => ({
      kind: "insert message" as const,
      message: aMessage({
        accountId: tenant.id,
        body: marked.has(index) ? `needle ${index}` : "hay",
        status: "delivered",
        work: null,
        dueAt: null,
        rateId: null,
        price: null,
        sentAt: 1_790_000_000_000 + index,
      }),
    }));
    for (let at = 0; at < count; at += 5_000) await store.commit(writes.slice(at, at + 5_000));
    const expected = [...marked].toSorted((one, other) => other - one).map((index) => `needle ${index}`);
    for (const query of ["Body=needle", "Body=needle&DateSent%3E=2020-01-01"]) {
      const pages: Page[] = [];
      const follow = async (from: string, link: "next_page_uri" | "previous_page_uri"): Promise<readonly string[]> => {
        pages.length = 0;
        for (let at: string | null = from; at !== null; at = pages.at(-1)?.[link] ?? null) {
          pages.push((await world.api(at, { as: tenant })).json as Page);
        }
        return pages.flatMap(({ messages }) => messages.map(({ body }) => body));
      };
      expect(await follow(`/Messages.json?PageSize=2&${query}`, "next_page_uri")).toEqual(expected);
      expect(pages.length).toBeGreaterThan(2);
      const last = pages.at(-1)?.previous_page_uri ?? "";
      const onLast = pages.at(-1)?.messages.map(({ body }) => body) ?? [];
      const back = await follow(last, "previous_page_uri");
      expect(pages.toReversed().flatMap(({ messages }) => messages.map(({ body }) => body))).toEqual(
        expected.filter((body) => !onLast.includes(body)),
      );
      expect(back.length + onLast.length).toBe(expected.length);
    }
  });
});
