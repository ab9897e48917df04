-- A canned reply may do more than say something: what else happens to the conversation stands in ``steps``.
ALTER TABLE canned_replies ADD COLUMN steps jsonb NOT NULL DEFAULT '[]';
ALTER TABLE canned_replies DROP CONSTRAINT canned_replies_body_check;
ALTER TABLE canned_replies ADD CONSTRAINT canned_replies_body_check CHECK (length(body) <= 4000 AND (body <> '' OR steps <> '[]'));
