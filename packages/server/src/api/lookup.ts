// Lookup: what is known of a number, and what customers have set because they know better.
import { routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { lookupFields, type Looked, type LookupField, type LookupParams } from "../domain/lookup/fields.ts";
import { lookUpNumber } from "../domain/lookup/number.ts";
import type { LineOverride } from "../domain/lookup/override.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeLineType } from "../verbs/lookup/change-line-type.ts";
import { forgetLineType } from "../verbs/lookup/forget-line-type.ts";
import { lookUp } from "../verbs/lookup/look-up.ts";
import { setLineType } from "../verbs/lookup/set-line-type.ts";
import { answerWith, mount } from "./mount.ts";
import { presentLooked, presentOverride } from "./present/lookup.ts";
import type { Room } from "./room.ts";

export const mountLookup = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.fetchLookup, async ({ caller, params, query, base }) => {
    const asked = {
      text: params.PhoneNumber,
      countryCode: blankToNull(query.CountryCode),
      fields: fieldsOf(query.Fields),
      params: paramsOf(query, query.LastVerifiedDate),
    };
    const [found] = await lookUp(deps, caller, [asked], () => []);
    if (found === undefined) throw new Refusal(20404);
    const url = `${base}/v2/PhoneNumbers/${encodeURIComponent(found.number.phoneNumber)}`;
    return answerWith(200, { ...presentLooked(found), url });
  });

  mount(app, room, routes.queryLookups, async ({ caller, body, answering }) => {
    const questions = body.phone_numbers ?? body.phoneNumbers ?? [];
    if (questions.length === 0) throw new Refusal(20400, "phone_numbers names no number.", "phone_numbers");
    const made = answering((results: readonly Looked[]) => ({
      phone_numbers: results.map((found, index) => ({
        correlation_id: questions[index]?.correlation_id ?? null,
        twilio_error_code: null,
        ...presentLooked(found),
      })),
    }));
    const asked = questions.map((question) => ({
      text: question.phone_number,
      countryCode: blankToNull(question.country_code),
      fields: question.fields ?? [],
      params: paramsOf(wireNames(question.identity_match ?? {}), question.reassigned_number?.last_verified_date),
    }));
    await lookUp(deps, caller, asked, made.witness);
    return made.answer();
  });

  mount(app, room, routes.createLineOverride, async ({ caller, params, body, answering }) => {
    const phoneNumber = overridable(params.PhoneNumber, params.Field);
    const lineType = body.line_type ?? body.lineType;
    if (lineType === undefined || lineType === null) throw new Refusal(20400, "line_type is missing.", "line_type");
    const made = answering((override: LineOverride) => presentOverride(override));
    await setLineType(deps, caller, { phoneNumber, lineType, reason: body.reason ?? "" }, made.witness);
    return made.answer();
  });

  mount(app, room, routes.fetchLineOverride, async ({ caller: { account }, params }) => {
    const phoneNumber = overridable(params.PhoneNumber, params.Field);
    const override = await deps.store.read.lookups.override(account.id, phoneNumber);
    if (override === null) throw new Refusal(20404);
    return answerWith(200, presentOverride(override));
  });

  mount(app, room, routes.updateLineOverride, async ({ caller, params, body, answering }) => {
    const phoneNumber = overridable(params.PhoneNumber, params.Field);
    const lineType = body.line_type ?? body.lineType;
    const made = answering((override: LineOverride) => presentOverride(override));
    const change = {
      ...(lineType === undefined || lineType === null ? {} : { lineType }),
      ...(body.reason === undefined || body.reason === null ? {} : { reason: body.reason }),
    };
    await changeLineType(deps, caller, phoneNumber, change, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteLineOverride, async ({ caller, params }) => {
    await forgetLineType(deps, caller, overridable(params.PhoneNumber, params.Field));
    return answerWith(204, null);
  });
};

/** The number in E.164. Only line types can be overridden. */
const overridable = (text: string, field: string): string => {
  if (field !== "line_type_intelligence") throw new Refusal(20404);
  return lookUpNumber(text, null).phoneNumber;
};

const fieldsOf = (text: string | null | undefined): readonly LookupField[] =>
  (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => {
      const field = lookupFields.find((known) => known === name);
      if (field === undefined) throw new Refusal(20400, `Fields: "${name.slice(0, 40)}" is not one of ours.`, "Fields");
      return field;
    });

/** What a caller knows of whoever has the number, by the names of the query. */
type Known = Readonly<Partial<Record<(typeof knownNames)[keyof typeof knownNames], string | null | undefined>>>;

const knownNames = {
  firstName: "FirstName",
  lastName: "LastName",
  addressLine1: "AddressLine1",
  addressLine2: "AddressLine2",
  city: "City",
  state: "State",
  postalCode: "PostalCode",
  addressCountryCode: "AddressCountryCode",
  nationalId: "NationalId",
  dateOfBirth: "DateOfBirth",
} as const;

const paramsOf = (known: Known, lastVerifiedDate: string | null | undefined): LookupParams => {
  const date = blankToNull(lastVerifiedDate);
  if (date !== null && !/^\d{8}$/.test(date)) {
    throw new Refusal(20400, "LastVerifiedDate is a day as YYYYMMDD.", "LastVerifiedDate");
  }
  const identity = Object.fromEntries(
    Object.entries(knownNames).flatMap(([name, wireName]) => {
      const value = blankToNull(known[wireName]);
      return value === null ? [] : [[name, value]];
    }),
  );
  return { identity, lastVerifiedDate: date };
};

/** `first_name` → `FirstName`: a batch writes them so. */
const wireNames = (known: Readonly<Record<string, string | null | undefined>>): Known =>
  Object.fromEntries(
    Object.values(knownNames).map((name) => [name, known[name.replaceAll(/(?!^)[A-Z]/g, "_$&").toLowerCase()] ?? null]),
  );

const blankToNull = (text: string | null | undefined): string | null =>
  text === undefined || text === "" ? null : text;
