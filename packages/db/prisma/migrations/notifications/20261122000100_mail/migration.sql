-- A mail to a guest, sealed with the guest's key; the event that caused it is its one cause.
CREATE TABLE mail (
  mail_id        uuid PRIMARY KEY,
  event_id       uuid NOT NULL UNIQUE,
  kind           text NOT NULL CHECK (kind IN ('CONFIRMATION', 'NOT_CONFIRMED')),
  property_id    text NOT NULL,
  reservation_id uuid NOT NULL,
  guest_id       uuid NOT NULL,
  -- recipient, subject, text and HTML
  sealed_content text NOT NULL,
  kept_at        timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX mail_reservation ON mail (reservation_id);
