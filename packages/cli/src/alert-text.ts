// What an alert says for people: the message in its form of details.

/** The message of an alert's text; the text as it is when it holds none. */
export const messageOf = (alertText: string): string => new URLSearchParams(alertText).get("Msg") ?? alertText;
