-- What an operator and the reconciler need to mend what went wrong on the way from an outbox to a group.

-- The one group that an event is for; all that subscribe where it is null. An edited replay is for the group that failed.
ALTER TABLE outbox ADD COLUMN addressee text;

-- `error_kind` is what letters of one cause have in common. A replayed letter waits for its group while it has a
-- `redeliver_at`, and is open again when it fails again; one that was edited says by which event it was replaced.
ALTER TABLE dead_letter
  ADD COLUMN error_kind   text NOT NULL DEFAULT '',
  ADD COLUMN replays      integer NOT NULL DEFAULT 0,
  ADD COLUMN replayed_at  timestamptz,
  ADD COLUMN replayed_by  text,
  ADD COLUMN redeliver_at timestamptz,
  ADD COLUMN replaced_by  uuid;
UPDATE dead_letter SET error_kind = left(split_part(error, E'\n', 1), 120);
ALTER TABLE dead_letter
  ALTER COLUMN error_kind DROP DEFAULT,
  ADD CONSTRAINT dead_letter_waits_replayed CHECK (redeliver_at IS NULL OR status = 'replayed'),
  ADD CONSTRAINT dead_letter_replaced_replayed CHECK (replaced_by IS NULL OR (status = 'replayed' AND redeliver_at IS NULL));
CREATE INDEX dead_letter_listed ON dead_letter (status, dead_letter_id);
CREATE INDEX dead_letter_open_kind ON dead_letter ("group", topic, error_kind, dead_letter_id) WHERE status = 'open';
CREATE INDEX dead_letter_waiting ON dead_letter (redeliver_at) WHERE redeliver_at IS NOT NULL;

-- How far into this outbox everything is known to be handled by a group, or in its dead letters; one process at a time
-- goes on from there, by a lease. `republished_at` is when what stands there was last published again.
CREATE TABLE reconciler_cursor (
  "group"        text PRIMARY KEY,
  recorded_at    timestamptz NOT NULL DEFAULT '-infinity',
  position       bigint NOT NULL DEFAULT 0,
  republished_at timestamptz,
  owner          uuid,
  leased_until   timestamptz NOT NULL DEFAULT '-infinity'
);
