-- A message taken back: its customer no longer sees it, staff sees it marked.
ALTER TABLE messages ADD COLUMN recalled_at timestamptz;
