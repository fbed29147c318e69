-- The times out of order or of service that touch some nights, and no others: neither those before nor those after.
DROP INDEX room_out_nights;
CREATE INDEX room_out_nights ON room_out USING gist (property_id, daterange(first_night, last_night, '[]'))
  WHERE first_night IS NOT NULL;
