// Which hosts the proxy plays.

/** `api.twilio.com`, with edge and region where a client adds them. */
export const isPlayed = (host: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/i.test(host);

/** Host and port of `api.twilio.com:443` or `[::1]:443`; null when it is neither. */
export const authorityOf = (text: string): { readonly host: string; readonly port: number } | null => {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host === undefined || Number(port) > portMax ? null : { host: host.toLowerCase(), port: Number(port) };
};

const portMax = 65_535;
