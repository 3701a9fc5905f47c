// API keys of an account, under their two names.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Key } from "../domain/accounts/key.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeKey } from "../verbs/accounts/change-key.ts";
import { createKey, type NewKey } from "../verbs/accounts/create-key.ts";
import { deleteKey } from "../verbs/accounts/delete-key.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentKey } from "./present/key.ts";
import type { Room } from "./room.ts";

export const mountKeys = (app: Hono, room: Room): void => {
  const { createKey: create, listKeys: list, fetchKey: fetch, updateKey: update, deleteKey: remove } = routes;
  mountTwin(app, room, { create, list, fetch, update, remove }, "keys");
  mountTwin(
    app,
    room,
    {
      create: routes.createSigningKey,
      list: routes.listSigningKeys,
      fetch: routes.fetchSigningKey,
      update: routes.updateSigningKey,
      remove: routes.deleteSigningKey,
    },
    "signing_keys",
  );
};

interface Twin {
  readonly create: typeof routes.createKey;
  readonly list: typeof routes.listKeys;
  readonly fetch: typeof routes.fetchKey;
  readonly update: typeof routes.updateKey;
  readonly remove: typeof routes.deleteKey;
}

const mountTwin = (app: Hono, room: Room, twin: Twin, listKey: string): void => {
  const { deps, credentials } = room;

  mount(app, room, twin.create, async ({ caller, body, answering }) => {
    const made = answering(({ key, secret }: NewKey) => ({ ...presentKey(key), secret }), true);
    const asked = { friendlyName: body.FriendlyName ?? "", type: "standard", policy: null } as const;
    await createKey(deps, caller, asked, made.witness);
    return made.answer();
  });

  mount(app, room, twin.list, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const rows = await deps.store.read.keys.list(account.id, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(twin.list).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      [listKey]: items.map(presentKey),
    });
  });

  mount(app, room, twin.fetch, async ({ caller: { account }, params }) => {
    const key = await deps.store.read.keys.find(params.Sid);
    if (key?.accountId !== account.id) throw new Refusal(20404);
    return answerWith(200, presentKey(key));
  });

  mount(app, room, twin.update, async ({ caller, params, body, answering }) => {
    const made = answering((key: Key) => presentKey(key));
    const change = { friendlyName: body.FriendlyName ?? null, policy: null };
    await changeKey(deps, caller, params.Sid, change, made.witness);
    return made.answer();
  });

  mount(app, room, twin.remove, async ({ caller, params }) => {
    await deleteKey(deps, caller, params.Sid);
    credentials.forget();
    return answerWith(204, null);
  });
};
