-- What each person wants to be told of, and how.
ALTER TABLE users ADD COLUMN notifications jsonb NOT NULL DEFAULT '{}';
