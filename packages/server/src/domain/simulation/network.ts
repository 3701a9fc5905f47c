// The simulated network: what becomes of each message, decided by its number, else by a seed. It
// plays the far end of a carrier's link and the phones behind it, and nothing here knows more of
// Pennywire than a carrier would.
import { faults, type FaultCode } from "@pennywire/contract/errors";
import type { Receipt, Submission } from "../delivery/receipt.ts";

/** How the network behaves; delays in milliseconds, failures in per cent of the messages. */
export interface Profile {
  readonly seed: number;
  readonly acceptDelayMs: { readonly min: number; readonly max: number };
  readonly receiptDelayMs: { readonly min: number; readonly max: number };
  readonly failurePercent: number;
}

/** The name that the network's manners are kept under. */
export const simulationSetting = "simulation";

export const healthyProfile: Profile = {
  seed: 1,
  acceptDelayMs: { min: 0, max: 0 },
  receiptDelayMs: { min: 100, max: 400 },
  failurePercent: 0,
};

/** Something that the network will do later: it is remembered, so that a restart does not forget it. */
export type NetworkEvent =
  | {
      readonly kind: "report";
      readonly ref: string;
      readonly dueAt: number;
      readonly submission: Submission;
      readonly errorCode: FaultCode | null;
    }
  | {
      readonly kind: "text";
      readonly ref: string;
      readonly dueAt: number;
      readonly accountId: number;
      readonly from: string;
      readonly to: string;
      readonly body: string;
      readonly media: readonly string[];
    };

/** A line in a phone's list of texts. */
export interface HandsetEntry {
  readonly sid: string;
  readonly accountId: number;
  readonly handset: string;
  readonly direction: "received" | "sent";
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly string[];
  readonly at: number;
}

/** What becomes of one submission. */
export interface Fate {
  readonly acceptDelayMs: number;
  readonly receipt: Receipt;
  /** The report that follows, after so long; null when none ever does. */
  readonly report: { readonly delayMs: number; readonly errorCode: FaultCode | null; readonly times: number } | null;
}

/** +1 500 555 3NNN fails on delivery with error 30NNN: +15005553003 with 30003, +15005553007 with 30007, … */
const failing = /^\+15005553(\d{3})$/;
/** +1 500 555 4NNN is refused by the carrier at once with error 30NNN: the message becomes `failed`. */
const refusing = /^\+15005554(\d{3})$/;
/** Never a receipt: the message stays `sent`. */
const silentNumber = "+15005552000";
/** The receipt comes after ten seconds. */
const slowNumber = "+15005552001";
/** The receipt comes three times. */
const stutteringNumber = "+15005552002";
/** The carrier defers the first two tries. */
const busyNumber = "+15005552003";

/** How long `slowNumber` takes, in milliseconds. */
const slowMs = 10_000;

/**
 * Decides what happens. `ordinal` counts the submissions to this phone since the seed was set, so
 * the same seed and the same messages give the same fates.
 */
export const fateOf = (submission: Submission, profile: Profile, ordinal: number): Fate => {
  const draw = draws(`${profile.seed} ${submission.to} ${ordinal}`);
  const acceptDelayMs = between(profile.acceptDelayMs, draw());
  const delayMs = between(profile.receiptDelayMs, draw());
  const receipt: Receipt = { kind: "accepted", carrierMessageId: submission.sid };
  const fails = draw() * 100 < profile.failurePercent;
  const special = specialFate(submission, acceptDelayMs, delayMs);
  if (special !== null) return special;
  return { acceptDelayMs, receipt, report: { delayMs, errorCode: fails ? 30008 : null, times: 1 } };
};

const specialFate = (submission: Submission, acceptDelayMs: number, delayMs: number): Fate | null => {
  const receipt: Receipt = { kind: "accepted", carrierMessageId: submission.sid };
  const refused = faultOf(refusing.exec(submission.to)?.[1]);
  if (refused !== null) return { acceptDelayMs, receipt: { kind: "rejected", code: refused }, report: null };
  const failed = faultOf(failing.exec(submission.to)?.[1]);
  if (failed !== null) return { acceptDelayMs, receipt, report: { delayMs, errorCode: failed, times: 1 } };
  if (submission.to === silentNumber) return { acceptDelayMs, receipt, report: null };
  if (submission.to === slowNumber)
    return { acceptDelayMs, receipt, report: { delayMs: slowMs, errorCode: null, times: 1 } };
  if (submission.to === stutteringNumber)
    return { acceptDelayMs, receipt, report: { delayMs, errorCode: null, times: 3 } };
  if (submission.to === busyNumber && submission.attempt <= 2) {
    return { acceptDelayMs, receipt: { kind: "deferred", retryAfterMs: 500 }, report: null };
  }
  return null;
};

const faultOf = (digits: string | undefined): FaultCode | null => {
  if (digits === undefined) return null;
  const code = Number(`30${digits}`);
  return isFault(code) ? code : 30008;
};

const isFault = (code: number): code is FaultCode => Object.hasOwn(faults, code);

const between = (range: { readonly min: number; readonly max: number }, draw: number): number =>
  Math.round(range.min + (range.max - range.min) * draw);

/** A small seeded generator (FNV-1a into mulberry32): fractions in [0, 1), always the same for the same text. */
const draws = (text: string): (() => number) => {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
