CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`sid` text NOT NULL,
	`friendly_name` text NOT NULL,
	`status` text NOT NULL,
	`token_hash` text NOT NULL,
	`token_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_sid` ON `accounts` (`sid`);--> statement-breakpoint
CREATE TABLE `answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`status` integer NOT NULL,
	`body` text,
	`sealed` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_key` ON `answers` (`account_id`,`key`);--> statement-breakpoint
CREATE TABLE `balances` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`posted` integer NOT NULL,
	`held` integer NOT NULL,
	`credit_limit` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `callbacks` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`message_sid` text NOT NULL,
	`url` text NOT NULL,
	`origin` text NOT NULL,
	`form` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `callbacks_due` ON `callbacks` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `callbacks_message` ON `callbacks` (`message_sid`);--> statement-breakpoint
CREATE TABLE `calls` (
	`account_id` integer NOT NULL,
	`key_sid` text NOT NULL,
	`method` text NOT NULL,
	`route` text NOT NULL,
	`status_class` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`account_id`, `day`, `key_sid`, `route`, `method`, `status_class`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `carrier_rates` (
	`id` integer PRIMARY KEY NOT NULL,
	`carrier` text NOT NULL,
	`country` text NOT NULL,
	`direction` text NOT NULL,
	`channel` text NOT NULL,
	`unit_cost` integer NOT NULL,
	`valid_from` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`message_sid` text NOT NULL,
	`purpose` text NOT NULL,
	`attempt` integer NOT NULL,
	`url` text NOT NULL,
	`method` text NOT NULL,
	`form` text NOT NULL,
	`status` integer,
	`content_type` text,
	`answer` text NOT NULL,
	`error_code` integer,
	`error_message` text,
	`duration_ms` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `exchanges_message` ON `exchanges` (`message_sid`,`id`);--> statement-breakpoint
CREATE INDEX `exchanges_at` ON `exchanges` (`at`);--> statement-breakpoint
CREATE TABLE `flushes` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `handset_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`sid` text NOT NULL,
	`account_id` integer NOT NULL,
	`handset` text NOT NULL,
	`direction` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`body` text NOT NULL,
	`media` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `handset_entries_handset` ON `handset_entries` (`account_id`,`handset`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `keys` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`friendly_name` text NOT NULL,
	`type` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `keys_account` ON `keys` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `ledger_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_accounts_code` ON `ledger_accounts` (`code`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`sid` text NOT NULL,
	`account_id` integer NOT NULL,
	`key_sid` text,
	`direction` text NOT NULL,
	`status` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`country` text NOT NULL,
	`sender_type` text NOT NULL,
	`body` text NOT NULL,
	`media` text NOT NULL,
	`segments` integer NOT NULL,
	`error_code` integer,
	`rate_id` integer,
	`price` integer,
	`held` integer NOT NULL,
	`cost` integer,
	`carrier` text,
	`carrier_message_id` text,
	`status_callback` text,
	`valid_until` integer,
	`work` text,
	`due_at` integer,
	`answer_key` text,
	`attempts` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`sent_at` integer,
	`deleted_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_sid` ON `messages` (`sid`);--> statement-breakpoint
CREATE INDEX `messages_account` ON `messages` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `messages_to` ON `messages` (`account_id`,`to`,`id`);--> statement-breakpoint
CREATE INDEX `messages_from` ON `messages` (`account_id`,`from`,`id`);--> statement-breakpoint
CREATE INDEX `messages_sent` ON `messages` (`account_id`,`sent_at`,`id`) WHERE sent_at is not null;--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`work`,`due_at`) WHERE work is not null;--> statement-breakpoint
CREATE INDEX `messages_carrier` ON `messages` (`carrier_message_id`) WHERE carrier_message_id is not null;--> statement-breakpoint
CREATE TABLE `network_events` (
	`ref` text PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `network_events_due` ON `network_events` (`due_at`);--> statement-breakpoint
CREATE TABLE `numbers` (
	`sid` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`phone_number` text NOT NULL,
	`country` text NOT NULL,
	`type` text NOT NULL,
	`friendly_name` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `numbers_phone_number` ON `numbers` (`phone_number`);--> statement-breakpoint
CREATE INDEX `numbers_account` ON `numbers` (`account_id`,`sid`);--> statement-breakpoint
CREATE TABLE `rates` (
	`id` integer PRIMARY KEY NOT NULL,
	`country` text NOT NULL,
	`sender_type` text NOT NULL,
	`direction` text NOT NULL,
	`channel` text NOT NULL,
	`unit_price` integer NOT NULL,
	`carrier_fee` integer NOT NULL,
	`valid_from` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` integer PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`kind` text NOT NULL,
	`debit_id` integer NOT NULL,
	`credit_id` integer NOT NULL,
	`amount` integer NOT NULL,
	`rate_id` integer,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_ref` ON `transfers` (`ref`,`kind`);--> statement-breakpoint
CREATE INDEX `transfers_debit` ON `transfers` (`debit_id`);--> statement-breakpoint
CREATE INDEX `transfers_credit` ON `transfers` (`credit_id`);--> statement-breakpoint
CREATE TABLE `usage` (
	`account_id` integer NOT NULL,
	`key_sid` text NOT NULL,
	`category` text NOT NULL,
	`country` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	`segments` integer NOT NULL,
	`price` integer NOT NULL,
	`cost` integer NOT NULL,
	PRIMARY KEY(`account_id`, `day`, `category`, `key_sid`, `country`)
) STRICT;
