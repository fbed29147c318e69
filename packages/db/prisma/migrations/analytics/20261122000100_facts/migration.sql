-- Every version of a reservation that analytics heard of, with when it happened and when it was recorded.
CREATE TABLE reservation_fact (
  reservation_id  uuid NOT NULL,
  version         integer NOT NULL,
  stay_version    integer NOT NULL,
  event_id        uuid NOT NULL,
  property_id     text NOT NULL,
  status          text NOT NULL,
  cancellation_reason text,
  complimentary   boolean NOT NULL,
  channel         text NOT NULL,
  arrival         date NOT NULL,
  departure       date NOT NULL,
  business_date   date NOT NULL,
  occurred_at     timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (reservation_id, version)
);
CREATE INDEX reservation_fact_property ON reservation_fact (property_id, occurred_at);

-- A row a room night of a target stay; what its reservation became stands in reservation_fact.
CREATE TABLE room_night (
  reservation_id uuid NOT NULL,
  stay_version   integer NOT NULL,
  night          date NOT NULL,
  property_id    text NOT NULL,
  room_type_id   text NOT NULL,
  rate_plan_id   text NOT NULL,
  -- net of tax, in minor units
  revenue        bigint NOT NULL,
  currency       char(3) NOT NULL,
  complimentary  boolean NOT NULL,
  PRIMARY KEY (reservation_id, stay_version, night)
);
CREATE INDEX room_night_property ON room_night (property_id, night);
