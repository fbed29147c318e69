-- When an event was published last its own row says.
ALTER TABLE reconciler_cursor DROP COLUMN republished_at;
