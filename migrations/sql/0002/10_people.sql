-- A visitor who signs in: his visitor identity is adopted by the signed one. Its hash moves to adopted_hash, so that the
-- visitor id, which stays behind in the browser, leads to the verified person no longer; what it became is remembered,
-- so that the same visitor id is never handed to a second person.
ALTER TABLE customer_identities ADD COLUMN adopted_by uuid, ADD COLUMN adopted_hash bytea,
    ADD CONSTRAINT customer_identities_adopted_by FOREIGN KEY (workspace_id, adopted_by)
        REFERENCES customer_identities (workspace_id, id);
CREATE INDEX customer_identities_adopted ON customer_identities (workspace_id, inbox_id, adopted_hash)
    WHERE adopted_hash IS NOT NULL;
-- Whom a signed visitor was before he signed in: only this opens earlier conversations to him, never a colleague's merge.
CREATE INDEX customer_identities_adopters ON customer_identities (workspace_id, adopted_by) WHERE adopted_by IS NOT NULL;
-- Facts of an inbox carry its version.
ALTER TABLE inboxes ADD COLUMN version integer NOT NULL DEFAULT 1;
-- Look-ups by the last four digits of a phone number.
ALTER TABLE customer_lookups DROP CONSTRAINT customer_lookups_kind_check,
    ADD CONSTRAINT customer_lookups_kind_check CHECK (kind IN ('phone', 'email', 'name', 'digits'));
-- When the far side says that its customer sent a message (API channel); created_at stays the time we took it in.
ALTER TABLE messages ADD COLUMN sent_at timestamptz;
-- A key does no more than its maker may do now: finding the key, before its workspace is known, finds his grants.
CREATE POLICY everywhere ON user_roles FOR SELECT TO zhike_system USING (true);
CREATE POLICY everywhere ON role_grants FOR SELECT TO zhike_system USING (true);
GRANT SELECT ON user_roles, role_grants TO zhike_system;
