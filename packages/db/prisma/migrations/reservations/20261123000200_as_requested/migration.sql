-- The stay as it was first asked for, once another took its place: what an idempotency key was answered with is answered again.
ALTER TABLE reservation ADD COLUMN as_requested json;
