-- The audit log is looked through for one kind of things, also without a thing: the newest of it by an index of its own.
CREATE INDEX audit_kind ON audit (property_id, subject_kind, at DESC, audit_id DESC);
