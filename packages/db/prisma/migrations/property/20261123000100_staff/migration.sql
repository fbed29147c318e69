CREATE TABLE staff (
  staff_id        uuid PRIMARY KEY,
  email           text NOT NULL CONSTRAINT staff_email UNIQUE,
  name            text NOT NULL,
  -- argon2id; null for who signs in through the company only
  password_hash   text,
  -- made by someone else: opens nothing but the page where it is replaced
  password_is_temporary boolean NOT NULL DEFAULT false,
  disabled_at     timestamptz,
  -- a session carries the version it was made with; a higher one ends them all
  session_version integer NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT staff_email_lower_case CHECK (email = lower(email))
);

CREATE TABLE staff_role (
  staff_id    uuid NOT NULL REFERENCES staff,
  property_id text NOT NULL REFERENCES property,
  role        text NOT NULL CHECK (role IN ('FRONT_DESK', 'HOUSEKEEPING', 'REVENUE', 'MANAGER', 'ADMIN')),
  PRIMARY KEY (staff_id, property_id, role)
);
CREATE INDEX staff_role_property ON staff_role (property_id);
