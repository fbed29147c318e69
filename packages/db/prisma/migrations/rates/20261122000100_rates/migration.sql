CREATE TABLE rate_plan (
  property_id   text NOT NULL,
  rate_plan_id  text NOT NULL,
  name          text NOT NULL,
  includes      text NOT NULL,
  -- over the type's nightly price, in basis points; -1000 is ten per cent less
  adjustment_bp integer NOT NULL,
  -- added a night for each adult and child, in minor units: breakfast, dinner
  adult_supplement bigint NOT NULL DEFAULT 0,
  child_supplement bigint NOT NULL DEFAULT 0,
  guarantee     text NOT NULL CHECK (guarantee IN ('NONE', 'AUTHORIZE', 'PREPAY')),
  -- the part of the total held on the card, and the part captured at once
  held_bp       integer NOT NULL CHECK (held_bp BETWEEN 0 AND 10000),
  due_now_bp    integer NOT NULL CHECK (due_now_bp BETWEEN 0 AND held_bp),
  -- null: never free
  free_cancellation_days integer CHECK (free_cancellation_days >= 0),
  free_cancellation_hour integer NOT NULL DEFAULT 18 CHECK (free_cancellation_hour BETWEEN 0 AND 23),
  cancellation_fee_bp integer NOT NULL CHECK (cancellation_fee_bp BETWEEN 0 AND 10000),
  sort          integer NOT NULL,
  PRIMARY KEY (property_id, rate_plan_id),
  CHECK (guarantee <> 'NONE' OR held_bp = 0),
  CHECK (guarantee = 'NONE' OR held_bp > 0)
);

-- The price of one night of a type for two adults, before a plan's adjustment.
CREATE TABLE nightly_price (
  property_id  text NOT NULL,
  room_type_id text NOT NULL,
  night        date NOT NULL,
  amount       bigint NOT NULL CHECK (amount >= 0),
  -- for each adult beyond two, and each child, a night
  extra_adult  bigint NOT NULL CHECK (extra_adult >= 0),
  extra_child  bigint NOT NULL CHECK (extra_child >= 0),
  PRIMARY KEY (property_id, room_type_id, night)
);

-- A price that was used; the reservation and stay version are its cause.
CREATE TABLE rate_usage (
  reservation_id uuid NOT NULL,
  stay_version   integer NOT NULL,
  property_id    text NOT NULL,
  rate_plan_id   text NOT NULL,
  room_type_id   text NOT NULL,
  arrival        date NOT NULL,
  departure      date NOT NULL,
  room_total     bigint NOT NULL,
  currency       char(3) NOT NULL,
  used_at        timestamptz NOT NULL,
  PRIMARY KEY (reservation_id, stay_version)
);
