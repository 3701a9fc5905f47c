// Everything on the wire. The server and the generators import from here; code that must stay
// free of zod imports "@pennywire/contract/errors" and "@pennywire/contract/wire".
export * from "./errors.ts";
export * from "./wire.ts";
export * from "./input.ts";
export * from "./page.ts";
export * from "./route.ts";
export {
  bodyUnitsMax,
  mediaMax,
  message,
  messageDirections,
  messageIntents,
  messageStatuses,
  validityPeriodMaxS,
} from "./messages.ts";
export { delayMaxMs, advanceMaxMs } from "./simulation.ts";
export { friendlyNameMax } from "./accounts.ts";
export { urlUnitsMax } from "./numbers.ts";
export { inboundMessage, statusCallback } from "./callbacks.ts";
export { isList, isObject, type Json, type JsonObject } from "./json-schema.ts";
export { document } from "./openapi.ts";
export * from "./routes.ts";
