// Pages of lists in the 2010 envelope. A token says where a page begins, so new rows shift
// nothing and the hundredth page costs what the first does; `Page` alone still works, for clients
// that count, as far as counting is cheap.
import { Refusal } from "../domain/refusal.ts";

/** Items of a page when nothing is asked, and at most; more is read as the most (SDKs pass on their `limit`). */
const sizeDefault = 50;
const sizeMax = 1_000;
/** How far `Page` may count without a token, in rows: it costs a look at each of them. */
const countedRowsMax = 100_000;

export interface PageAsked {
  readonly index: number;
  readonly size: number;
  /** Rows to skip, for pages that are counted. */
  readonly offset: number;
  readonly token: string | null;
}

export interface PageQuery {
  readonly Page?: number | null | undefined;
  readonly PageSize?: number | null | undefined;
  readonly PageToken?: string | null | undefined;
}

export const pageAsked = ({ Page, PageSize, PageToken }: PageQuery): PageAsked => {
  const size = Math.min(PageSize ?? sizeDefault, sizeMax);
  const index = Page ?? 0;
  const token = PageToken === undefined || PageToken === null || PageToken === "" ? null : PageToken;
  const offset = token === null ? index * size : 0;
  if (offset > countedRowsMax) {
    throw new Refusal(20006, `Page counts at most ${countedRowsMax} rows. Follow next_page_uri instead.`, "Page");
  }
  return { index, size, offset, token };
};

/** The envelope around one list. `next` and `previous` are the tokens of the neighbouring pages, or null. */
export const envelope = (
  path: string,
  search: string,
  { index, size, token }: PageAsked,
  items: { readonly length: number },
  next: string | null,
  previous: string | null,
) => {
  const uri = (page: number, at: string | null): string => `${path}?${searchWith(search, size, page, at)}`;
  const start = index * size;
  return {
    page: index,
    page_size: size,
    start: items.length === 0 ? 0 : start,
    end: items.length === 0 ? 0 : start + items.length - 1,
    uri: uri(index, token),
    first_page_uri: uri(0, null),
    previous_page_uri: previous === null ? null : uri(Math.max(0, index - 1), previous),
    next_page_uri: next === null ? null : uri(index + 1, next),
  };
};

/** The same for the newer products: whole URLs, under `meta`, and the name of the list among them. */
export const metaEnvelope = <T>(
  key: string,
  url: string,
  search: string,
  { index, size, token }: PageAsked,
  items: readonly T[],
  next: string | null,
  previous: string | null,
) => {
  const at = (page: number, from: string | null): string => `${url}?${searchWith(search, size, page, from)}`;
  return {
    [key]: items,
    meta: {
      page: index,
      page_size: size,
      first_page_url: at(0, null),
      previous_page_url: previous === null ? null : at(Math.max(0, index - 1), previous),
      url: at(index, token),
      next_page_url: next === null ? null : at(index + 1, next),
      key,
    },
  };
};

/** The caller's own filters, with the place of the page behind them. */
const searchWith = (search: string, size: number, page: number, token: string | null): string => {
  const params = new URLSearchParams(search);
  for (const name of ["PageSize", "Page", "PageToken"]) params.delete(name);
  params.set("PageSize", String(size));
  params.set("Page", String(page));
  if (token !== null && token !== "") params.set("PageToken", token);
  return params.toString();
};

/** Tokens of lists that are ordered by SID: behind a row (`PA`) or before it (`PB`). */
export const sidPage = ({ size, offset, token }: PageAsked) => {
  if (token === null) return { size: size + 1, offset, after: null, before: null };
  const match = /^P([AB])([A-Z]{2}[0-9a-f]{32})$/.exec(token);
  const sid = match?.[2] ?? null;
  if (sid === null) throw new Refusal(21481, null, "PageToken");
  const after = match?.[1] === "A";
  return { size: size + 1, offset, after: after ? sid : null, before: after ? null : sid };
};

/** Takes the one row off that was read to see whether there is more, and names the neighbours. */
export const sidNeighbours = <T extends { readonly sid: string }>(
  rows: readonly T[],
  { size, offset, token }: PageAsked,
) => {
  const back = token?.startsWith("PB") ?? false;
  const more = rows.length > size;
  const items = back ? rows.slice(-size) : rows.slice(0, size);
  const first = items[0];
  const last = items.at(-1);
  return {
    items,
    next: last !== undefined && (back || more) ? `PA${last.sid}` : null,
    previous: first !== undefined && (back ? more : token !== null || offset > 0) ? `PB${first.sid}` : null,
  };
};
