-- The embedded log: topics, partitions, consumer groups and offsets.

-- The head of each partition. An appender holds its row until it commits, so that offsets are dense and in commit order.
-- Half of each page stays free: heads are updated all the time and should find room beside their last version.
CREATE TABLE partition (
  topic       text NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint NOT NULL DEFAULT 0,
  low_offset  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition),
  CHECK (low_offset BETWEEN 0 AND next_offset)
) WITH (fillfactor = 50);

-- No foreign key to the head: the appender takes its offsets from there, and a check of every row costs more than its insert.
CREATE TABLE message (
  topic       text NOT NULL,
  partition   integer NOT NULL,
  "offset"    bigint NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  headers     json NOT NULL,
  -- When the event was recorded, in ms since 1970.
  timestamp   bigint NOT NULL,
  -- What retention counts from: rises with the offset, and a message that was long on its way is not forgotten on arrival.
  appended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (topic, partition, "offset")
);

-- Where a group is on a partition, and the one member that owns it. Both are one row, so that a commit is fenced by
-- its own WHERE: a member that has lost the partition finds no row to update.
CREATE TABLE group_offset (
  "group"   text NOT NULL,
  topic     text NOT NULL,
  partition integer NOT NULL,
  committed bigint NOT NULL,
  member_id uuid,
  PRIMARY KEY ("group", topic, partition)
) WITH (fillfactor = 50);

-- Who consumes for a group, and until when it counts as alive; the claims of the dead are free.
-- Unlogged: heartbeats need no disk, and after a crash of the database every member beats again.
CREATE UNLOGGED TABLE member (
  "group"    text NOT NULL,
  member_id  uuid NOT NULL,
  topics     text[] NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY ("group", member_id)
) WITH (fillfactor = 50);
