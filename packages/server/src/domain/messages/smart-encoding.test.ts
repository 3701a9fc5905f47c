import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, it } from "vitest";
import { smartEncode } from "./smart-encoding.ts";

describe("smartEncode", () => {
  it("writes curly quotes, dashes and an ellipsis plainly", () => {
    expect(smartEncode("“It’s late” — she said…")).toBe('"It\'s late" - she said...');
  });

  it("returns a body without look-alikes as it is", () => {
    expect(smartEncode("Código: 42 😀")).toBe("Código: 42 😀");
  });

  it("agrees with the public calculator on every code point", () => {
    const ours: string[] = [];
    const theirs: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      // Nothing beyond the basic plane is replaced: a sample of it is enough.
      if (code > 0xffff && code % 64 !== 0) continue;
      ours.push(smartEncode(character));
      theirs.push(new SegmentedMessage(character, "auto", true).graphemes.join(""));
    }
    expect(ours).toEqual(theirs);
  });
});
