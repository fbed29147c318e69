-- What can happen to a reservation after it is confirmed.
ALTER TABLE reservation
  -- another stay beside the one in force, as sold, with what was answered of it; its version is stay_version
  ADD COLUMN proposal            json,
  ADD COLUMN proposal_expires_at timestamptz,
  -- why the last proposal did not take force
  ADD COLUMN withdrawn           text CHECK (withdrawn IN ('SOLD_OUT', 'PAYMENT_FAILED', 'TIMED_OUT', 'ROOM_TAKEN', 'GUEST', 'HOTEL')),
  -- kept of a stay that did not happen, in minor units
  ADD COLUMN fee                 bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
  -- business dates
  ADD COLUMN checked_in_on       date,
  ADD COLUMN checked_out_on      date,
  ADD CONSTRAINT reservation_proposal CHECK (proposal IS NULL OR status IN ('CONFIRMED', 'CHECKED_IN')),
  ADD CONSTRAINT reservation_proposal_expires CHECK ((proposal IS NULL) = (proposal_expires_at IS NULL)),
  ADD CONSTRAINT reservation_fee CHECK (fee = 0 OR status IN ('CANCELLED', 'NO_SHOW')),
  ADD CONSTRAINT reservation_checked_in CHECK (status NOT IN ('CHECKED_IN', 'CHECKED_OUT') OR checked_in_on IS NOT NULL),
  ADD CONSTRAINT reservation_checked_out CHECK ((status = 'CHECKED_OUT') = (checked_out_on IS NOT NULL));
CREATE INDEX reservation_proposed ON reservation (proposal_expires_at) WHERE proposal IS NOT NULL;
-- Today at the desk: who comes, who leaves, who is in the house.
CREATE INDEX reservation_arrivals ON reservation (property_id, arrival) WHERE status IN ('CONFIRMED', 'CHECKED_IN');
CREATE INDEX reservation_in_house ON reservation (property_id, departure) WHERE status = 'CHECKED_IN';
CREATE INDEX reservation_checked_out_on ON reservation (property_id, checked_out_on) WHERE status = 'CHECKED_OUT';

-- What the desk must look at: a stay without its room, a type sold past its rooms. Closed when it is no longer so.
CREATE TABLE desk_alert (
  alert_id       uuid PRIMARY KEY,
  property_id    text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('UNASSIGNED', 'OVERBOOKED', 'OVERSTAY')),
  -- what it is about: a reservation, or a room type and night
  subject        text NOT NULL,
  reservation_id uuid REFERENCES reservation,
  message        text NOT NULL,
  raised_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  closed_at      timestamptz
);
CREATE UNIQUE INDEX desk_alert_open ON desk_alert (property_id, kind, subject) WHERE closed_at IS NULL;
