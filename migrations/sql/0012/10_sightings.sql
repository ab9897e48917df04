-- Where a page last loaded the widget of an inbox: the host's name only, for the live check of the snippet.
ALTER TABLE inboxes ADD COLUMN seen_host text;
ALTER TABLE inboxes ADD COLUMN seen_at timestamptz;
