CREATE TABLE "alerts" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"resource_sid" text NOT NULL,
	"service_sid" text,
	"error_code" integer NOT NULL,
	"log_level" text NOT NULL,
	"text" text NOT NULL,
	"request" jsonb
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"friendly_name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"actor_sid" text NOT NULL,
	"type" text NOT NULL,
	"resource_sid" text NOT NULL,
	"resource_type" text NOT NULL,
	"source_ip" text,
	"parameters" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caller_ids" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"phone_number" text NOT NULL,
	"friendly_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closed_countries" (
	"account_id" bigint NOT NULL,
	"country" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "closed_countries_account_id_country_pk" PRIMARY KEY("account_id","country")
);
--> statement-breakpoint
CREATE TABLE "closings" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"closed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"friendly_name" text NOT NULL,
	"language" text NOT NULL,
	"variables" jsonb NOT NULL,
	"types" jsonb NOT NULL,
	"submitted" boolean NOT NULL,
	"approval" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"account_id" bigint NOT NULL,
	"ours" text NOT NULL,
	"theirs" text NOT NULL,
	"replies" integer NOT NULL,
	"replies_since" bigint NOT NULL,
	"heard" integer NOT NULL,
	"heard_since" bigint NOT NULL,
	"heard_text" text NOT NULL,
	"cookies" jsonb NOT NULL,
	"cookies_at" bigint NOT NULL,
	"touched_at" bigint NOT NULL,
	CONSTRAINT "conversations_account_id_ours_theirs_pk" PRIMARY KEY("account_id","ours","theirs")
);
--> statement-breakpoint
CREATE TABLE "debugger_webhooks" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"message_sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"outcome" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inventory" (
	"phone_number" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"type" text NOT NULL,
	"area" text NOT NULL,
	"free_from" bigint
);
--> statement-breakpoint
CREATE TABLE "line_overrides" (
	"account_id" bigint NOT NULL,
	"phone_number" text NOT NULL,
	"line_type" text NOT NULL,
	"original_line_type" text NOT NULL,
	"reason" text NOT NULL,
	"account_sid" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "line_overrides_account_id_phone_number_pk" PRIMARY KEY("account_id","phone_number")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"message_sid" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messaging_settings" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"strict_2024" boolean NOT NULL,
	"schedule_lead_s" integer NOT NULL,
	"media_basic_auth" boolean NOT NULL,
	"updated_at" bigint
);
--> statement-breakpoint
CREATE TABLE "opt_out_imports" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"scope" text,
	"status" text NOT NULL,
	"bytes" bigint NOT NULL,
	"lines_read" bigint NOT NULL,
	"added" bigint NOT NULL,
	"present" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"errors" jsonb NOT NULL,
	"due_at" bigint,
	"attempts" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opt_out_settings" (
	"service_sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"scope" text NOT NULL,
	"phone" text NOT NULL,
	"source" text NOT NULL,
	"message_sid" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paces" (
	"account_id" bigint NOT NULL,
	"sender" text NOT NULL,
	"free_at" bigint NOT NULL,
	CONSTRAINT "paces_account_id_sender_pk" PRIMARY KEY("account_id","sender")
);
--> statement-breakpoint
CREATE TABLE "released_numbers" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"phone_number" text NOT NULL,
	"country" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scheduled_counts" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"waiting" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_senders" (
	"sid" text NOT NULL,
	"account_id" bigint NOT NULL,
	"service_sid" text NOT NULL,
	"kind" text NOT NULL,
	"sender" text NOT NULL,
	"country" text NOT NULL,
	"sender_type" text,
	"capabilities" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "service_senders_account_id_sid_pk" PRIMARY KEY("account_id","sid")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "short_codes" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"short_code" text NOT NULL,
	"country" text NOT NULL,
	"friendly_name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sticky_senders" (
	"service_sid" text NOT NULL,
	"recipient" text NOT NULL,
	"sender_sid" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "sticky_senders_service_sid_recipient_pk" PRIMARY KEY("service_sid","recipient")
);
--> statement-breakpoint
CREATE TABLE "test_credentials" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"sid" text NOT NULL,
	"token_hash" text NOT NULL,
	"token_sealed" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_triggers" (
	"sid" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"friendly_name" text NOT NULL,
	"callback_url" text NOT NULL,
	"callback_method" text NOT NULL,
	"category" text NOT NULL,
	"measure" text NOT NULL,
	"value" bigint NOT NULL,
	"recurring" text,
	"armed_from" text,
	"marks" bigint NOT NULL,
	"checked" bigint NOT NULL,
	"fired_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "callbacks_due";--> statement-breakpoint
DROP INDEX "messages_account";--> statement-breakpoint
DROP INDEX "messages_sent";--> statement-breakpoint
DROP INDEX "messages_due";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "owner_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "owner_sid" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "suspended_by" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "secondary_hash" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "secondary_sealed" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "secondary_at" bigint;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "purpose" text DEFAULT 'status' NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "method" text DEFAULT 'POST' NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "sequence" integer;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "documents" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "keys" ADD COLUMN "policy" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "service_sid" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "options" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "opt_out_type" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "rent_month" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "due_at" bigint;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "owed_since" bigint;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "alerts_account" ON "alerts" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "alerts_level" ON "alerts" USING btree ("account_id","log_level","sid");--> statement-breakpoint
CREATE INDEX "alerts_resource" ON "alerts" USING btree ("resource_sid");--> statement-breakpoint
CREATE INDEX "applications_account" ON "applications" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "audit_events_account" ON "audit_events" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "audit_events_resource" ON "audit_events" USING btree ("account_id","resource_sid","sid");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("account_id","actor_sid","sid");--> statement-breakpoint
CREATE INDEX "audit_events_type" ON "audit_events" USING btree ("account_id","type","sid");--> statement-breakpoint
CREATE INDEX "audit_events_source" ON "audit_events" USING btree ("account_id","source_ip","sid");--> statement-breakpoint
CREATE UNIQUE INDEX "caller_ids_phone_number" ON "caller_ids" USING btree ("account_id","phone_number");--> statement-breakpoint
CREATE INDEX "caller_ids_account" ON "caller_ids" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "contents_account" ON "contents" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "conversations_touched" ON "conversations" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "inventory_free" ON "inventory" USING btree ("country","type","area","phone_number") WHERE free_from is not null;--> statement-breakpoint
CREATE INDEX "media_message" ON "media" USING btree ("message_sid","sid");--> statement-breakpoint
CREATE INDEX "opt_out_imports_account" ON "opt_out_imports" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "opt_out_imports_due" ON "opt_out_imports" USING btree ("account_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "opt_outs_scope_phone" ON "opt_outs" USING btree ("account_id","scope","phone");--> statement-breakpoint
CREATE INDEX "opt_outs_account" ON "opt_outs" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "opt_outs_scope" ON "opt_outs" USING btree ("account_id","scope","sid");--> statement-breakpoint
CREATE INDEX "opt_outs_phone" ON "opt_outs" USING btree ("account_id","phone","sid");--> statement-breakpoint
CREATE INDEX "released_numbers_at" ON "released_numbers" USING btree ("at","sid");--> statement-breakpoint
CREATE INDEX "service_senders_service" ON "service_senders" USING btree ("service_sid","kind","sid");--> statement-breakpoint
CREATE UNIQUE INDEX "service_senders_once" ON "service_senders" USING btree ("service_sid","kind","sender","country");--> statement-breakpoint
CREATE INDEX "service_senders_sender" ON "service_senders" USING btree ("account_id","sender");--> statement-breakpoint
CREATE INDEX "services_account" ON "services" USING btree ("account_id","sid");--> statement-breakpoint
CREATE UNIQUE INDEX "short_codes_short_code" ON "short_codes" USING btree ("short_code");--> statement-breakpoint
CREATE INDEX "short_codes_account" ON "short_codes" USING btree ("account_id","sid");--> statement-breakpoint
CREATE UNIQUE INDEX "test_credentials_sid" ON "test_credentials" USING btree ("sid");--> statement-breakpoint
CREATE INDEX "usage_triggers_account" ON "usage_triggers" USING btree ("account_id","sid");--> statement-breakpoint
CREATE INDEX "usage_triggers_armed" ON "usage_triggers" USING btree ("account_id") WHERE armed_from is not null;--> statement-breakpoint
CREATE INDEX "usage_triggers_marked" ON "usage_triggers" USING btree ("sid") WHERE marks <> checked;--> statement-breakpoint
CREATE INDEX "accounts_owner" ON "accounts" USING btree ("owner_id","sid");--> statement-breakpoint
CREATE INDEX "accounts_owner_status" ON "accounts" USING btree ("owner_id","status");--> statement-breakpoint
CREATE INDEX "messages_service" ON "messages" USING btree ("account_id","service_sid","id") WHERE service_sid is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "messages_error" ON "messages" USING btree ("account_id","error_code","id") WHERE error_code is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "numbers_due" ON "numbers" USING btree ("account_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "callbacks_due" ON "callbacks" USING btree ("origin","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "messages_account" ON "messages" USING btree ("account_id","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "messages_sent" ON "messages" USING btree ("account_id","sent_at","id") WHERE sent_at is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("work","account_id","due_at") WHERE work is not null;
--> statement-breakpoint
UPDATE "accounts" SET "owner_id" = "id", "owner_sid" = "sid" WHERE "owner_id" = 0;
