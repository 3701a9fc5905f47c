// What an answer of the 2010 API is written in. Its path may end in `.json`, `.xml` or `.csv`; without an ending the
// Accept header decides. Handlers know nothing of it: they answer JSON, and a repeated answer is remembered as JSON.
import { Refusal } from "../../domain/refusal.ts";
import { pathOf } from "../host.ts";

export type Format = "json" | "xml" | "csv";

/** How a path and an Accept header together name the format. Programs that ask for nothing get JSON, as SDKs do. */
export const formatOf = (url: string, accept: string | undefined): Format => {
  const path = pathOf(url);
  if (path.endsWith(".json")) return "json";
  if (path.endsWith(".xml")) return "xml";
  if (path.endsWith(".csv")) return "csv";
  return accept === undefined ? "json" : accepted(accept);
};

/** A list can be a table; anything else under `.csv` has no address, and must not be done by accident. */
export const refuseTable = (url: string, isList: boolean): void => {
  if (!isList && pathOf(url).endsWith(".csv")) throw new Refusal(20404, "Only lists can be had as .csv.");
};

const mediaTypes: ReadonlyMap<string, Format> = new Map([
  ["application/json", "json"],
  ["application/xml", "xml"],
  ["text/xml", "xml"],
  ["text/csv", "csv"],
]);

/** The first of the wanted formats that we have, those with the greatest weight before others. */
const accepted = (accept: string): Format => {
  let best: Format = "json";
  let weight = 0;
  // A browser asks for pages before it asks for XML; it means neither.
  if (accept.includes("text/html")) return best;
  for (const part of accept.split(",")) {
    const [type = "", ...settings] = part.split(";").map((text) => text.trim().toLowerCase());
    const format = mediaTypes.get(type) ?? (type === "*/*" || type === "application/*" ? "json" : undefined);
    const own = qualityOf(settings);
    if (format !== undefined && own > weight) [best, weight] = [format, own];
  }
  return best;
};

const qualityOf = (settings: readonly string[]): number => {
  const quality = settings.find((setting) => setting.startsWith("q="));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return Number.isNaN(value) ? 0 : value;
};
