CREATE TABLE property (
  property_id    text PRIMARY KEY,
  slug           text NOT NULL UNIQUE,
  listed         boolean NOT NULL,
  name           text NOT NULL,
  native_name    text,
  place          text NOT NULL,
  tagline        text NOT NULL,
  description    text NOT NULL,
  address        text NOT NULL,
  phone          text NOT NULL,
  desk_hours     text NOT NULL,
  check_in_from  text NOT NULL,
  check_out_until text NOT NULL,
  time_zone      text NOT NULL,
  currency       char(3) NOT NULL,
  sellable_until date NOT NULL,
  taxes          jsonb NOT NULL,
  good_to_know   jsonb NOT NULL,
  version        integer NOT NULL
);

CREATE TABLE room_type (
  property_id  text NOT NULL REFERENCES property,
  room_type_id text NOT NULL,
  slug         text NOT NULL,
  name         text NOT NULL,
  description  text NOT NULL,
  size_sqm     integer NOT NULL,
  max_adults   integer NOT NULL CHECK (max_adults > 0),
  max_guests   integer NOT NULL CHECK (max_guests >= max_adults),
  sort         integer NOT NULL,
  PRIMARY KEY (property_id, room_type_id)
);

CREATE TABLE room (
  property_id  text NOT NULL,
  room_id      text NOT NULL,
  room_type_id text NOT NULL,
  floor        text NOT NULL,
  PRIMARY KEY (property_id, room_id),
  FOREIGN KEY (property_id, room_type_id) REFERENCES room_type
);

CREATE TABLE api_key (
  api_key_id  uuid PRIMARY KEY,
  name        text NOT NULL,
  key_hash    bytea NOT NULL UNIQUE,
  scopes      text[] NOT NULL,
  -- null: every hotel
  property_ids text[],
  rate_limited boolean NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_at  timestamptz
);
