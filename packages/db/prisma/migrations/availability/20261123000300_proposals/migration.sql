-- A hold has the stay in force and at most one proposal beside it; the nights held are those of both.
ALTER TABLE hold
  ADD COLUMN proposal_room_type_id text,
  ADD COLUMN proposal_arrival      date,
  ADD COLUMN proposal_departure    date,
  -- why the nights of the proposal are not held; null: they are
  ADD COLUMN proposal_refused      text CHECK (proposal_refused IN ('SOLD_OUT', 'TIMED_OUT')),
  ADD CONSTRAINT hold_proposal_whole CHECK (num_nulls(proposal_room_type_id, proposal_arrival, proposal_departure) IN (0, 3)),
  ADD CONSTRAINT hold_proposal_nights CHECK (proposal_arrival < proposal_departure),
  ADD CONSTRAINT hold_proposal_beside_stay CHECK (proposal_room_type_id IS NULL OR status = 'HELD'),
  ADD CONSTRAINT hold_proposal_refused CHECK (proposal_refused IS NULL OR proposal_room_type_id IS NOT NULL);

-- Counts the events of each room type's calendar, which those before this began anew with each opening.
CREATE TABLE calendar_version (
  property_id  text NOT NULL,
  room_type_id text NOT NULL,
  version      integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (property_id, room_type_id)
);
INSERT INTO calendar_version (property_id, room_type_id, version)
  SELECT c.property_id, c.room_type_id, greatest(1, (SELECT count(*) FROM outbox o
    WHERE o.aggregate_id = c.property_id || '/' || c.room_type_id))
  FROM (SELECT DISTINCT property_id, room_type_id FROM availability_calendar) c;
