-- A key per guest; what is sealed with it is gone when the row is.
CREATE TABLE guest_key (
  guest_id   uuid PRIMARY KEY,
  sealed_key bytea NOT NULL
);

CREATE TABLE reservation (
  reservation_id      uuid PRIMARY KEY,
  confirmation_number text NOT NULL UNIQUE,
  property_id         text NOT NULL,
  status              text NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT', 'CANCELLED', 'NO_SHOW')),
  cancellation_reason text CHECK (cancellation_reason IN ('SOLD_OUT', 'PAYMENT_FAILED', 'TIMED_OUT', 'GUEST', 'HOTEL')),
  -- counts every event of the reservation; every write is conditional on it
  version             integer NOT NULL CHECK (version > 0),
  -- counts the target stays: answers for another one are ignored
  stay_version        integer NOT NULL CHECK (stay_version > 0),
  held                boolean NOT NULL DEFAULT false,
  authorized          boolean NOT NULL,
  room_type_id        text NOT NULL,
  rate_plan_id        text NOT NULL,
  arrival             date NOT NULL,
  departure           date NOT NULL,
  adults              integer NOT NULL CHECK (adults >= 0),
  children            integer NOT NULL CHECK (children >= 0),
  guest_id            uuid NOT NULL,
  sealed_guest        text NOT NULL,
  -- the offer as it was sold: nights, totals, guarantee, policy, names
  -- json and not jsonb: what was answered is answered again to the letter
  sold                json NOT NULL,
  complimentary       boolean NOT NULL,
  channel             text NOT NULL,
  -- the real clock's end of what is still pending; null: none (imports)
  expires_at          timestamptz,
  occurred_at         timestamptz NOT NULL,
  correlation_id      uuid NOT NULL,
  actor               text NOT NULL,
  created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- where an imported stay came from: a second import takes nothing twice
  import_reference    text UNIQUE,
  CHECK (departure > arrival),
  CHECK (adults + children > 0),
  CHECK ((status = 'CANCELLED') = (cancellation_reason IS NOT NULL))
);
CREATE INDEX reservation_pending ON reservation (expires_at) WHERE status = 'PENDING';

-- What happened to a reservation, its own events and those it heard, as its screens show it.
CREATE TABLE timeline (
  reservation_id uuid NOT NULL REFERENCES reservation,
  position       bigint GENERATED ALWAYS AS IDENTITY,
  event_id       uuid NOT NULL,
  event_type     text NOT NULL,
  occurred_at    timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL,
  summary        text NOT NULL,
  PRIMARY KEY (reservation_id, position),
  UNIQUE (reservation_id, event_id)
);

-- The nights of a room that a reservation has it: no room has two stays on one night.
CREATE TABLE room_stay (
  reservation_id uuid NOT NULL REFERENCES reservation,
  property_id    text NOT NULL,
  room_id        text NOT NULL,
  nights         daterange NOT NULL CHECK (NOT isempty(nights)),
  checked_in     boolean NOT NULL DEFAULT false,
  PRIMARY KEY (reservation_id, nights),
  CONSTRAINT room_stay_no_two EXCLUDE USING gist (property_id WITH =, room_id WITH =, nights WITH &&)
);
CREATE UNIQUE INDEX room_stay_one_checked_in ON room_stay (property_id, room_id) WHERE checked_in;

-- The answer that a caller's key always gets again, for 24 hours.
CREATE TABLE idempotency (
  caller       text NOT NULL,
  key          text NOT NULL,
  request_hash bytea NOT NULL,
  reservation_id uuid NOT NULL REFERENCES reservation,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);
