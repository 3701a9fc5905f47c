CREATE TABLE `alerts` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`resource_sid` text NOT NULL,
	`service_sid` text,
	`error_code` integer NOT NULL,
	`log_level` text NOT NULL,
	`text` text NOT NULL,
	`request` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `alerts_account` ON `alerts` (`account_id`,`sid`);--> statement-breakpoint
CREATE INDEX `alerts_level` ON `alerts` (`account_id`,`log_level`,`sid`);--> statement-breakpoint
CREATE INDEX `alerts_resource` ON `alerts` (`resource_sid`);--> statement-breakpoint
CREATE TABLE `applications` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`friendly_name` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `applications_account` ON `applications` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`actor_sid` text NOT NULL,
	`type` text NOT NULL,
	`resource_sid` text NOT NULL,
	`resource_type` text NOT NULL,
	`source_ip` text,
	`parameters` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_events_account` ON `audit_events` (`account_id`,`sid`);--> statement-breakpoint
CREATE INDEX `audit_events_resource` ON `audit_events` (`account_id`,`resource_sid`,`sid`);--> statement-breakpoint
CREATE INDEX `audit_events_actor` ON `audit_events` (`account_id`,`actor_sid`,`sid`);--> statement-breakpoint
CREATE INDEX `audit_events_type` ON `audit_events` (`account_id`,`type`,`sid`);--> statement-breakpoint
CREATE INDEX `audit_events_source` ON `audit_events` (`account_id`,`source_ip`,`sid`);--> statement-breakpoint
CREATE TABLE `caller_ids` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`phone_number` text NOT NULL,
	`friendly_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `caller_ids_phone_number` ON `caller_ids` (`account_id`,`phone_number`);--> statement-breakpoint
CREATE INDEX `caller_ids_account` ON `caller_ids` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `closed_countries` (
	`account_id` integer NOT NULL,
	`country` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `country`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `closings` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`closed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `contents` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`friendly_name` text NOT NULL,
	`language` text NOT NULL,
	`variables` text NOT NULL,
	`types` text NOT NULL,
	`submitted` integer NOT NULL,
	`approval` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `contents_account` ON `contents` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`account_id` integer NOT NULL,
	`ours` text NOT NULL,
	`theirs` text NOT NULL,
	`replies` integer NOT NULL,
	`replies_since` integer NOT NULL,
	`heard` integer NOT NULL,
	`heard_since` integer NOT NULL,
	`heard_text` text NOT NULL,
	`cookies` text NOT NULL,
	`cookies_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `ours`, `theirs`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `conversations_touched` ON `conversations` (`touched_at`);--> statement-breakpoint
CREATE TABLE `debugger_webhooks` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `feedback` (
	`message_sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `inventory` (
	`phone_number` text PRIMARY KEY NOT NULL,
	`country` text NOT NULL,
	`type` text NOT NULL,
	`area` text NOT NULL,
	`free_from` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `inventory_free` ON `inventory` (`country`,`type`,`area`,`phone_number`) WHERE free_from is not null;--> statement-breakpoint
CREATE TABLE `line_overrides` (
	`account_id` integer NOT NULL,
	`phone_number` text NOT NULL,
	`line_type` text NOT NULL,
	`original_line_type` text NOT NULL,
	`reason` text NOT NULL,
	`account_sid` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `phone_number`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `media` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`message_sid` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `media_message` ON `media` (`message_sid`,`sid`);--> statement-breakpoint
CREATE TABLE `messaging_settings` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`strict_2024` integer NOT NULL,
	`schedule_lead_s` integer NOT NULL,
	`media_basic_auth` integer NOT NULL,
	`updated_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `opt_out_imports` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`scope` text,
	`status` text NOT NULL,
	`bytes` integer NOT NULL,
	`lines_read` integer NOT NULL,
	`added` integer NOT NULL,
	`present` integer NOT NULL,
	`failed` integer NOT NULL,
	`errors` text NOT NULL,
	`due_at` integer,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `opt_out_imports_account` ON `opt_out_imports` (`account_id`,`sid`);--> statement-breakpoint
CREATE INDEX `opt_out_imports_due` ON `opt_out_imports` (`account_id`,`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `opt_out_settings` (
	`service_sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `opt_outs` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`scope` text NOT NULL,
	`phone` text NOT NULL,
	`source` text NOT NULL,
	`message_sid` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `opt_outs_scope_phone` ON `opt_outs` (`account_id`,`scope`,`phone`);--> statement-breakpoint
CREATE INDEX `opt_outs_account` ON `opt_outs` (`account_id`,`sid`);--> statement-breakpoint
CREATE INDEX `opt_outs_scope` ON `opt_outs` (`account_id`,`scope`,`sid`);--> statement-breakpoint
CREATE INDEX `opt_outs_phone` ON `opt_outs` (`account_id`,`phone`,`sid`);--> statement-breakpoint
CREATE TABLE `paces` (
	`account_id` integer NOT NULL,
	`sender` text NOT NULL,
	`free_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `sender`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `released_numbers` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`phone_number` text NOT NULL,
	`country` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `released_numbers_at` ON `released_numbers` (`at`,`sid`);--> statement-breakpoint
CREATE TABLE `scheduled_counts` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`waiting` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `service_senders` (
	`sid` text NOT NULL,
	`account_id` integer NOT NULL,
	`service_sid` text NOT NULL,
	`kind` text NOT NULL,
	`sender` text NOT NULL,
	`country` text NOT NULL,
	`sender_type` text,
	`capabilities` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `sid`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_senders_service` ON `service_senders` (`service_sid`,`kind`,`sid`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_senders_once` ON `service_senders` (`service_sid`,`kind`,`sender`,`country`);--> statement-breakpoint
CREATE INDEX `service_senders_sender` ON `service_senders` (`account_id`,`sender`);--> statement-breakpoint
CREATE TABLE `services` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `services_account` ON `services` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `short_codes` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`short_code` text NOT NULL,
	`country` text NOT NULL,
	`friendly_name` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `short_codes_short_code` ON `short_codes` (`short_code`);--> statement-breakpoint
CREATE INDEX `short_codes_account` ON `short_codes` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `sticky_senders` (
	`service_sid` text NOT NULL,
	`recipient` text NOT NULL,
	`sender_sid` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`service_sid`, `recipient`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `test_credentials` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`sid` text NOT NULL,
	`token_hash` text NOT NULL,
	`token_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `test_credentials_sid` ON `test_credentials` (`sid`);--> statement-breakpoint
CREATE TABLE `usage_triggers` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`friendly_name` text NOT NULL,
	`callback_url` text NOT NULL,
	`callback_method` text NOT NULL,
	`category` text NOT NULL,
	`measure` text NOT NULL,
	`value` integer NOT NULL,
	`recurring` text,
	`armed_from` text,
	`marks` integer NOT NULL,
	`checked` integer NOT NULL,
	`fired_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `usage_triggers_account` ON `usage_triggers` (`account_id`,`sid`);--> statement-breakpoint
CREATE INDEX `usage_triggers_armed` ON `usage_triggers` (`account_id`) WHERE armed_from is not null;--> statement-breakpoint
CREATE INDEX `usage_triggers_marked` ON `usage_triggers` (`sid`) WHERE marks <> checked;--> statement-breakpoint
DROP INDEX `callbacks_due`;--> statement-breakpoint
ALTER TABLE `callbacks` ADD `purpose` text DEFAULT 'status' NOT NULL;--> statement-breakpoint
ALTER TABLE `callbacks` ADD `method` text DEFAULT 'POST' NOT NULL;--> statement-breakpoint
ALTER TABLE `callbacks` ADD `sequence` integer;--> statement-breakpoint
ALTER TABLE `callbacks` ADD `documents` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `callbacks_due` ON `callbacks` (`origin`,`due_at`) WHERE due_at is not null;--> statement-breakpoint
DROP INDEX `messages_account`;--> statement-breakpoint
DROP INDEX `messages_sent`;--> statement-breakpoint
DROP INDEX `messages_due`;--> statement-breakpoint
ALTER TABLE `messages` ADD `service_sid` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `options` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `opt_out_type` text;--> statement-breakpoint
CREATE INDEX `messages_service` ON `messages` (`account_id`,`service_sid`,`id`) WHERE service_sid is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX `messages_error` ON `messages` (`account_id`,`error_code`,`id`) WHERE error_code is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX `messages_account` ON `messages` (`account_id`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `messages_sent` ON `messages` (`account_id`,`sent_at`,`id`) WHERE sent_at is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`work`,`account_id`,`due_at`) WHERE work is not null;--> statement-breakpoint
ALTER TABLE `accounts` ADD `owner_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `owner_sid` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `suspended_by` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `secondary_hash` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `secondary_sealed` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `secondary_at` integer;--> statement-breakpoint
CREATE INDEX `accounts_owner` ON `accounts` (`owner_id`,`sid`);--> statement-breakpoint
CREATE INDEX `accounts_owner_status` ON `accounts` (`owner_id`,`status`);--> statement-breakpoint
ALTER TABLE `keys` ADD `policy` text;--> statement-breakpoint
ALTER TABLE `numbers` ADD `rent_month` text;--> statement-breakpoint
ALTER TABLE `numbers` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `numbers` ADD `owed_since` integer;--> statement-breakpoint
ALTER TABLE `numbers` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `numbers_due` ON `numbers` (`account_id`,`due_at`) WHERE due_at is not null;
--> statement-breakpoint
UPDATE "accounts" SET "owner_id" = "id", "owner_sid" = "sid" WHERE "owner_id" = 0;
