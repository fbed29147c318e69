-- The books of the sandbox payment gateway: a bank of its own, which knows nothing of the hotel.
CREATE TABLE charge (
  charge_id   uuid PRIMARY KEY,
  token       text NOT NULL,
  currency    char(3) NOT NULL,
  authorized  bigint NOT NULL CHECK (authorized > 0),
  captured    bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
  refunded    bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0 AND refunded <= captured),
  voided      bigint NOT NULL DEFAULT 0 CHECK (voided >= 0),
  reference   text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (captured + voided <= authorized)
);

-- Each request by its idempotency key, with the answer it always gets again.
CREATE TABLE request (
  idempotency_key text PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
  charge_id       uuid,
  amount          bigint NOT NULL CHECK (amount > 0),
  answer          json,
  calls           integer NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
