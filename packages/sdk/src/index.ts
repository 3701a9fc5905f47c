// @pennywire/sdk: the client, its errors, webhooks and replies.
export { Pennywire } from "./client.ts";
export {
  ApiError,
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InsufficientFundsError,
  NotFoundError,
  PennywireError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from "./errors.ts";
export type { PennywireOptions } from "./options.ts";
export type { Listing, ListLimits, Page } from "./page.ts";
export type { CallOptions } from "./request.ts";
export { reply, type Reply, type ReplyOptions } from "./reply.ts";
export {
  webhooks,
  type AlertEvent,
  type FormParameters,
  type InboundEvent,
  type SignedRequest,
  type StatusEvent,
} from "./webhooks.ts";
export type { Upload } from "./bind.ts";
export type * from "./client.gen.ts";
export type * from "./types.gen.ts";
