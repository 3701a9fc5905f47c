// Lists. A listing asks for nothing until it is used, then page after page as far as it is read.
import { decode } from "./coding.ts";
import { PennywireError } from "./errors.ts";
import type { Call, CallRequest } from "./request.ts";
import type { Shapes } from "./types.gen.ts";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasNext: boolean;
  /** The page after this one, or null when this is the last. */
  next(): Promise<Page<T> | null>;
}

/** A list that can be read item by item, page by page or at once. */
export interface Listing<T> extends AsyncIterable<T> {
  /** The first page. */
  page(): Promise<Page<T>>;
  /** Everything, up to `limit`. */
  toArray(): Promise<T[]>;
}

/** What every list takes besides its filters. */
export interface ListLimits {
  /** Items to read at most, over all pages. All of them when left out. */
  readonly limit?: number | undefined;
  /** Items of a page: 1 to 1000. */
  readonly pageSize?: number | undefined;
}

/** A listing of one route: how it is asked, the key of its list and the shape of its items. */
export const createListing = <K extends keyof Shapes>(
  call: Call,
  request: CallRequest,
  place: { readonly key: string; readonly shape: K },
): Listing<Shapes[K]> => {
  const { limit, ...filters }: ListLimits = request.input ?? {};
  const pageSize = filters.pageSize ?? (limit === undefined ? undefined : Math.min(Math.max(limit, 1), pageSizeMax));
  const pageAt = async (path: string, input: object): Promise<Page<Shapes[K]>> => {
    const { items, next } = envelope(await call({ ...request, path, input }), place.key);
    return {
      items: items.map((item) => decode(place.shape, item)),
      hasNext: next !== null,
      next: async () => (next === null ? null : pageAt(next, {})),
    };
  };
  const page = () => pageAt(request.path, { ...filters, pageSize });
  const listing: Listing<Shapes[K]> = {
    page,
    async *[Symbol.asyncIterator]() {
      let left = limit ?? Number.POSITIVE_INFINITY;
      for (let at = left > 0 ? await page() : null; at !== null; at = left > 0 ? await at.next() : null) {
        yield* at.items.slice(0, left);
        left -= at.items.length;
      }
    },
    async toArray() {
      const all: Shapes[K][] = [];
      for await (const item of listing) all.push(item);
      return all;
    },
  };
  return listing;
};

// The most the server gives; a larger wish would only be capped there.
const pageSizeMax = 1000;

// The 2010 API says where the next page is by its path, the newer ones by its URL, under `meta`.
const envelope = (json: unknown, key: string): { readonly items: readonly unknown[]; readonly next: string | null } => {
  const { [key]: items, next_page_uri: path, meta } = fieldsOf(json);
  if (!Array.isArray(items))
    throw new PennywireError(`The answer has no list named ${key}. Is the base URL that of a Pennywire server?`);
  const next = path ?? fieldsOf(meta)["next_page_url"];
  return { items, next: typeof next === "string" && next !== "" ? next : null };
};

const fieldsOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null ? { ...json } : {};
