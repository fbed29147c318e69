-- Who did what: written in the transaction of the action, never changed.
CREATE TABLE audit (
  audit_id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at             timestamptz NOT NULL DEFAULT clock_timestamp(),
  business_date  date NOT NULL,
  property_id    text NOT NULL,
  -- the name of whoever acted, as events have it
  actor          text NOT NULL,
  staff_id       uuid,
  api_key_id     uuid,
  action         text NOT NULL,
  subject_kind   text NOT NULL,
  subject_id     text NOT NULL,
  before         jsonb,
  after          jsonb,
  correlation_id uuid NOT NULL,
  -- from where, when it came over the network
  address        text,
  CHECK (num_nonnulls(staff_id, api_key_id) <= 1)
);
CREATE INDEX audit_property ON audit (property_id, at DESC, audit_id DESC);
CREATE INDEX audit_subject ON audit (property_id, subject_kind, subject_id, at DESC, audit_id DESC);

CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();
