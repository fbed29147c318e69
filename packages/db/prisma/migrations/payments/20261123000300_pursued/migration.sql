-- What the gateway refuses is asked for again until it is agreed to: what was given up, or never had a time, is taken up again.
UPDATE payment SET retry_at = clock_timestamp() WHERE stuck_reason IS NOT NULL AND retry_at IS NULL;
ALTER TABLE payment
  DROP CONSTRAINT payment_stuck,
  ADD CONSTRAINT payment_stuck CHECK ((stuck_reason IS NULL) = (stuck_since IS NULL) AND (stuck_reason IS NULL) = (retry_at IS NULL));

-- The stays that have ended and whose guests have not paid just what is due: few at any time, whatever the history.
CREATE INDEX payment_unsettled ON payment (reservation_id)
  WHERE wanted IN ('SETTLE', 'RELEASE') AND due - allowed - cash - captured + refunded <> 0;
