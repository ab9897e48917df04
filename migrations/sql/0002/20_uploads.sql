-- Uploads that no message has carried yet: swept after a while. Files of before this revision keep an empty column
-- unless a customer uploaded them (a colleague's were never marked as sent).
ALTER TABLE attachments ADD COLUMN unsent_since timestamptz;
UPDATE attachments SET unsent_since = created_at WHERE message_id IS NULL AND uploaded_by = 'customer';
CREATE INDEX attachments_unsent ON attachments (workspace_id, unsent_since) WHERE unsent_since IS NOT NULL;
