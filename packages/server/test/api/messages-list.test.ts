// GET Messages: filters, and pages that neither lose nor repeat a message.
import { routes } from "@pennywire/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { present } from "../../src/domain/invariant.ts";
import { expectContract, expectRefusal, oneWorld, phone, secondSender, sender, type WireMessage } from "../world.ts";

const inWorld = oneWorld();
const other = "+15558675320";
const day = 86_400_000;

interface Page {
  readonly page: number;
  readonly page_size: number;
  readonly start: number;
  readonly end: number;
  readonly uri: string;
  readonly first_page_uri: string;
  readonly previous_page_uri: string | null;
  readonly next_page_uri: string | null;
  readonly messages: readonly WireMessage[];
}

/** Oldest first, as they were sent. */
const bodies = Array.from({ length: 25 }, (_, index) => `n${index}`);
let firstDay = "";
let firstMoment = 0;

beforeAll(async () => {
  const world = inWorld();
  // All of the first twenty are of one day.
  await world.advance(day + day / 2 - (Date.now() % day));
  for (const [index, Body] of bodies.entries()) {
    if (index === 20) await world.advance(2 * day);
    const { sid } = await world.send({
      Body,
      To: index % 5 === 0 ? other : phone,
      From: index === 7 ? secondSender : sender,
    });
    const { date_sent: sent } = await world.arrived(sid, "delivered");
    if (index === 0) firstMoment = Date.parse(sent ?? "");
  }
  firstDay = new Date(firstMoment).toISOString().slice(0, 10);
}, 60_000);

const list = async (query: string): Promise<Page> => {
  const path = query.startsWith("/") ? query : `/Messages.json${query}`;
  return expectContract(routes.listMessages, await inWorld().api(path)) as Page;
};
const bodiesOf = ({ messages }: Page): readonly string[] => messages.map(({ body }) => body);
const newest = bodies.toReversed();

const lastOf = (pages: readonly Page[]): Page => present(pages.at(-1), "a list has a last page");

/** All pages from this one on, by the links that the server gives. */
const walk = async (first: Page, link: "next_page_uri" | "previous_page_uri"): Promise<readonly Page[]> => {
  const pages = [first];
  for (let at = first[link]; at !== null; at = pages.at(-1)?.[link] ?? null) pages.push(await list(at));
  return pages;
};

describe("200", () => {
  it("gives everything, newest first, fifty a page when nothing is asked", async () => {
    const page = await list("");
    expect(bodiesOf(page)).toEqual(newest);
    expect(page).toMatchObject({
      page: 0,
      page_size: 50,
      start: 0,
      end: 24,
      previous_page_uri: null,
      next_page_uri: null,
    });
    for (const message of page.messages) expect(Object.keys(message)).toHaveLength(20);
  });

  it.each([
    ["PageSize=1000", 1_000],
    ["PageSize=1001", 1_000],
    ["PageSize=5000", 1_000],
    ["PageSize=1", 1],
    ["PageSize=", 50],
  ])("%s is read as %d", async (query, size) => {
    expect((await list(`?${query}`)).page_size).toBe(size);
  });

  it("goes forwards and back by its links, and every message is on exactly one page", async () => {
    const pages = await walk(await list("?PageSize=4"), "next_page_uri");
    expect(pages.flatMap(bodiesOf)).toEqual(newest);
    expect(pages.map(({ page, start, end }) => [page, start, end])).toEqual([
      [0, 0, 3],
      [1, 4, 7],
      [2, 8, 11],
      [3, 12, 15],
      [4, 16, 19],
      [5, 20, 23],
      [6, 24, 24],
    ]);
    const back = await walk(lastOf(pages), "previous_page_uri");
    expect(back.toReversed().flatMap(bodiesOf)).toEqual(newest);
    expect(new Set(pages.map(({ first_page_uri: first }) => first)).size).toBe(1);
    expect(pages[1]?.uri).toContain("PageToken=");
  });

  it("does not shift when messages come in between two pages", async () => {
    const world = inWorld();
    const first = await list("?PageSize=10");
    const { sid } = await world.send({ Body: "late" });
    await world.arrived(sid, "delivered");
    const rest = await walk(await list(first.next_page_uri ?? ""), "next_page_uri");
    expect([...bodiesOf(first), ...rest.flatMap(bodiesOf)]).toEqual(newest);
    await world.api(`/Messages/${sid}.json`, { method: "DELETE" });
  });

  it("counts pages for clients that count, and is empty past the end", async () => {
    expect(bodiesOf(await list("?PageSize=10&Page=1"))).toEqual(newest.slice(10, 20));
    const past = await list("?PageSize=10&Page=9");
    expect(past).toMatchObject({ messages: [], start: 0, end: 0, next_page_uri: null });
    const second = await list("?PageSize=10&Page=1");
    expect(bodiesOf(await list(second.previous_page_uri ?? ""))).toEqual(newest.slice(0, 10));
  });

  it.each([
    [`To=${encodeURIComponent(other)}`, (_: string, index: number) => index % 5 === 0],
    [`To=${other}`, (_: string, index: number) => index % 5 === 0],
    [`From=${encodeURIComponent(secondSender)}`, (_: string, index: number) => index === 7],
    [
      `From=${encodeURIComponent(sender)}&To=${encodeURIComponent(other)}`,
      (_: string, index: number) => index % 5 === 0,
    ],
    ["To=nobody", () => false],
  ])("filters by %s, and its links keep the filter", async (query, isMeant) => {
    const pages = await walk(await list(`?PageSize=2&${query}`), "next_page_uri");
    expect(pages.flatMap(bodiesOf)).toEqual(bodies.filter(isMeant).toReversed());
  });

  const early = (_: string, index: number): boolean => index < 20;
  const late = (_: string, index: number): boolean => index >= 20;
  it.each([
    ["a day", () => `DateSent=${firstDay}`, early],
    ["a moment of a day", () => `DateSent=${new Date(firstMoment).toISOString()}`, early],
    ["an ISO moment until", () => `DateSent%3C=${new Date(firstMoment + day).toISOString()}`, early],
    [
      "a raw operator, a day from",
      () => `DateSent>=${new Date(firstMoment + 2 * day).toISOString().slice(0, 10)}`,
      late,
    ],
    ["a day until", () => `DateSent%3C=${new Date(firstMoment + day).toISOString().slice(0, 10)}`, early],
    [
      "an RFC 2822 moment from",
      () => `DateSent%3E=${encodeURIComponent(new Date(firstMoment + day).toUTCString())}`,
      late,
    ],
    [
      "a spaced moment from",
      () =>
        `DateSent%3E=${encodeURIComponent(new Date(firstMoment + day).toISOString().slice(0, 23).replace("T", " "))}`,
      late,
    ],
    [
      "an American moment from",
      () => {
        const [year, month, date] = new Date(firstMoment + day).toISOString().slice(0, 10).split("-");
        return `DateSent%3E=${encodeURIComponent(`${month}/${date}/${year} 00:00:00 UTC`)}`;
      },
      late,
    ],
    [
      "a range",
      () =>
        `DateSent%3E=${new Date(firstMoment + day).toISOString()}&DateSent%3C=${new Date(firstMoment + 3 * day).toISOString()}`,
      late,
    ],
    ["an empty range", () => `DateSent%3E=${firstDay}T00:00:00Z&DateSent%3C=2020-01-01`, () => false],
  ])("filters by %s", async (_what, query, isMeant) => {
    const pages = await walk(await list(`?PageSize=7&${query()}`), "next_page_uri");
    expect(pages.flatMap(bodiesOf)).toEqual(bodies.filter(isMeant).toReversed());
    const back = await walk(lastOf(pages), "previous_page_uri");
    expect(back.toReversed().flatMap(bodiesOf)).toEqual(pages.flatMap(bodiesOf));
  });

  it("leaves out what was not sent yet when it is asked for a day", async () => {
    const world = inWorld();
    const { sid } = await world.send({ Body: "failed", To: "+15005554007" });
    await world.arrived(sid, "failed");
    expect(bodiesOf(await list("?DateSent%3E=2020-01-01"))).not.toContain("failed");
    await world.api(`/Messages/${sid}.json`, { method: "DELETE" });
  });
});

describe("400", () => {
  it.each([
    [20007, "PageSize", "PageSize=0"],
    [20007, "PageSize", "PageSize=-1"],
    [20007, "PageSize", "PageSize=many"],
    [20007, "PageSize", "PageSize=1.5"],
    [20400, "Page", "Page=-1"],
    [20400, "Page", "Page=x"],
    [21481, "PageToken", "PageToken=nonsense"],
    [21481, "PageToken", "PageToken=PAzzzzzzzzzzzz"],
    [21481, "PageToken", `PageToken=${"x".repeat(500)}`],
    [21481, "PageToken", "PageToken=PA1&PageToken=PA2"],
    [20400, "DateSent", "DateSent=yesterday"],
    [20400, "DateSent>", "DateSent%3E=2026-13-41"],
    [20400, "DateSent<", "DateSent%3C=2026-02-30T99:00:00Z"],
  ])("%d names %s when asked with %s", async (code, field, query) => {
    expectRefusal(await inWorld().api(`/Messages.json?${query}`), 400, code, field);
  });

  it("names the parameter in its sentence, too", async () => {
    const answer = await inWorld().api("/Messages.json?Page=-1");
    expect(answer.json).toMatchObject({ message: "Page is not usable." });
  });

  it("20006 tells who counts too far to follow the links", async () => {
    expect((await inWorld().api("/Messages.json?PageSize=1000&Page=101")).json).toMatchObject({ code: 20006 });
  });
});
