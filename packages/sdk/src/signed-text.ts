// The texts that a webhook's signature may cover: the URL as it was configured, then the form's
// parameters. Nothing is ever re-encoded, because the other side signed what it sent.

/**
 * The texts to try. Several, because servers and proxies disagree on whether the standard port and
 * the slash of an empty path are part of a URL.
 */
export const signedTexts = (url: string, params: readonly (readonly [string, string])[]): readonly string[] => {
  const parts = urlParts.exec(url);
  if (parts === null) return [];
  const [, scheme = "", host = "", port = "", rest = ""] = parts;
  const ports = new Set([port, "", port === "" ? `:${scheme.toLowerCase() === "https" ? 443 : 80}` : port]);
  const rests = rest.startsWith("/") ? [rest] : [rest, `/${rest}`];
  const suffix = parametersText(params);
  return [...ports].flatMap((each) => rests.map((path) => `${scheme}://${host}${each}${path}${suffix}`));
};

// Scheme, host, port, path with query. User name and password are not signed, nor is the fragment.
const urlParts = /^(https?):\/\/(?:[^/?#]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(:\d+)?([/?][^#]*)?(?:#.*)?$/is;

// Sorted by name, then by value; a value that comes twice counts once.
const parametersText = (params: readonly (readonly [string, string])[]): string => {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of params) byName.set(name, (byName.get(name) ?? new Set()).add(value));
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, values]) => [...values].toSorted().map((value) => name + value))
    .join("");
};
