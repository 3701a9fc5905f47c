// Text as every engine can keep it: PostgreSQL takes no NUL and no half of a character pair. What
// arrives as it is was cleaned at the door; what was unpacked from a text inside a request comes here.
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");
