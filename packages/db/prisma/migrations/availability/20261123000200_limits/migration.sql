-- What may be sold of a night is its rooms, less those out of order, plus the overbooking that is allowed. When that is less than
-- what is sold already, the limit is what is sold, and comes down with it.
ALTER TABLE availability_calendar
  -- how many rooms more than there are may be sold; below zero: kept back
  ADD COLUMN overbooking integer NOT NULL DEFAULT 0;
UPDATE availability_calendar SET overbooking = sell_limit - physical + out_of_order;

-- The times that rooms are out of order, as heard: the end of one may come before its beginning.
CREATE TABLE out_of_order_heard (
  out_of_order_id uuid PRIMARY KEY,
  property_id     text NOT NULL,
  room_type_id    text NOT NULL,
  -- null until its beginning is heard
  first_night     date,
  last_night      date,
  -- the first night that the room is in order again, when it came back before its time
  back_from       date,
  CHECK ((first_night IS NULL) = (last_night IS NULL))
);
CREATE INDEX out_of_order_heard_nights ON out_of_order_heard (property_id, room_type_id, last_night);
