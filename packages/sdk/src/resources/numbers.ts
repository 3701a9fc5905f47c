// The account's phone numbers and their settings.
import { decode } from "../coding.ts";
import { createListing, type Listing, type ListLimits } from "../page.ts";
import type { Call, CallOptions } from "../request.ts";
import type { ListNumbersInput, PhoneNumber, UpdateNumberInput } from "../types.gen.ts";

export interface Numbers {
  /** The numbers of the account. */
  list(input?: ListNumbersInput & ListLimits, options?: CallOptions): Listing<PhoneNumber>;
  /** One number, by its SID. */
  get(sid: string, options?: CallOptions): Promise<PhoneNumber>;
  /**
   * Changes what is given and leaves the rest; an empty text clears a setting.
   *
   * @example
   * await client.numbers.update(number.sid, { smsUrl: "https://example.com/sms" });
   */
  update(sid: string, input: UpdateNumberInput, options?: CallOptions): Promise<PhoneNumber>;
}

/** The numbers of an account. */
export const numbersOf = (call: Call, account: string): Numbers => {
  const all = `${account}/IncomingPhoneNumbers.json`;
  const one = (sid: string): string => `${account}/IncomingPhoneNumbers/${encodeURIComponent(sid)}.json`;
  return {
    list: (input, options) =>
      createListing(call, { path: all, key: "incoming_phone_numbers", shape: "PhoneNumber" }, input, options),
    get: async (sid, options) => decode("PhoneNumber", await call({ method: "GET", path: one(sid), options })),
    update: async (sid, input, options) =>
      decode("PhoneNumber", await call({ method: "POST", path: one(sid), input, options })),
  };
};
