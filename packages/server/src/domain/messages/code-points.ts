// The written form of sets of code points in our tables.

/** The code points of a list such as "00A0 2000-200A", in its order. */
export const codePointsIn = (list: string): readonly number[] =>
  list.split(" ").flatMap((item) => {
    const [first, last] = item.split("-").map((hex) => Number.parseInt(hex, 16));
    if (first === undefined) return [];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, step) => first + step);
  });
