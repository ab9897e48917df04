-- Why a customer rated so: codes out of surveys' list, none of his words.
ALTER TABLE ratings ADD COLUMN reasons text[] NOT NULL DEFAULT '{}';
