// A text as keywords are compared: without space around it, without the punctuation behind it, in
// capitals and without accents, because phones add all of these by themselves.

export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/^[\s"'“”„«»]+/u, "")
    // Looked at from where it begins only: else a long row of marks in front of a letter is read once for each of them.
    .replace(/(?<![\s"'“”„«».,;:!?…¡¿])[\s"'“”„«».,;:!?…¡¿]+$/u, "");
