-- What the desk asked for is forgotten after 24 hours, as idempotency keys are everywhere.
CREATE INDEX desk_request_age ON desk_request (created_at);
