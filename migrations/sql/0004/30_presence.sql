-- When a person who is not offline was last seen: a console of his was open. Who is gone gets no more conversations.
ALTER TABLE agents ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
