// What the kill campaign asks for besides messages: numbers that are bought and given back, lookups that are paid,
// recipients who leave. Each is asked for under a key, and has its effect once.
import type { LoadOptions } from "./load.ts";
import { ourNumber } from "./places.ts";
import { shownReply, type Deed } from "./records.ts";
import { z } from "zod";

/** Area codes with numbers for rent. */
const areas = [
  "202",
  "206",
  "213",
  "214",
  "303",
  "305",
  "404",
  "503",
  "512",
  "615",
  "702",
  "713",
  "804",
  "901",
] as const;
/** A British mobile number, whose line type is known and costs something. */
const lookedUp = "+447400123456";

export const newDeed = ({ records, random, cycle }: LoadOptions, ordinal: number, kind: Deed["kind"]): Deed => {
  const key = `d-${cycle}-${ordinal}`;
  const deed: Deed = {
    key,
    kind,
    ...asked(kind, key, random.pick(areas), cycle, ordinal),
    acknowledged: null,
    release: "none",
  };
  records.deeds.set(key, deed);
  return deed;
};

const asked = (
  kind: Deed["kind"],
  key: string,
  area: string,
  cycle: number,
  ordinal: number,
): Pick<Deed, "path" | "body"> => {
  switch (kind) {
    case "purchase":
      return { path: "/IncomingPhoneNumbers.json", body: { AreaCode: area, FriendlyName: key } };
    case "lookup": {
      const questions = [{ phone_number: lookedUp, fields: ["line_type_intelligence"] }];
      return { path: "/v2/batch/query", body: JSON.stringify({ phone_numbers: questions }) };
    }
    case "opt-out":
      return { path: "/v1/OptOuts", body: { Scope: ourNumber, PhoneNumber: phoneOf("563", cycle, ordinal) } };
  }
};

/** A phone of its own for each: cycle and ordinal are its digits. */
const phoneOf = (area: string, cycle: number, ordinal: number): string =>
  `+1${area}2${String(cycle % 1_000).padStart(3, "0")}${String(ordinal % 1_000).padStart(3, "0")}`;

/** Does it, or does it again under the same key: the first answer is the only one there may ever be. */
export const doDeed = async (
  { client, records }: Pick<LoadOptions, "client" | "records">,
  deed: Deed,
): Promise<void> => {
  const path = deed.path.startsWith("/v") ? deed.path : client.path(deed.path);
  const reply = await client.call("POST", path, deed.body, { "idempotency-key": deed.key });
  const isSoldOut = deed.kind === "purchase" && reply.status === 400 && reply.text.includes("21452");
  if (isSoldOut && deed.acknowledged === null) {
    records.tally.soldOut += 1;
    return;
  }
  if (reply.status !== 201 && reply.status !== 200) {
    records.violations.push(`${deed.key} (${deed.kind}) is answered with ${shownReply(reply)}`);
    return;
  }
  if (deed.acknowledged === null) {
    deed.acknowledged = reply.text;
    records.tally.kinds[deed.kind] += 1;
    return;
  }
  if (reply.headers["idempotent-replayed"] !== "true") records.violations.push(`${deed.key} was taken for new`);
  if (deed.acknowledged !== reply.text) {
    records.violations.push(`${deed.key} has two answers: ${deed.acknowledged} and ${reply.text}`);
  }
};

const bought = z.object({ sid: z.string() });

export const releaseNumber = async ({ client, records }: LoadOptions, deed: Deed): Promise<void> => {
  if (deed.acknowledged === null || deed.release === "done") return;
  const isRepeated = deed.release === "asked";
  deed.release = "asked";
  const { sid } = bought.parse(JSON.parse(deed.acknowledged));
  const reply = await client.call("DELETE", client.path(`/IncomingPhoneNumbers/${sid}.json`));
  // Asked again after no answer came: it may have gone the first time.
  if (reply.status === 204 || (isRepeated && reply.status === 404)) {
    deed.release = "done";
    records.tally.released += 1;
  } else records.violations.push(`the release of ${deed.key} is answered with ${shownReply(reply)}`);
};

/** A phone that has never been heard of texts STOP. */
export const stopTexts = async ({ client, records, cycle }: LoadOptions, ordinal: number): Promise<boolean> => {
  const stopped = { phone: phoneOf("561", cycle, ordinal), acknowledged: false };
  records.stopped.push(stopped);
  const path = `/sim/v1/Handsets/${encodeURIComponent(stopped.phone)}/Messages`;
  const reply = await client.call("POST", path, { To: ourNumber, Body: "STOP" });
  if (reply.status === 201) stopped.acknowledged = true;
  else records.violations.push(`STOP of ${stopped.phone} is answered with ${shownReply(reply)}`);
  records.tally.stops += 1;
  return true;
};
