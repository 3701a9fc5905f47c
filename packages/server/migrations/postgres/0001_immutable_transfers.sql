-- What was posted stays posted: a mistake is mended by a transfer the other way.
CREATE FUNCTION transfers_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'transfers are never changed or deleted';
END $$;
--> statement-breakpoint
CREATE TRIGGER transfers_are_final BEFORE UPDATE OR DELETE ON transfers FOR EACH ROW EXECUTE FUNCTION transfers_are_final();
--> statement-breakpoint
CREATE TRIGGER transfers_are_not_truncated BEFORE TRUNCATE ON transfers FOR EACH STATEMENT EXECUTE FUNCTION transfers_are_final();
--> statement-breakpoint
ALTER TABLE transfers ADD CONSTRAINT transfers_positive CHECK (amount > 0);
