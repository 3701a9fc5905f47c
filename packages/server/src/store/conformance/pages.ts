// Lists of messages: newest first, page by page, with nothing lost or shown twice.
import { describe, expect, it } from "vitest";
import { aMessage, anyMessage, epoch, ordinal } from "../../../test/builders.ts";
import type { Message } from "../../domain/messages/message.ts";
import type { MessageCursor, MessageFilter } from "../message-reads.ts";
import type { Store } from "../store.ts";
import { expectKept, openedOnce, type Open } from "./opened.ts";

const all: MessageFilter = anyMessage;

const insert = async (store: Store, ...given: readonly Partial<Message>[]): Promise<readonly Message[]> => {
  const messages = given.map((each) => aMessage(each));
  await expectKept(store, ...messages.map((message) => ({ kind: "insert message", message }) as const));
  return messages;
};

/** So many of one account, the oldest first. */
const insertMany = async (store: Store, count: number, given: Partial<Message> = {}): Promise<readonly Message[]> => {
  const accountId = ordinal();
  return insert(store, ...Array.from({ length: count }, () => ({ accountId, ...given })));
};

const sidsOf = (messages: readonly Message[]): readonly string[] => messages.map(({ sid }) => sid);

/** Reads every page, the first one first; `between` happens after each. */
const readAll = async (
  store: Store,
  accountId: number,
  filter: MessageFilter,
  size: number,
  between: () => Promise<unknown> = async () => {},
): Promise<readonly (readonly string[])[]> => {
  const pages: (readonly string[])[] = [];
  let cursor: MessageCursor | null = null;
  do {
    const page = await store.read.messages.page(accountId, filter, size, cursor, 0);
    pages.push(sidsOf(page.messages));
    cursor = page.next;
    await between();
  } while (cursor !== null);
  return pages;
};

export const describePages = (open: Open): void => {
  describe("a list of messages", () => {
    const opened = openedOnce(open);

    it("is empty, and has no other pages, where there is nothing", async () => {
      const page = await opened().store.read.messages.page(ordinal(), all, 10, null, 0);
      expect(page).toEqual({ messages: [], next: null, previous: null });
    });

    it("shows an account its own messages, whole, the newest first", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 3);
      await insertMany(store, 2);
      const {
        messages: shown,
        next,
        previous,
      } = await store.read.messages.page(messages[0]?.accountId ?? 0, all, 3, null, 0);
      expect(shown).toEqual(messages.toReversed());
      expect({ next, previous }).toEqual({ next: null, previous: null });
    });

    it("is cut into pages that hold each message once", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 10);
      const pages = await readAll(store, messages[0]?.accountId ?? 0, all, 4);
      expect(pages.map(({ length }) => length)).toEqual([4, 4, 2]);
      expect(pages.flat()).toEqual(sidsOf(messages.toReversed()));
    });

    it("loses and doubles nothing while new messages come in", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 9);
      const accountId = messages[0]?.accountId ?? 0;
      const pages = await readAll(store, accountId, all, 2, async () => insert(store, { accountId }, { accountId }));
      expect(pages.flat()).toEqual(sidsOf(messages.toReversed()));
    });

    it("can be read backwards from any page to the first", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 7);
      const accountId = messages[0]?.accountId ?? 0;
      const forward = await readAll(store, accountId, all, 2);
      const third = await store.read.messages.page(accountId, all, 2, null, 4);
      const second = await store.read.messages.page(accountId, all, 2, third.previous, 0);
      expect(sidsOf(second.messages)).toEqual(forward[1]);
      const first = await store.read.messages.page(accountId, all, 2, second.previous, 0);
      expect(sidsOf(first.messages)).toEqual(forward[0]);
      expect(first.previous).toBeNull();
      const again = await store.read.messages.page(accountId, all, 2, first.next, 0);
      expect(sidsOf(again.messages)).toEqual(forward[1]);
    });

    it("read backwards shows what has come in at its beginning", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 4);
      const accountId = messages[0]?.accountId ?? 0;
      const second = await store.read.messages.page(accountId, all, 2, null, 2);
      const added = await insert(store, { accountId });
      const first = await store.read.messages.page(accountId, all, 2, second.previous, 0);
      expect(sidsOf(first.messages)).toEqual(sidsOf(messages.slice(2).toReversed()));
      const before = await store.read.messages.page(accountId, all, 2, first.previous, 0);
      expect(sidsOf(before.messages)).toEqual(sidsOf(added));
    });

    it("can be entered at a page by its number", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 5);
      const page = await store.read.messages.page(messages[0]?.accountId ?? 0, all, 2, null, 4);
      expect(sidsOf(page.messages)).toEqual(sidsOf(messages.slice(0, 1)));
      expect(page.next).toBeNull();
      expect(page.previous).not.toBeNull();
    });

    it("is narrowed by both numbers", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const [a, b, c] = await insert(
        store,
        { accountId, from: "+1", to: "+2" },
        { accountId, from: "+1", to: "+3" },
        { accountId, from: "+4", to: "+2" },
      );
      const sids = async (filter: Partial<MessageFilter>): Promise<readonly string[]> =>
        (await readAll(store, accountId, { ...all, ...filter }, 1)).flat();
      expect(await sids({ to: "+2" })).toEqual([c?.sid, a?.sid]);
      expect(await sids({ from: "+1" })).toEqual([b?.sid, a?.sid]);
      expect(await sids({ from: "+1", to: "+2" })).toEqual([a?.sid]);
      expect(await sids({ from: "+9" })).toEqual([]);
    });

    it("by the time of sending is ordered by it, both ends included, and leaves out what was not sent", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const sent = await insert(store, ...[30, 10, 20, 20, 40, 20].map((sentAt) => ({ accountId, sentAt })), {
        accountId,
        sentAt: null,
      });
      const sids = async (sentFrom: number | null, sentUntil: number | null): Promise<readonly string[]> =>
        (await readAll(store, accountId, { ...all, sentFrom, sentUntil }, 2)).flat();
      const at = (...indexes: readonly number[]): readonly (string | undefined)[] =>
        indexes.map((index) => sent[index]?.sid);
      expect(await sids(10, 40)).toEqual(at(4, 0, 5, 3, 2, 1));
      expect(await sids(20, 30)).toEqual(at(0, 5, 3, 2));
      expect(await sids(null, 20)).toEqual(at(5, 3, 2, 1));
      expect(await sids(31, null)).toEqual(at(4));
      expect(await sids(20, 20)).toEqual(at(5, 3, 2));
      const last = await store.read.messages.page(accountId, { ...all, sentFrom: 0 }, 2, null, 4);
      const middle = await store.read.messages.page(accountId, { ...all, sentFrom: 0 }, 2, last.previous, 0);
      expect(sidsOf(middle.messages)).toEqual(at(5, 3));
    });

    it("does not show what was deleted", async () => {
      const { store } = opened();
      const messages = await insertMany(store, 3);
      const [first, second, third] = messages;
      await expectKept(store, { kind: "delete message", sid: second?.sid ?? "", version: 1, at: epoch });
      const pages = await readAll(store, first?.accountId ?? 0, all, 1);
      expect(pages.flat()).toEqual([third?.sid, first?.sid]);
    });
  });
};
