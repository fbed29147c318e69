-- What else a guest is told than that a request was confirmed, or was not.
ALTER TABLE mail DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN ('CONFIRMATION', 'NOT_CONFIRMED', 'CHANGED', 'NOT_CHANGED', 'CANCELLATION', 'NO_SHOW'));
