// Which URLs a customer may give us to call, and how they are shown.

/**
 * http or https, at most `lengthMax` characters, and no underscore in the host name (Twilio's
 * rule, because certificates cannot be issued for such names).
 */
export const isWebUrl = (text: string, lengthMax: number): boolean => {
  if (text.length > lengthMax || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "http:" || url.protocol === "https:") && url.hostname !== "" && !url.hostname.includes("_");
};

/** An address for people to read, who are more than those who set it: without its password, or the token that stands alone. */
export const withoutPassword = (text: string): string => {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.password !== "") url.password = hidden;
  else if (url.username !== "") url.username = hidden;
  else return text;
  return url.href;
};

const hidden = "***";
