// A request to a customer's server as the API shows it: what was sent, and what came back.
import { toRfc2822 } from "@pennywire/contract/wire";
import type { Exchange } from "../../domain/callbacks/exchange.ts";

export const presentExchange = (exchange: Exchange) => ({
  purpose: exchange.purpose,
  attempt: exchange.attempt,
  request_url: exchange.url,
  request_method: exchange.method,
  request_parameters: Object.fromEntries(exchange.form),
  response_status: exchange.status,
  response_content_type: exchange.contentType,
  response_body: exchange.answer,
  error_code: exchange.errorCode,
  error_message: exchange.errorMessage,
  duration_ms: exchange.durationMs,
  date_created: toRfc2822(exchange.at),
});
