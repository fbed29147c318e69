-- The desk is told of money that is still to be paid, and of money that is to be given back, when a stay has ended.
ALTER TABLE desk_alert
  DROP CONSTRAINT desk_alert_kind_check,
  ADD CONSTRAINT desk_alert_kind CHECK (kind IN ('UNASSIGNED', 'OVERBOOKED', 'OVERSTAY', 'UNPAID', 'GIVE_BACK'));
CREATE INDEX desk_alert_money ON desk_alert (reservation_id) WHERE closed_at IS NULL AND kind IN ('UNPAID', 'GIVE_BACK');
