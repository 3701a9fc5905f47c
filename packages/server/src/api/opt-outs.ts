// Who wants nothing from whom: the list, and imports of such lists.
import { routes } from "@pennywire/contract";
import { toIso8601 } from "@pennywire/contract/wire";
import type { Hono } from "hono";
import { parseE164 } from "../domain/numbers/phone-number.ts";
import type { OptOutImport } from "../domain/opt-outs/import.ts";
import type { OptOut } from "../domain/opt-outs/opt-out.ts";
import { Refusal } from "../domain/refusal.ts";
import { addOptOut } from "../verbs/opt-outs/add.ts";
import { beginImport } from "../verbs/opt-outs/begin-import.ts";
import { clearOptOut } from "../verbs/opt-outs/clear.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import type { Room } from "./room.ts";

export const mountOptOuts = (app: Hono, room: Room): void => {
  const { deps } = room;
  const { optOuts, optOutImports } = deps.store.read;

  mount(app, room, routes.listOptOuts, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const phone = orNull(query.PhoneNumber);
    const filter = { scope: orNull(query.Scope), phone: phone === null ? null : (parseE164(phone)?.e164 ?? phone) };
    const rows = await optOuts.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const shown = items.map((one) => presentOptOut(one, account.sid, base));
    return answerWith(200, metaEnvelope("opt_outs", `${base}/v1/OptOuts`, search, asked, shown, next, previous));
  });

  mount(app, room, routes.createOptOut, async ({ caller, body, base, answering }) => {
    const made = answering((optOut: OptOut) => presentOptOut(optOut, caller.account.sid, base));
    await addOptOut(deps, caller, { scope: body.Scope, phone: body.PhoneNumber }, made.witness);
    return made.answer();
  });

  // Before the routes of one opt-out, whose SID would otherwise be "Imports".
  mountImports(app, room);

  mount(app, room, routes.fetchOptOut, async ({ caller: { account }, params, base }) => {
    const found = await optOuts.find(account.id, params.Sid);
    if (found === null) throw new Refusal(20404);
    return answerWith(200, presentOptOut(found, account.sid, base));
  });

  mount(app, room, routes.deleteOptOut, async ({ caller, params }) => {
    await clearOptOut(deps, caller, params.Sid);
    return answerWith(204, null);
  });

  mount(app, room, routes.fetchOptOutImport, async ({ caller: { account }, params, base }) => {
    const found = await optOutImports.find(account.id, params.Sid);
    if (found === null) throw new Refusal(20404);
    return answerWith(200, presentImport(found, account.sid, base));
  });
};

const mountImports = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.createOptOutImport, async ({ caller, query, upload, base, answering }) => {
    const made = answering((begun: OptOutImport) => presentImport(begun, caller.account.sid, base));
    await beginImport(deps, caller, { scope: orNull(query.Scope), file: upload }, made.witness);
    return made.answer();
  });

  mount(app, room, routes.listOptOutImports, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const rows = await deps.store.read.optOutImports.list(account.id, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const shown = items.map((one) => presentImport(one, account.sid, base));
    return answerWith(200, metaEnvelope("imports", `${base}/v1/OptOuts/Imports`, search, asked, shown, next, previous));
  });
};

const orNull = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === "" ? null : text;

const presentOptOut = (optOut: OptOut, accountSid: string, base: string) => ({
  sid: optOut.sid,
  account_sid: accountSid,
  scope: optOut.scope,
  phone_number: optOut.phone,
  source: optOut.source,
  message_sid: optOut.messageSid,
  date_created: toIso8601(optOut.createdAt),
  url: `${base}/v1/OptOuts/${optOut.sid}`,
});

const presentImport = (one: OptOutImport, accountSid: string, base: string) => ({
  sid: one.sid,
  account_sid: accountSid,
  scope: one.scope,
  status: one.status,
  bytes: one.bytes,
  lines_read: one.linesRead,
  added: one.added,
  already_present: one.present,
  failed: one.failed,
  errors: one.errors,
  date_created: toIso8601(one.createdAt),
  date_updated: toIso8601(one.updatedAt),
  url: `${base}/v1/OptOuts/Imports/${one.sid}`,
});
