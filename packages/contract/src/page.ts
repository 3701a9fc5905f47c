// Lists: what callers may ask of a page and the envelope it comes in. The envelope is flat, as the
// 2010 API has it, with exactly one list in it; Twilio's SDKs raise an error at any other key.
import { z } from "zod";
import { whole } from "./input.ts";

/** Items of a page when nothing is asked. */
export const pageSizeDefault = 50;

/** Items of a page at most. A larger wish is capped silently, because SDKs pass `limit` on as it is. */
export const pageSizeMax = 1000;

// Larger wishes are typing errors and refused.
const pageSizeAsked = 1_000_000_000;
const pageTokenUnitsMax = 400;

/** The query every list takes. */
export const paging = {
  PageSize: whole(20007, 1, pageSizeAsked).meta({
    description: `Items of a page: 1 to ${pageSizeMax}, ${pageSizeDefault} when left out. More is read as ${pageSizeMax}.`,
    maximum: pageSizeMax,
  }),
  Page: whole(20400, 0, pageSizeAsked).describe(
    "Index of the page, from 0. Follow `next_page_uri` instead of counting.",
  ),
  PageToken: z
    .string({ error: "21481" })
    .max(pageTokenUnitsMax, { error: "21481" })
    .nullish()
    .describe("Where the page begins. Comes from `next_page_uri`; its form may change."),
} as const;

/** The envelope of a list: `listOf("messages", message, "MessageList")`. */
export const listOf = <const K extends string, T extends z.ZodObject>(key: K, item: T, id: string) =>
  z.object({ ...envelope, [key]: z.array(item) }).meta({ id, description: `A page of ${key.replaceAll("_", " ")}.` });

/** The envelope of a list of the newer products: links and the name of the list lie under `meta`. */
export const metaListOf = <const K extends string, T extends z.ZodObject>(key: K, item: T, id: string) =>
  z.object({ [key]: z.array(item), meta }).meta({ id, description: `A page of ${key.replaceAll("_", " ")}.` });

const meta = z
  .object({
    page: z.int().describe("Index of this page, from 0."),
    page_size: z.int().describe("Items of a full page."),
    first_page_url: z.string().describe("URL of the first page."),
    previous_page_url: z.string().nullable().describe("URL of the page before, or null."),
    url: z.string().describe("URL of this page, with its filters."),
    next_page_url: z.string().nullable().describe("URL of the page after, or null on the last one."),
    key: z.string().describe("Name of the list in this answer."),
  })
  .meta({ id: "PageMeta", description: "Where a page lies in its list." });

const envelope = {
  page: z.int().describe("Index of this page, from 0."),
  page_size: z.int().describe("Items of a full page."),
  start: z.int().describe("Index of the first item of this page."),
  end: z.int().describe("Index of the last item of this page; 0 on an empty list."),
  uri: z.string().describe("Path of this page, with its filters."),
  first_page_uri: z.string().describe("Path of the first page."),
  previous_page_uri: z.string().nullable().describe("Path of the page before, or null."),
  next_page_uri: z.string().nullable().describe("Path of the page after, or null on the last one."),
};
