// Which URLs a customer may give us to call.

/**
 * http or https, at most `lengthMax` characters, and no underscore in the host name (Twilio's
 * rule, because certificates cannot be issued for such names).
 */
export const isWebUrl = (text: string, lengthMax: number): boolean => {
  if (text.length > lengthMax || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "http:" || url.protocol === "https:") && url.hostname !== "" && !url.hostname.includes("_");
};
