-- A session that was signed out: whoever still has a copy of its cookie is out, too.
CREATE TABLE ended_session (
  session_id uuid PRIMARY KEY,
  staff_id   uuid NOT NULL REFERENCES staff,
  ended_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Those of before the longest session are forgotten.
CREATE INDEX ended_session_ended ON ended_session (ended_at);
