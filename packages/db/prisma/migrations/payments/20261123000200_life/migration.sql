-- Money over a stay's whole life: several charges a payment, proposals, the folio, and money of the desk.

-- One authorisation at the gateway and what became of it. The totals in payment are the sums of these.
CREATE TABLE charge (
  charge_id      text PRIMARY KEY,
  reservation_id uuid NOT NULL REFERENCES payment,
  nth            integer NOT NULL CHECK (nth > 0),
  authorized     bigint NOT NULL CHECK (authorized > 0),
  captured       bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
  voided         bigint NOT NULL DEFAULT 0 CHECK (voided >= 0),
  refunded       bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  UNIQUE (reservation_id, nth),
  CONSTRAINT charge_within_authorized CHECK (captured + voided <= authorized),
  CONSTRAINT charge_refund_within_captured CHECK (refunded <= captured)
);
INSERT INTO charge (charge_id, reservation_id, nth, authorized, captured, voided, refunded)
  SELECT charge_id, reservation_id, 1, authorized, captured, voided, refunded FROM payment WHERE charge_id IS NOT NULL;

ALTER TABLE gateway_operation
  -- the charge that is moved; none for one that makes a charge
  ADD COLUMN charge_id    text REFERENCES charge,
  -- the version of the stay that asked for it
  ADD COLUMN stay_version integer;
UPDATE gateway_operation o
  SET charge_id = CASE WHEN o.kind <> 'AUTHORIZE' THEN p.charge_id END,
      stay_version = CASE WHEN p.wanted = 'RELEASE' AND p.stay_version > 1 THEN p.stay_version - 1 ELSE p.stay_version END
  FROM payment p WHERE p.reservation_id = o.reservation_id;
ALTER TABLE gateway_operation
  ALTER COLUMN stay_version SET NOT NULL,
  ADD CONSTRAINT gateway_operation_charge CHECK ((kind = 'AUTHORIZE') = (charge_id IS NULL));
CREATE INDEX gateway_operation_reservation ON gateway_operation (reservation_id);

ALTER TABLE payment
  -- the version of the reservation in the newest word heard
  ADD COLUMN as_of           integer NOT NULL DEFAULT 0,
  -- what the newest stay heard of asks for, a proposal too; to_authorize and to_capture are of the stay in force
  ADD COLUMN asked_authorize bigint NOT NULL DEFAULT 0 CHECK (asked_authorize >= 0),
  ADD COLUMN asked_capture   bigint NOT NULL DEFAULT 0,
  -- the version that put a stay in force; none was
  ADD COLUMN in_force_as_of  integer,
  -- what the guest is to have paid in the end; what the house lets the guest off; what was paid at the desk
  ADD COLUMN due             bigint NOT NULL DEFAULT 0,
  ADD COLUMN allowed         bigint NOT NULL DEFAULT 0 CHECK (allowed >= 0),
  ADD COLUMN cash            bigint NOT NULL DEFAULT 0,
  -- whether what the guest paid is on the folio or still a deposit, and the version that said so
  ADD COLUMN on_folio        boolean NOT NULL DEFAULT false,
  ADD COLUMN folio_as_of     integer NOT NULL DEFAULT 0,
  -- a movement that the gateway refused: why, how often, since when, and when it is tried again
  ADD COLUMN stuck_reason    text,
  ADD COLUMN stuck_tries     integer NOT NULL DEFAULT 0,
  ADD COLUMN stuck_since     timestamptz,
  ADD COLUMN retry_at        timestamptz,
  ADD CONSTRAINT payment_stuck CHECK ((stuck_reason IS NULL) = (stuck_since IS NULL) AND (stuck_reason IS NOT NULL OR retry_at IS NULL)),
  DROP CONSTRAINT payment_wanted_check,
  DROP CONSTRAINT payment_status_check;
UPDATE payment SET
  as_of = CASE wanted WHEN 'NOTHING_YET' THEN 0 WHEN 'AUTHORIZE' THEN 1 ELSE 2 END,
  asked_authorize = to_authorize,
  asked_capture = to_capture,
  in_force_as_of = CASE WHEN wanted = 'CAPTURE' THEN 2 END,
  due = CASE WHEN wanted = 'RELEASE' THEN 0 ELSE to_authorize END,
  stuck_reason = CASE WHEN status <> 'FAILED' THEN reason END,
  stuck_since = CASE WHEN status <> 'FAILED' AND reason IS NOT NULL THEN occurred_at END,
  reason = CASE WHEN status = 'FAILED' THEN reason END,
  status = CASE WHEN status IN ('CAPTURED', 'VOIDED') THEN 'AUTHORIZED' ELSE status END;
ALTER TABLE payment
  DROP COLUMN charge_id,
  ADD CONSTRAINT payment_asked CHECK (asked_capture BETWEEN 0 AND asked_authorize),
  ADD CONSTRAINT payment_wanted CHECK (wanted IN ('NOTHING_YET', 'AUTHORIZE', 'PROPOSE', 'CAPTURE', 'SETTLE', 'RELEASE')),
  ADD CONSTRAINT payment_status CHECK (status IN ('NONE', 'INITIATED', 'AUTHORIZED', 'FAILED'));
CREATE INDEX payment_stuck ON payment (retry_at) WHERE stuck_reason IS NOT NULL;

CREATE FUNCTION payment_must_equal_its_charges() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := coalesce(NEW.reservation_id, OLD.reservation_id);
BEGIN
  IF EXISTS (
    SELECT FROM payments.payment p
    LEFT JOIN LATERAL (SELECT sum(authorized) AS authorized, sum(captured) AS captured, sum(voided) AS voided, sum(refunded) AS refunded
      FROM payments.charge c WHERE c.reservation_id = p.reservation_id) c ON true
    WHERE p.reservation_id = checked AND (p.authorized, p.captured, p.voided, p.refunded)
      IS DISTINCT FROM (coalesce(c.authorized, 0), coalesce(c.captured, 0), coalesce(c.voided, 0), coalesce(c.refunded, 0))) THEN
    RAISE EXCEPTION 'payment % is not the sum of its charges', checked USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_equals_charges';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payment_equals_charges AFTER INSERT OR UPDATE OF authorized, captured, voided, refunded ON payment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.authorized > 0) EXECUTE FUNCTION payment_must_equal_its_charges();
CREATE CONSTRAINT TRIGGER charge_equals_payment AFTER INSERT OR UPDATE OR DELETE ON charge
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment_must_equal_its_charges();

ALTER TABLE journal_line
  DROP CONSTRAINT journal_line_account_check,
  ADD CONSTRAINT journal_line_account CHECK (account IN
    ('GATEWAY_CLEARING', 'CASH', 'GUEST_DEPOSITS', 'GUEST_FOLIO', 'ROOM_REVENUE', 'TAXES', 'FEES', 'ALLOWANCES'));

-- A line of a folio that no card moved: a night, a fee, money of the desk. Its journal has the same cause.
CREATE TABLE posting (
  event_id       uuid PRIMARY KEY,
  reservation_id uuid NOT NULL REFERENCES payment,
  property_id    text NOT NULL,
  entry          text NOT NULL CONSTRAINT posting_entry CHECK (entry IN ('NIGHT', 'CANCELLATION_FEE', 'NO_SHOW_FEE', 'CASH',
    'CASH_BACK', 'ADJUSTMENT', 'ALLOWANCE', 'DEPOSIT_APPLIED', 'DEPOSIT_RETURNED')),
  night          date,
  amount         bigint NOT NULL,
  net            bigint NOT NULL,
  currency       char(3) NOT NULL,
  business_date  date NOT NULL,
  posted_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT posting_of_a_night CHECK ((entry = 'NIGHT') = (night IS NOT NULL))
);
CREATE INDEX posting_reservation ON posting (reservation_id, posted_at);
CREATE UNIQUE INDEX posting_night ON posting (reservation_id, night) WHERE entry = 'NIGHT';
CREATE UNIQUE INDEX posting_once ON posting (reservation_id, entry) WHERE entry IN ('CANCELLATION_FEE', 'NO_SHOW_FEE', 'ADJUSTMENT');
CREATE TRIGGER posting_final BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_final();

-- What the desk asked for under an idempotency key, and the answer that the key always gets again.
CREATE TABLE desk_request (
  caller       text NOT NULL,
  key          text NOT NULL,
  request_hash bytea NOT NULL,
  answer       json NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (caller, key)
);

-- The circuit breaker of each process that calls the gateway, as it last said.
CREATE TABLE gateway_breaker (
  worker     uuid PRIMARY KEY,
  state      text NOT NULL CHECK (state IN ('closed', 'open', 'half-open')),
  changed_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
