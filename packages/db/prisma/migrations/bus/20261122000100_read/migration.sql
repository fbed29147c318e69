-- What waits on a partition from an offset on. A function for the sake of its settings: readers keep their prepared plans,
-- and one that was made while the table was empty would go on reading all of it, until the next ANALYZE.
CREATE FUNCTION messages_from(of_topic text, of_partition integer, from_offset bigint, most integer)
  RETURNS SETOF message LANGUAGE plpgsql STABLE ROWS 100
  SET enable_seqscan = off SET enable_bitmapscan = off SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN QUERY
    SELECT * FROM message stored
    WHERE stored.topic = of_topic AND stored.partition = of_partition AND stored."offset" >= from_offset
    ORDER BY stored."offset"
    LIMIT most;
END $$;
