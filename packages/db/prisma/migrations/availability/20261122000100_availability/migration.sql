-- One row a room type and night. `sold` counts the live hold_night rows; the CHECK is the promise that nothing is oversold.
CREATE TABLE availability_calendar (
  property_id  text NOT NULL,
  room_type_id text NOT NULL,
  night        date NOT NULL,
  physical     integer NOT NULL CHECK (physical >= 0),
  out_of_order integer NOT NULL DEFAULT 0 CHECK (out_of_order >= 0),
  sell_limit   integer NOT NULL CHECK (sell_limit >= 0),
  blocked      integer NOT NULL DEFAULT 0 CHECK (blocked >= 0),
  sold         integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  PRIMARY KEY (property_id, room_type_id, night),
  CONSTRAINT calendar_not_oversold CHECK (sold + blocked <= sell_limit)
);

-- What availability knows of one reservation: the highest stay version it heard of, and its answer. The row stays as a tombstone.
CREATE TABLE hold (
  reservation_id uuid PRIMARY KEY,
  property_id    text NOT NULL,
  -- counts the hold's own events
  version        integer NOT NULL,
  stay_version   integer NOT NULL,
  status         text NOT NULL CHECK (status IN ('UNKNOWN', 'HELD', 'REJECTED', 'RELEASED')),
  reason         text CHECK (reason IN ('SOLD_OUT', 'TIMED_OUT')),
  room_type_id   text,
  arrival        date,
  departure      date,
  occurred_at    timestamptz NOT NULL,
  CHECK ((status = 'REJECTED') = (reason IS NOT NULL)),
  -- said for each column: a comparison with null would pass
  CHECK (status <> 'HELD' OR (room_type_id IS NOT NULL AND arrival IS NOT NULL AND departure IS NOT NULL)),
  CHECK (arrival < departure)
);

-- The nights that a hold has taken, each once.
CREATE TABLE hold_night (
  reservation_id uuid NOT NULL REFERENCES hold,
  property_id    text NOT NULL,
  room_type_id   text NOT NULL,
  night          date NOT NULL,
  PRIMARY KEY (reservation_id, room_type_id, night),
  FOREIGN KEY (property_id, room_type_id, night) REFERENCES availability_calendar
);
CREATE INDEX hold_night_by_night ON hold_night (property_id, night, room_type_id);

-- Up to which reservation event the holds have been held against their reservations.
CREATE TABLE convergence_cursor (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  recorded_at timestamptz NOT NULL,
  position    bigint NOT NULL
);
