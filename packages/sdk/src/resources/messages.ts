// Messages: send, list, get, redact, cancel, delete.
import { decode } from "../coding.ts";
import { createListing, type Listing, type ListLimits } from "../page.ts";
import type { Call, CallOptions } from "../request.ts";
import type { CreateMessageInput, ListMessagesInput, Message } from "../types.gen.ts";

export interface Messages {
  /**
   * Sends a message. When this returns, the message is stored and its price is held.
   * Throws InsufficientFundsError when the balance cannot cover it.
   *
   * @example
   * const message = await client.messages.create({ to: "+15558675310", from: "+15005550006", body: "Hello" });
   */
  create(input: CreateMessageInput, options?: CallOptions): Promise<Message>;
  /**
   * The account's messages, newest first.
   *
   * @example
   * for await (const message of client.messages.list({ to: "+15558675310", limit: 20 })) console.log(message.body);
   */
  list(input?: ListMessagesInput & ListLimits, options?: CallOptions): Listing<Message>;
  /** One message as it is now. */
  get(sid: string, options?: CallOptions): Promise<Message>;
  /** Removes the text of a message for good. */
  redact(sid: string, options?: CallOptions): Promise<Message>;
  /** Calls off a scheduled message. Throws ApiError 30409 when it is too late. */
  cancel(sid: string, options?: CallOptions): Promise<Message>;
  /** Deletes a message whose sending is over. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** The messages of an account. */
export const messagesOf = (call: Call, account: string): Messages => {
  const all = `${account}/Messages.json`;
  const one = (sid: string): string => `${account}/Messages/${encodeURIComponent(sid)}.json`;
  const update = async (sid: string, input: object, options?: CallOptions): Promise<Message> =>
    decode("Message", await call({ method: "POST", path: one(sid), input, options }));
  return {
    create: async (input, options) => decode("Message", await call({ method: "POST", path: all, input, options })),
    list: (input, options) => createListing(call, { path: all, key: "messages", shape: "Message" }, input, options),
    get: async (sid, options) => decode("Message", await call({ method: "GET", path: one(sid), options })),
    redact: (sid, options) => update(sid, { body: "" }, options),
    cancel: (sid, options) => update(sid, { status: "canceled" }, options),
    delete: async (sid, options) => void (await call({ method: "DELETE", path: one(sid), options })),
  };
};
