-- Passages of answers have vectors of their own, computed after those of the questions.
ALTER TABLE knowledge_entries
    ADD COLUMN passages_at    bigint,   -- changed_at whose passages' vectors are stored, by passages_model
    ADD COLUMN passages_model text;
