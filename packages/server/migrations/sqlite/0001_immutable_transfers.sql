-- What was posted stays posted: a mistake is mended by a transfer the other way.
CREATE TRIGGER `transfers_no_update` BEFORE UPDATE ON `transfers` BEGIN
	SELECT RAISE(ABORT, 'transfers are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `transfers_no_delete` BEFORE DELETE ON `transfers` BEGIN
	SELECT RAISE(ABORT, 'transfers are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `transfers_positive` BEFORE INSERT ON `transfers` WHEN NEW.`amount` <= 0 BEGIN
	SELECT RAISE(ABORT, 'a transfer moves a positive amount');
END;
