-- Every service has these tables in its own schema; the runner sets search_path to it.

-- The service's event store, partitioned by month and never dropped; unpublished rows wait for the relay.
CREATE TABLE outbox (
  position      bigint GENERATED ALWAYS AS IDENTITY,
  recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  event_id      uuid NOT NULL,
  topic         text NOT NULL,
  key           text NOT NULL,
  aggregate_id  text NOT NULL,
  aggregate_version integer NOT NULL,
  envelope      json NOT NULL,
  published_at  timestamptz,
  PRIMARY KEY (recorded_at, position)
) PARTITION BY RANGE (recorded_at);
CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE INDEX outbox_aggregate ON outbox (aggregate_id, position);
CREATE INDEX outbox_event ON outbox (event_id);

-- Makes the partitions from this month to three months ahead; called at each start and once a day.
CREATE FUNCTION ensure_outbox_months() RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  month date;
  name  text;
BEGIN
  FOR ahead IN 0..3 LOOP
    month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead))::date;
    name := 'outbox_' || to_char(month, 'YYYY_MM');
    EXECUTE format(
      'CREATE TABLE IF NOT EXISTS %I.%I PARTITION OF %I.outbox FOR VALUES FROM (%L) TO (%L)',
      current_schema(), name, current_schema(), month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
  END LOOP;
END $$;

-- What a group has taken on; the row commits together with the effect.
CREATE TABLE inbox (
  "group"    text NOT NULL,
  event_id   uuid NOT NULL,
  status     text NOT NULL DEFAULT 'done' CHECK (status IN ('done', 'dead')),
  handled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (event_id, "group")
);

-- What could not be handled; the letter and the inbox row's status `dead` commit together.
CREATE TABLE dead_letter (
  dead_letter_id uuid PRIMARY KEY,
  "group"    text NOT NULL,
  event_id   uuid,
  topic      text NOT NULL,
  partition  integer NOT NULL,
  "offset"   bigint NOT NULL,
  key        text NOT NULL,
  value      text NOT NULL,
  error      text NOT NULL,
  tries      integer NOT NULL,
  status     text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'replayed')),
  dead_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- One letter for each event; what is no event at all is known by its place, which begins again when the bus does.
CREATE UNIQUE INDEX dead_letter_event ON dead_letter ("group", event_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX dead_letter_place ON dead_letter ("group", topic, partition, "offset") WHERE event_id IS NULL;

-- One relay at a time sends this service's outbox.
CREATE TABLE relay_lease (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  owner      uuid NOT NULL,
  expires_at timestamptz NOT NULL
);

-- Each worker process of the service, as it last spoke of itself.
CREATE TABLE worker (
  process_id uuid PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  breaker    text NOT NULL CHECK (breaker IN ('closed', 'open', 'half-open'))
);
