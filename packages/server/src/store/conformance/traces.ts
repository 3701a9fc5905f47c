// Alerts, audit events and conversations: what is found, what is forgotten, and what a counter refuses.
import { describe, expect, it } from "vitest";
import { aCallback, anExchange, epoch } from "../../../test/builders.ts";
import type { Alert } from "../../domain/alerts/alert.ts";
import type { AuditEvent } from "../../domain/audit/event.ts";
import {
  fingerprintOf,
  heardMax,
  looksAutomatic,
  repliesPerWindowMax,
  repliesWindowMs,
} from "../../domain/replies/conversation.ts";
import { sidOf } from "../../domain/sid.ts";
import type { ConversationWrite } from "../conversations.ts";
import { expectKept, expectRefused, openedOnce, type Open } from "./opened.ts";

const random = "0123456789abcdef0123";

const anAlert = (at: number, given: Partial<Alert> = {}): Alert => ({
  sid: sidOf("NO", at, random),
  accountId: 1,
  resourceSid: "SM1",
  serviceSid: null,
  errorCode: 11_200,
  logLevel: "error",
  text: "The server answered 500.",
  request: {
    url: "https://example.com/sms",
    method: "POST",
    variables: [["Body", "personal"]],
    headers: {},
    status: 500,
    responseBody: "personal",
    responseHeaders: {},
  },
  ...given,
});

const anEvent = (at: number, given: Partial<AuditEvent> = {}): AuditEvent => ({
  sid: sidOf("AE", at, random),
  accountId: 1,
  actorSid: "AC1",
  type: "key.created",
  resourceSid: "SK1",
  resourceType: "key",
  sourceIp: "192.0.2.1",
  parameters: ["FriendlyName"],
  ...given,
});

const everything = { size: 100, offset: 0, after: null, before: null };
const any = { logLevel: null, from: null, until: null };
const anybody = { actorSid: null, type: null, resourceSid: null, sourceIp: null, from: null, until: null };

export const describeTraces = (open: Open): void => {
  describe("alerts", () => {
    const opened = openedOnce(open);

    it("come back whole, newest first, by level and time, with a page's neighbours", async () => {
      const { store } = opened();
      const alerts = [anAlert(epoch), anAlert(epoch + 1, { logLevel: "warning", request: null }), anAlert(epoch + 2)];
      const [first, second, third] = alerts;
      await expectKept(store, ...alerts.map((alert) => ({ kind: "raise alert", alert }) as const));
      const { list, find } = store.read.alerts;
      expect(await list(1, any, everything)).toEqual(alerts.toReversed());
      expect(await list(1, { ...any, logLevel: "warning" }, everything)).toEqual([second]);
      expect(await list(1, { ...any, from: epoch + 1, until: epoch + 1 }, everything)).toEqual([second]);
      expect(await list(1, any, { ...everything, after: third?.sid ?? "" })).toEqual([second, first]);
      expect(await list(1, any, { ...everything, before: first?.sid ?? "", size: 1 })).toEqual([second]);
      expect(await list(2, any, everything)).toEqual([]);
      expect(await find(1, first?.sid ?? "")).toEqual(first);
      expect(await find(2, first?.sid ?? "")).toBeNull();
    });

    it("that are older than a moment are forgotten, and no others", async () => {
      const { store } = opened();
      const { alerts } = store.read;
      expect(await alerts.anyBefore(epoch)).toBe(false);
      expect(await alerts.anyBefore(epoch + 1)).toBe(true);
      await expectKept(store, { kind: "forget alerts", before: epoch + 1 });
      expect(await alerts.anyBefore(epoch + 1)).toBe(false);
      expect(await alerts.list(1, any, everything)).toHaveLength(2);
    });

    it("lose the text with the message's records, and the debugger's webhook is not told of it any more", async () => {
      const { store } = opened();
      const about = { messageSid: "SM9", accountId: 9 };
      const waiting = aCallback({ ...about, purpose: "debugger", form: [["Payload", "personal"]] });
      const status = aCallback(about);
      const alert = anAlert(epoch, { accountId: 9, resourceSid: "SM9" });
      await expectKept(
        store,
        { kind: "raise alert", alert },
        { kind: "log exchange", exchange: anExchange(about) },
        { kind: "owe callback", callback: waiting },
        { kind: "owe callback", callback: status },
        { kind: "empty exchanges", messageSid: "SM9" },
      );
      expect(await store.read.alerts.find(9, alert.sid)).toEqual({ ...alert, request: null });
      expect(await store.read.callbacks.exchanges(9, "SM9")).toMatchObject([{ form: [], answer: "" }]);
      expect(await store.read.callbacks.ofMessage(9, "SM9")).toEqual([
        { ...waiting, form: [], state: "parked", dueAt: null },
        status,
      ]);
    });

    it("have one webhook of an account, which is set anew", async () => {
      const { store } = opened();
      expect(await store.read.alerts.debuggerWebhook(1)).toBeNull();
      for (const url of ["https://example.com/a", "https://example.com/b"]) {
        const webhook = { accountId: 1, url, updatedAt: epoch };
        await expectKept(store, { kind: "put debugger webhook", webhook });
        expect(await store.read.alerts.debuggerWebhook(1)).toEqual(webhook);
      }
    });
  });

  describe("audit events", () => {
    const opened = openedOnce(open);

    it("come back whole, newest first, by every filter, until they are forgotten", async () => {
      const { store } = opened();
      const events = [
        anEvent(epoch, { sourceIp: null }),
        anEvent(epoch + 1, { actorSid: "SK2", type: "key.deleted", resourceSid: "SK3" }),
      ];
      const [first, second] = events;
      await expectKept(store, ...events.map((event) => ({ kind: "record event", event }) as const));
      const { list, find, anyBefore } = store.read.events;
      expect(await list(1, anybody, everything)).toEqual([second, first]);
      const filters = [
        { actorSid: "SK2" },
        { type: "key.deleted" },
        { resourceSid: "SK3" },
        { sourceIp: "192.0.2.1" },
        { from: epoch + 1 },
      ];
      for (const filter of filters) expect(await list(1, { ...anybody, ...filter }, everything)).toEqual([second]);
      expect(await find(2, first?.sid ?? "")).toBeNull();
      await expectKept(store, { kind: "forget events", before: epoch + 1 });
      expect(await anyBefore(epoch + 1)).toBe(false);
      expect(await list(1, anybody, everything)).toEqual([second]);
    });
  });

  describe("a conversation", () => {
    const opened = openedOnce(open);
    const pair = (ours: string) => ({ accountId: 1, ours, theirs: "+14155550199" });
    const count = (ours: string, at: number, replies: number, heardText: string | null = null): ConversationWrite => ({
      ...pair(ours),
      kind: "count conversation",
      heardText,
      replies,
      at,
    });
    const known = async (ours: string) => opened().store.read.conversations.find(1, ours, "+14155550199");

    it("takes so many replies in a while and not one more, and begins anew afterwards", async () => {
      const { store } = opened();
      await expectKept(store, count("a", epoch, repliesPerWindowMax - 1));
      await expectKept(store, count("a", epoch + 1, 1));
      await expectRefused(store, count("a", epoch + 2, 1));
      // What says nothing is always written.
      await expectKept(store, count("a", epoch + 2, 0, "x"));
      await expectKept(store, count("a", epoch + repliesWindowMs, 1));
      expect(await known("a")).toMatchObject({ replies: 1, repliesSince: epoch + repliesWindowMs });
      await expectKept(store, count("other", epoch, 1));
    });

    it("counts the same text in a row, and begins anew with another", async () => {
      const { store } = opened();
      for (let at = 0; at < heardMax; at += 1) await expectKept(store, count("b", epoch + at, 0, fingerprintOf("hi")));
      expect(looksAutomatic(await known("b"), "hi", epoch + heardMax)).toBe(true);
      expect(looksAutomatic(await known("b"), "ho", epoch + heardMax)).toBe(false);
      expect(looksAutomatic(await known("b"), "hi", epoch + 60_001)).toBe(false);
      await expectKept(store, count("b", epoch + heardMax, 0, fingerprintOf("ho")));
      expect(looksAutomatic(await known("b"), "hi", epoch + heardMax + 1)).toBe(false);
    });

    it("keeps its cookies and its counters beside each other, and is forgotten when it falls silent", async () => {
      const { store } = opened();
      const cookies = [{ cookie: { key: "step", value: "1" } }];
      await expectKept(store, count("c", epoch, 3, "x"));
      await expectKept(store, { ...pair("c"), kind: "keep cookies", cookies, at: epoch + 5 });
      await expectKept(store, count("c", epoch + 9, 2));
      expect(await known("c")).toMatchObject({ cookies, cookiesAt: epoch + 5, replies: 5, heard: 1 });
      await expectKept(store, { kind: "forget conversations", before: epoch + 9 });
      expect(await known("c")).not.toBeNull();
      await expectKept(store, { kind: "forget conversations", before: epoch + repliesWindowMs + 1 });
      expect(await known("c")).toBeNull();
    });
  });
};
