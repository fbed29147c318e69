-- How a room is, for housekeeping and the desk.
ALTER TABLE room
  ADD COLUMN status       text NOT NULL DEFAULT 'CLEAN' CHECK (status IN ('CLEAN', 'DIRTY', 'INSPECTED')),
  -- counts the room's own events: its states, and each time out of order and back
  ADD COLUMN version      integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  ADD COLUMN status_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- the name of whoever said so, as events have it; null before anybody did
  ADD COLUMN status_actor text,
  ADD COLUMN status_staff uuid REFERENCES staff;

-- A time during which a room cannot be used. It leaves the inventory; both dates count.
CREATE TABLE out_of_order (
  out_of_order_id uuid PRIMARY KEY,
  property_id     text NOT NULL,
  room_id         text NOT NULL,
  first_night     date NOT NULL,
  last_night      date NOT NULL,
  reason          text NOT NULL,
  actor           text NOT NULL,
  begun_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- the first night that it is in order again, when it came back before its time
  back_from       date,
  FOREIGN KEY (property_id, room_id) REFERENCES room,
  CHECK (first_night <= last_night),
  CHECK (back_from BETWEEN first_night AND last_night),
  CONSTRAINT out_of_order_once EXCLUDE USING gist
    (property_id WITH =, room_id WITH =, daterange(first_night, coalesce(back_from, last_night + 1)) WITH &&)
);
CREATE INDEX out_of_order_last ON out_of_order (property_id, last_night);

-- The hotel's accounting day. It moves when the night audit closes it, and by nothing else.
CREATE TABLE business_day (
  property_id   text PRIMARY KEY REFERENCES property,
  business_date date NOT NULL,
  -- the local hour at which the day is over
  audit_hour    integer NOT NULL DEFAULT 3 CHECK (audit_hour BETWEEN 0 AND 23),
  -- how many days from the business date on are on sale
  sells_ahead   integer NOT NULL CHECK (sells_ahead >= 0),
  -- who closes it at the moment; whoever has not renewed by then has died
  audit_owner   uuid,
  audit_until   timestamptz
);

-- Hotels that still sell have days to close; imported history has none.
INSERT INTO business_day (property_id, business_date, sells_ahead)
SELECT property_id, today, sellable_until - today
FROM (SELECT property_id, sellable_until, ((clock_timestamp() AT TIME ZONE time_zone) - interval '3 hours')::date AS today
  FROM property) AS hotel
WHERE sellable_until > today;

-- Which steps of a night audit are done: what is here is never done again.
CREATE TABLE night_audit (
  property_id   text NOT NULL REFERENCES property,
  business_date date NOT NULL,
  step          text NOT NULL CHECK (step IN ('NO_SHOWS', 'NIGHTS', 'ROOMS', 'CALENDAR', 'PRICES', 'CLOSED')),
  -- what it did, in figures
  figure        integer NOT NULL,
  done_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (property_id, business_date, step)
);
