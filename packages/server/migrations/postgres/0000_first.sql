CREATE TABLE "accounts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"sid" text NOT NULL,
	"friendly_name" text NOT NULL,
	"status" text NOT NULL,
	"token_hash" text NOT NULL,
	"token_sealed" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer NOT NULL,
	"body" text,
	"sealed" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"posted" bigint NOT NULL,
	"held" bigint NOT NULL,
	"credit_limit" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callbacks" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"message_sid" text NOT NULL,
	"url" text NOT NULL,
	"origin" text NOT NULL,
	"form" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"account_id" bigint NOT NULL,
	"key_sid" text NOT NULL,
	"method" text NOT NULL,
	"route" text NOT NULL,
	"status_class" text NOT NULL,
	"day" text NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "calls_account_id_day_key_sid_route_method_status_class_pk" PRIMARY KEY("account_id","day","key_sid","route","method","status_class")
);
--> statement-breakpoint
CREATE TABLE "carrier_rates" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"carrier" text NOT NULL,
	"country" text NOT NULL,
	"direction" text NOT NULL,
	"channel" text NOT NULL,
	"unit_cost" bigint NOT NULL,
	"valid_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"message_sid" text NOT NULL,
	"purpose" text NOT NULL,
	"attempt" integer NOT NULL,
	"url" text NOT NULL,
	"method" text NOT NULL,
	"form" jsonb NOT NULL,
	"status" integer,
	"content_type" text,
	"answer" text NOT NULL,
	"error_code" integer,
	"error_message" text,
	"duration_ms" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flushes" (
	"name" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handset_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"sid" text NOT NULL,
	"account_id" bigint NOT NULL,
	"handset" text NOT NULL,
	"direction" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"body" text NOT NULL,
	"media" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"friendly_name" text NOT NULL,
	"type" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"sid" text NOT NULL,
	"account_id" bigint NOT NULL,
	"key_sid" text,
	"direction" text NOT NULL,
	"status" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"country" text NOT NULL,
	"sender_type" text NOT NULL,
	"body" text NOT NULL,
	"media" jsonb NOT NULL,
	"segments" integer NOT NULL,
	"error_code" integer,
	"rate_id" bigint,
	"price" bigint,
	"held" bigint NOT NULL,
	"cost" bigint,
	"carrier" text,
	"carrier_message_id" text,
	"status_callback" text,
	"valid_until" bigint,
	"work" text,
	"due_at" bigint,
	"answer_key" text,
	"attempts" integer NOT NULL,
	"version" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"sent_at" bigint,
	"deleted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "network_events" (
	"ref" text PRIMARY KEY NOT NULL,
	"event" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"phone_number" text NOT NULL,
	"country" text NOT NULL,
	"type" text NOT NULL,
	"friendly_name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rates" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"sender_type" text NOT NULL,
	"direction" text NOT NULL,
	"channel" text NOT NULL,
	"unit_price" bigint NOT NULL,
	"carrier_fee" bigint NOT NULL,
	"valid_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"debit_id" bigint NOT NULL,
	"credit_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"rate_id" bigint,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage" (
	"account_id" bigint NOT NULL,
	"key_sid" text NOT NULL,
	"category" text NOT NULL,
	"country" text NOT NULL,
	"day" text NOT NULL,
	"count" bigint NOT NULL,
	"segments" bigint NOT NULL,
	"price" bigint NOT NULL,
	"cost" bigint NOT NULL,
	CONSTRAINT "usage_account_id_day_category_key_sid_country_pk" PRIMARY KEY("account_id","day","category","key_sid","country")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_sid" ON "accounts" USING btree ("sid");--> statement-breakpoint
CREATE UNIQUE INDEX "answers_key" ON "answers" USING btree ("account_id","key");--> statement-breakpoint
CREATE INDEX "callbacks_due" ON "callbacks" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "callbacks_message" ON "callbacks" USING btree ("message_sid");--> statement-breakpoint
CREATE INDEX "exchanges_message" ON "exchanges" USING btree ("message_sid","id");--> statement-breakpoint
CREATE INDEX "exchanges_at" ON "exchanges" USING btree ("at");--> statement-breakpoint
CREATE INDEX "handset_entries_handset" ON "handset_entries" USING btree ("account_id","handset","at","id");--> statement-breakpoint
CREATE INDEX "keys_account" ON "keys" USING btree ("account_id","sid");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_code" ON "ledger_accounts" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_sid" ON "messages" USING btree ("sid");--> statement-breakpoint
CREATE INDEX "messages_account" ON "messages" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "messages_to" ON "messages" USING btree ("account_id","to","id");--> statement-breakpoint
CREATE INDEX "messages_from" ON "messages" USING btree ("account_id","from","id");--> statement-breakpoint
CREATE INDEX "messages_sent" ON "messages" USING btree ("account_id","sent_at","id") WHERE sent_at is not null;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("work","due_at") WHERE work is not null;--> statement-breakpoint
CREATE INDEX "messages_carrier" ON "messages" USING btree ("carrier_message_id") WHERE carrier_message_id is not null;--> statement-breakpoint
CREATE INDEX "network_events_due" ON "network_events" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_phone_number" ON "numbers" USING btree ("phone_number");--> statement-breakpoint
CREATE INDEX "numbers_account" ON "numbers" USING btree ("account_id","sid");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_ref" ON "transfers" USING btree ("ref","kind");--> statement-breakpoint
CREATE INDEX "transfers_debit" ON "transfers" USING btree ("debit_id");--> statement-breakpoint
CREATE INDEX "transfers_credit" ON "transfers" USING btree ("credit_id");