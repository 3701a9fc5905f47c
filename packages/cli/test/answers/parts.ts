// What the bodies of answers are made of.
export const accountSid = "AC019ab7b64c0d5f1c2b3a495867768594";

export const account = `/2010-04-01/Accounts/${accountSid}`;

export const sid = (prefix: string, end: string): string =>
  `${prefix}01a203b2a0007c41${"d5e6f708192a3b4c".slice(0, 16 - end.length)}${end}`;

/** A page of the 2010 API, the only one. */
export const page = (key: string, items: readonly unknown[]) => ({
  page: 0,
  page_size: 50,
  start: 0,
  end: Math.max(0, items.length - 1),
  uri: "/2010-04-01/…",
  first_page_uri: "/2010-04-01/…",
  previous_page_uri: null,
  next_page_uri: null,
  [key]: items,
});

/** A page of the newer products, the only one. */
export const metaPage = (key: string, items: readonly unknown[]) => ({
  [key]: items,
  meta: {
    page: 0,
    page_size: 50,
    first_page_url: "http://pennywire.test/v1/…",
    previous_page_url: null,
    url: "http://pennywire.test/v1/…",
    next_page_url: null,
    key,
  },
});

export const refusal = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});
