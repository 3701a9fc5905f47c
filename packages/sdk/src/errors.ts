// What a call can fail with. Catch PennywireError for all of it, ApiError for every answer that is
// a refusal, and the named ones where a program has something to do about it.

/** Anything this package throws, except the reason of an abort, which is thrown as it is. */
export class PennywireError extends Error {
  override readonly name: string = "PennywireError";
}

/** No answer came: the server is not there, or the connection broke. */
export class ConnectionError extends PennywireError {
  override readonly name: string = "ConnectionError";
}

/** No answer came within `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  override readonly name: string = "TimeoutError";
}

/** What the server said when it refused. */
export interface Refused {
  readonly status: number;
  readonly code: number | null;
  readonly message: string;
  readonly moreInfo: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
}

/** The server answered, and the answer is no. */
export class ApiError extends PennywireError {
  override readonly name: string = "ApiError";
  /** HTTP status. */
  readonly status: number;
  /** Twilio's number for the refusal, such as 21211; null when something before the API answered. */
  readonly code: number | null;
  /** Names the request in the server's logs. */
  readonly requestId: string | null;
  /** A page about the code. */
  readonly moreInfo: string | null;
  /** More about it, such as the parameter that was wrong. */
  readonly details: Readonly<Record<string, unknown>> | null;

  constructor(refused: Refused) {
    super(refused.message);
    this.status = refused.status;
    this.code = refused.code;
    this.requestId = refused.requestId;
    this.moreInfo = refused.moreInfo;
    this.details = refused.details;
  }

  /** Whether the same request can succeed later. This package has then already tried again. */
  get retryable(): boolean {
    return this.status === 429 || this.status >= 500 || (this.status === 409 && this.code === stillRunning);
  }
}

/** 401: the credentials are missing or wrong. */
export class AuthenticationError extends ApiError {
  override readonly name: string = "AuthenticationError";
}

/** 402: the balance cannot cover the request. */
export class InsufficientFundsError extends ApiError {
  override readonly name: string = "InsufficientFundsError";
}

/** 403: these credentials may not do this. */
export class PermissionError extends ApiError {
  override readonly name: string = "PermissionError";
}

/** 404: there is no such thing, or it belongs to somebody else. */
export class NotFoundError extends ApiError {
  override readonly name: string = "NotFoundError";
}

/** 409: the thing is not in a state that allows this. */
export class ConflictError extends ApiError {
  override readonly name: string = "ConflictError";
}

/** 429: too many requests. */
export class RateLimitError extends ApiError {
  override readonly name: string = "RateLimitError";
}

/** 5xx: the server failed. */
export class ServerError extends ApiError {
  override readonly name: string = "ServerError";
}

/** The error of a status. */
export const toApiError = (refused: Refused): ApiError => {
  if (refused.status >= 500) return new ServerError(refused);
  const Kind = kinds.get(refused.status) ?? ApiError;
  return new Kind(refused);
};

// A request with the same Idempotency-Key has not finished.
const stillRunning = 20409;

const kinds: ReadonlyMap<number, typeof ApiError> = new Map<number, typeof ApiError>([
  [401, AuthenticationError],
  [402, InsufficientFundsError],
  [403, PermissionError],
  [404, NotFoundError],
  [409, ConflictError],
  [429, RateLimitError],
]);
