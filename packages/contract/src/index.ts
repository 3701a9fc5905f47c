// Everything on the wire. The server and the generators import from here; code that must stay
// free of zod imports "@pennywire/contract/errors" and "@pennywire/contract/wire".
export * from "./errors.ts";
export * from "./wire.ts";
export * from "./input.ts";
export * from "./page.ts";
export * from "./route.ts";
export { bodyUnitsMax, message, messageDirections, messageStatuses } from "./messages.ts";
export { mediaMax, messageIntents, validityPeriodMaxS } from "./message-create.ts";
export { delayMaxMs, advanceMaxMs } from "./simulation.ts";
export { friendlyNameMax } from "./accounts.ts";
export { permissionsMax } from "./iam.ts";
export { permissionOf } from "./permission.ts";
export { distanceMiles, searchSizeDefault } from "./available-numbers.ts";
export { urlUnitsMax } from "./numbers.ts";
export { debuggerEvent, inboundMessage, statusCallback } from "./callbacks.ts";
export { eventKindOf, type EventKind } from "./events.ts";
export { isList, isObject, type Json, type JsonObject } from "./json-schema.ts";
export { document } from "./openapi.ts";
export * from "./routes.ts";
