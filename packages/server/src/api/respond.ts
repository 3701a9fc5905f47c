// The last step of every answer: its headers.
import type { Answer } from "./idempotency.ts";

/** An answer with its body written; JSON unless it says otherwise. */
export type Written = Pick<Answer, "status" | "body" | "contentType">;

/**
 * Answers with the headers that every answer has. A Response from plain values, because node-server
 * sends it without ever building Headers.
 */
export const respond = (
  { status, body, contentType }: Written,
  requestId: string,
  durationMs: number,
  extra: Readonly<Record<string, string>>,
): Response => {
  const headers = {
    "Twilio-Request-Id": requestId,
    "Twilio-Request-Duration": (durationMs / 1_000).toFixed(3),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...extra,
  };
  if (body === null) return new Response(null, { status: 204, headers });
  return new Response(body, { status, headers: { "Content-Type": contentType ?? "application/json", ...headers } });
};
