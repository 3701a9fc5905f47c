// Content templates and their approvals.
import { routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Content } from "../domain/contents/content.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeContent } from "../verbs/contents/change.ts";
import { createContent } from "../verbs/contents/create.ts";
import { deleteContent } from "../verbs/contents/delete.ts";
import { submitContent } from "../verbs/contents/submit.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import {
  presentApproval,
  presentApprovalRequests,
  presentContent,
  presentContentAndApproval,
} from "./present/content.ts";
import type { Room } from "./room.ts";

export const mountContents = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.createContent, async ({ caller, body, base, answering }) => {
    const made = answering((content: Content) => presentContent(content, caller.account.sid, base));
    const draft = {
      friendlyName: body.friendly_name ?? body.friendlyName ?? "",
      language: body.language,
      variables: body.variables ?? {},
      types: body.types ?? {},
    };
    await createContent(deps, caller, draft, made.witness);
    return made.answer();
  });

  mount(app, room, routes.listContents, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const { items, next, previous } = sidNeighbours(
      await deps.store.read.contents.list(account.id, sidPage(asked)),
      asked,
    );
    const shown = items.map((content) => presentContent(content, account.sid, base));
    return answerWith(200, metaEnvelope("contents", `${base}/v1/Content`, search, asked, shown, next, previous));
  });

  mount(app, room, routes.listContentAndApprovals, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const { items, next, previous } = sidNeighbours(
      await deps.store.read.contents.list(account.id, sidPage(asked)),
      asked,
    );
    const shown = items.map((content) => presentContentAndApproval(content, account.sid));
    const url = `${base}/v1/ContentAndApprovals`;
    return answerWith(200, metaEnvelope("contents", url, search, asked, shown, next, previous));
  });

  mount(app, room, routes.listLegacyContents, async ({ query, search, base }) => {
    const asked = pageAsked(query);
    return answerWith(200, metaEnvelope("contents", `${base}/v1/LegacyContent`, search, asked, [], null, null));
  });

  mount(app, room, routes.fetchContent, async ({ caller: { account }, params, base }) =>
    answerWith(200, presentContent(await find(deps, account.id, params.ContentSid), account.sid, base)),
  );

  mount(app, room, routes.updateContent, async ({ caller, params, body, base, answering }) => {
    const made = answering((content: Content) => presentContent(content, caller.account.sid, base));
    const friendlyName = body.friendly_name ?? body.friendlyName ?? null;
    const language = body.language ?? "";
    const change = {
      ...(friendlyName === null ? {} : { friendlyName }),
      ...(language === "" ? {} : { language }),
      ...(body.variables === undefined || body.variables === null ? {} : { variables: body.variables }),
      ...(body.types === undefined || body.types === null ? {} : { types: body.types }),
    };
    await changeContent(deps, caller, params.ContentSid, change, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteContent, async ({ caller, params }) => {
    await deleteContent(deps, caller, params.ContentSid);
    return answerWith(204, null);
  });
  mountApprovals(app, room);
};

const mountApprovals = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.fetchApprovalRequests, async ({ caller: { account }, params, base }) =>
    answerWith(200, presentApprovalRequests(await find(deps, account.id, params.ContentSid), account.sid, base)),
  );

  mount(app, room, routes.createApprovalRequest, async ({ caller, params, body, answering }) => {
    const made = answering((content: Content) => presentApproval(content));
    const asked = {
      name: body.name,
      category: body.category ?? "UTILITY",
      allowCategoryChange: body.allow_category_change ?? true,
      sendTtlSeconds: body.send_ttl_seconds ?? body.sendTtlSeconds ?? null,
    };
    await submitContent(deps, caller, params.ContentSid, asked, made.witness);
    return made.answer();
  });
};

const find = async ({ store }: Room["deps"], accountId: number, sid: string): Promise<Content> => {
  const content = await store.read.contents.find(accountId, sid);
  if (content === null) throw new Refusal(20404);
  return content;
};
