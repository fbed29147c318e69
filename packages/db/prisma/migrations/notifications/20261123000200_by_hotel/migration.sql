-- The mails of a hotel, the newest first.
CREATE INDEX mail_of_hotel ON mail (property_id, mail_id);
