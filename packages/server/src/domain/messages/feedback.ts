// What a customer tells about a message: whether its recipient did what the message was for.

export interface Feedback {
  readonly messageSid: string;
  readonly accountId: number;
  readonly outcome: "confirmed" | "unconfirmed";
  readonly createdAt: number;
  readonly updatedAt: number;
}
