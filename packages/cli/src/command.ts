// What the definitions of commands share. A command is its flags and examples, and a run function that knows no
// parser.
import { InvalidArgumentError, type Command } from "commander";
import type { Context } from "./context.ts";

/** Opens the context of a command that is about to run. */
export type Open = (command: Command) => Context;

/** Gives a command its flags, its examples and what it runs. */
export type Define = (command: Command, open: Open) => void;

/** The examples at the end of a command's help. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`;

/** Reads a flag as a whole number of at least 1. */
export const toCount = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError("It must be a whole number of at least 1.");
  return Number(text);
};

/** Collects a flag that may be given several times. */
export const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** Reads a flag as an HTTP method of a webhook. */
export const toMethod = (text: string): "GET" | "POST" => {
  const method = text.toUpperCase();
  if (method !== "GET" && method !== "POST") throw new InvalidArgumentError("It must be GET or POST.");
  return method;
};

/** Reads a flag as a UTC day. */
export const toDay = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError("It must be a day, such as 2026-11-22.");
  return text;
};

/** A moment: so long ago, a UTC day, or a date and time. */
export type Since = { readonly agoMs: number } | { readonly day: string } | { readonly at: Date };

/** Reads a flag as a moment: `30m`, `2h`, `7d`, `2026-11-22` or `2026-11-22T16:00:00Z`. */
export const toSince = (text: string): Since => {
  const [, count, unit = ""] = /^(\d{1,5})([smhd])$/u.exec(text) ?? [];
  if (count !== undefined) return { agoMs: Number(count) * (unitsMs.get(unit) ?? 0) };
  if (isDay(text)) return { day: text };
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/u.test(text) && !Number.isNaN(at.getTime())) return { at };
  throw new InvalidArgumentError("It must be like 30m, 2h, 7d, 2026-11-22 or 2026-11-22T16:00:00Z.");
};

/** A moment to come: after so long, or a date and time. */
export type Moment = { readonly inMs: number } | { readonly at: Date };

/** Reads a flag as a moment to come: `30m`, `2h`, `7d` or `2026-11-23T16:00:00Z`. */
export const toMoment = (text: string): Moment => {
  const since = toSince(text);
  if ("day" in since) throw new InvalidArgumentError("It needs a time of day, such as 2026-11-23T16:00:00Z.");
  return "at" in since ? since : { inMs: since.agoMs };
};

const unitsMs: ReadonlyMap<string, number> = new Map([
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February would otherwise be read as a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
