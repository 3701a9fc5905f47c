// Chance that is always the same for the same text: what the simulated network knows of a number is drawn from the number.

/** A fraction in [0, 1) for a number and what is asked of it (FNV-1a, then mixed so that near numbers fall far apart). */
export const chanceOf = (phoneNumber: string, about: string): number => {
  let state = 0x811c9dc5;
  const text = `${phoneNumber} ${about}`;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
};

/** One of several, drawn for a number. */
export const chosen = <T>(phoneNumber: string, about: string, from: readonly [T, ...T[]]): T =>
  from[Math.floor(chanceOf(phoneNumber, about) * from.length)] ?? from[0];
