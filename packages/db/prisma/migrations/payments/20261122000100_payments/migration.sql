-- The money of one reservation: what is wanted, and what the gateway did. The row stays as a tombstone.
CREATE TABLE payment (
  reservation_id uuid PRIMARY KEY,
  property_id    text NOT NULL,
  -- counts the payment's own events
  version        integer NOT NULL,
  stay_version   integer NOT NULL,
  wanted         text NOT NULL CHECK (wanted IN ('NOTHING_YET', 'AUTHORIZE', 'CAPTURE', 'RELEASE')),
  status         text NOT NULL CHECK (status IN ('NONE', 'INITIATED', 'AUTHORIZED', 'CAPTURED', 'FAILED', 'VOIDED')),
  reason         text,
  currency       char(3),
  -- what the guarantee asks to hold and to capture at confirmation
  to_authorize   bigint NOT NULL DEFAULT 0 CHECK (to_authorize >= 0),
  to_capture     bigint NOT NULL DEFAULT 0 CHECK (to_capture BETWEEN 0 AND to_authorize),
  authorized     bigint NOT NULL DEFAULT 0 CHECK (authorized >= 0),
  captured       bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
  voided         bigint NOT NULL DEFAULT 0 CHECK (voided >= 0),
  refunded       bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured),
  sealed_token   text,
  charge_id      text,
  expires_at     timestamptz,
  occurred_at    timestamptz NOT NULL,
  -- carried into the events that the gateway's answers become
  correlation_id uuid NOT NULL,
  actor          text NOT NULL,
  business_date  date NOT NULL,
  CHECK (captured + voided <= authorized)
);

-- A call to the gateway: the intent is committed first, an executor makes it, the outcome is committed after.
CREATE TABLE gateway_operation (
  operation_id    uuid PRIMARY KEY,
  reservation_id  uuid NOT NULL REFERENCES payment,
  kind            text NOT NULL CHECK (kind IN ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
  -- what asked for it
  cause           uuid NOT NULL,
  amount          bigint NOT NULL CHECK (amount > 0),
  currency        char(3) NOT NULL,
  idempotency_key text NOT NULL UNIQUE,
  status          text NOT NULL CHECK (status IN ('WAITING', 'CALLING', 'UNKNOWN', 'SUCCEEDED', 'REFUSED')),
  tries           integer NOT NULL DEFAULT 0,
  due_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  first_sent_at   timestamptz,
  finished_at     timestamptz,
  error           text,
  UNIQUE (reservation_id, kind, cause)
);
-- one operation at a time for each payment
CREATE UNIQUE INDEX gateway_operation_one_open ON gateway_operation (reservation_id)
  WHERE status IN ('WAITING', 'CALLING', 'UNKNOWN');
CREATE INDEX gateway_operation_due ON gateway_operation (due_at) WHERE status IN ('WAITING', 'CALLING', 'UNKNOWN');

-- The double-entry ledger. A journal is caused by one event, its lines sum to zero, and neither is ever changed.
CREATE TABLE journal (
  journal_id     uuid PRIMARY KEY,
  event_id       uuid NOT NULL UNIQUE,
  property_id    text NOT NULL,
  reservation_id uuid NOT NULL,
  business_date  date NOT NULL,
  kind           text NOT NULL,
  posted_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX journal_reservation ON journal (reservation_id);

CREATE TABLE journal_line (
  journal_id uuid NOT NULL REFERENCES journal,
  line       integer NOT NULL,
  account    text NOT NULL CHECK (account IN ('GATEWAY_CLEARING', 'GUEST_DEPOSITS', 'GUEST_FOLIO', 'ROOM_REVENUE', 'TAXES', 'FEES')),
  -- debit positive, credit negative
  amount     bigint NOT NULL CHECK (amount <> 0),
  currency   char(3) NOT NULL,
  PRIMARY KEY (journal_id, line)
);

CREATE FUNCTION journal_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := NEW.journal_id;
BEGIN
  IF NOT EXISTS (SELECT FROM payments.journal_line WHERE journal_id = checked)
     OR EXISTS (SELECT FROM payments.journal_line WHERE journal_id = checked GROUP BY currency HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'journal % does not sum to zero', checked USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_balanced AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION journal_must_balance();
CREATE CONSTRAINT TRIGGER journal_line_balanced AFTER INSERT ON journal_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION journal_must_balance();

CREATE FUNCTION ledger_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is never changed; post a correcting journal' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER journal_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_final();
CREATE TRIGGER journal_line_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_line FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_final();

-- Up to which reservation event the payments have been held against their reservations.
CREATE TABLE convergence_cursor (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  recorded_at timestamptz NOT NULL,
  position    bigint NOT NULL
);
