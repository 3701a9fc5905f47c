ALTER TABLE "accounts" ADD COLUMN "owner_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "owner_sid" text DEFAULT '' NOT NULL;
--> statement-breakpoint
UPDATE "accounts" SET "owner_id" = "id", "owner_sid" = "sid" WHERE "owner_id" = 0;
