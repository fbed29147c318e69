-- A version counts from when it happened, by the hotel's time; what is heard after its day was closed counts from when it was heard.
ALTER TABLE reservation_fact ADD COLUMN known_at timestamptz;
UPDATE reservation_fact SET known_at = occurred_at;
ALTER TABLE reservation_fact ALTER COLUMN known_at SET NOT NULL;
-- What moved the books lately.
CREATE INDEX reservation_fact_known ON reservation_fact (property_id, known_at);

-- A night is on the books from one moment to another: of the past it is never taken away, only ended.
ALTER TABLE room_night ADD COLUMN channel text;
ALTER TABLE room_night ADD COLUMN kind text;
ALTER TABLE room_night ADD COLUMN counts_from timestamptz;
ALTER TABLE room_night ADD COLUMN counts_until timestamptz;

WITH span AS (
  SELECT f.reservation_id, f.version, f.stay_version, f.channel, f.status, f.known_at AS counts_from,
    coalesce(lead(f.known_at) OVER (PARTITION BY f.reservation_id ORDER BY f.version), 'infinity') AS counts_until
  FROM reservation_fact f
), counted AS (
  SELECT reservation_id, stay_version, min(channel) AS channel,
    min(counts_from) FILTER (WHERE status IN ('CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT')) AS counts_from,
    max(counts_until) FILTER (WHERE status IN ('CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT')) AS counts_until
  FROM span GROUP BY reservation_id, stay_version
)
UPDATE room_night n
SET channel = counted.channel,
  kind = CASE WHEN n.complimentary THEN 'COMPLIMENTARY' ELSE 'SOLD' END,
  counts_from = CASE WHEN counted.counts_from < counted.counts_until THEN counted.counts_from ELSE 'infinity' END,
  counts_until = CASE WHEN counted.counts_from < counted.counts_until THEN counted.counts_until ELSE 'infinity' END
FROM counted
WHERE counted.reservation_id = n.reservation_id AND counted.stay_version = n.stay_version AND counted.counts_from IS NOT NULL;

-- Of what never was on the books there is no row.
DELETE FROM room_night WHERE counts_from IS NULL;
ALTER TABLE room_night ALTER COLUMN channel SET NOT NULL;
ALTER TABLE room_night ALTER COLUMN kind SET NOT NULL;
ALTER TABLE room_night ALTER COLUMN counts_from SET NOT NULL;
ALTER TABLE room_night ALTER COLUMN counts_until SET NOT NULL;
ALTER TABLE room_night ADD CONSTRAINT room_night_kind CHECK (kind IN ('SOLD', 'COMPLIMENTARY', 'NO_SHOW'));
ALTER TABLE room_night ADD CONSTRAINT room_night_span CHECK (counts_from <= counts_until);
ALTER TABLE room_night DROP COLUMN complimentary;
DROP INDEX room_night_property;
-- Figures of some nights read just these rows, and no others.
CREATE INDEX room_night_property ON room_night (property_id, night)
  INCLUDE (counts_from, counts_until, kind, revenue, channel);

-- A reservation that was on the books once: when it was made, and how it ended without a stay.
CREATE TABLE reservation_outcome (
  reservation_id uuid PRIMARY KEY,
  property_id    text NOT NULL,
  -- the business date on which it was made, and the moment from which it counts
  made_on        date NOT NULL,
  made_known_at  timestamptz NOT NULL,
  ended_as       text CHECK (ended_as IN ('CANCELLED', 'NO_SHOW')),
  ended_on       date,
  ended_known_at timestamptz,
  CONSTRAINT reservation_outcome_end CHECK (num_nulls(ended_as, ended_on, ended_known_at) IN (0, 3))
);
CREATE INDEX reservation_outcome_made ON reservation_outcome (property_id, made_on) INCLUDE (made_known_at);
CREATE INDEX reservation_outcome_ended ON reservation_outcome (property_id, ended_on) INCLUDE (ended_as, ended_known_at)
  WHERE ended_on IS NOT NULL;

INSERT INTO reservation_outcome
SELECT reservation_id, min(property_id), min(business_date), min(known_at) FILTER (WHERE status IN ('CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT')),
  min(status) FILTER (WHERE status IN ('CANCELLED', 'NO_SHOW')),
  min(business_date) FILTER (WHERE status IN ('CANCELLED', 'NO_SHOW')),
  min(known_at) FILTER (WHERE status IN ('CANCELLED', 'NO_SHOW'))
FROM reservation_fact GROUP BY reservation_id
HAVING bool_or(status IN ('CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT'));

-- The rooms of a type on a night, as they were known from a moment on.
CREATE TABLE physical_rooms (
  property_id  text NOT NULL,
  night        date NOT NULL,
  room_type_id text NOT NULL,
  known_at     timestamptz NOT NULL,
  rooms        integer NOT NULL CHECK (rooms >= 0),
  PRIMARY KEY (property_id, night, room_type_id, known_at)
);

-- A room out of order (leaves the inventory) or out of service (stays sellable). Its end may be heard of before its beginning.
CREATE TABLE room_out (
  room_out_id    uuid PRIMARY KEY,
  property_id    text NOT NULL,
  room_type_id   text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('ORDER', 'SERVICE')),
  first_night    date,
  last_night     date,
  begun_known_at timestamptz,
  -- the first night that it can be used again
  back_from      date,
  ended_known_at timestamptz,
  CONSTRAINT room_out_begun CHECK (num_nulls(first_night, last_night, begun_known_at) IN (0, 3)),
  CONSTRAINT room_out_ended CHECK (num_nulls(back_from, ended_known_at) IN (0, 2))
);
CREATE INDEX room_out_nights ON room_out (property_id, last_night);

-- A business date that the night audit has closed; its figures are final once everything recorded before was heard.
CREATE TABLE closed_day (
  property_id   text NOT NULL,
  business_date date NOT NULL,
  closed_at     timestamptz NOT NULL,
  final_at      timestamptz,
  PRIMARY KEY (property_id, business_date)
);
CREATE INDEX closed_day_open ON closed_day (closed_at) WHERE final_at IS NULL;

-- A hotel's books: up to when its figures are final. What is heard later of the time before counts from when it was heard.
CREATE TABLE book (
  property_id text PRIMARY KEY,
  final_until timestamptz NOT NULL
);
INSERT INTO book SELECT DISTINCT property_id, timestamptz '-infinity' FROM reservation_fact;

-- Up to when everything that was recorded of reservations was heard.
CREATE TABLE heard_until (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  moment   timestamptz NOT NULL
);
INSERT INTO heard_until (moment) VALUES ('-infinity');
