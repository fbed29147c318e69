-- The embedded log: topics, partitions, consumer groups and offsets.
CREATE TABLE partition (
  topic       text NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint NOT NULL DEFAULT 0,
  low_offset  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
);

CREATE TABLE message (
  topic     text NOT NULL,
  partition integer NOT NULL,
  "offset"  bigint NOT NULL,
  key       text NOT NULL,
  value     text NOT NULL,
  headers   json NOT NULL,
  timestamp timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, "offset"),
  FOREIGN KEY (topic, partition) REFERENCES partition
);

CREATE TABLE group_offset (
  "group"   text NOT NULL,
  topic     text NOT NULL,
  partition integer NOT NULL,
  committed bigint NOT NULL,
  PRIMARY KEY ("group", topic, partition)
);

-- Who consumes for a group, and until when it counts as alive.
CREATE TABLE member (
  "group"    text NOT NULL,
  member_id  uuid NOT NULL,
  topics     text[] NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY ("group", member_id)
);

-- The one member of a group that owns a partition; void when the member has expired.
CREATE TABLE claim (
  "group"   text NOT NULL,
  topic     text NOT NULL,
  partition integer NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY ("group", topic, partition)
);
