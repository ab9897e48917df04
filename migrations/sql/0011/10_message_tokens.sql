-- Projection of the log: by which pieces each message is found. A token is a keyed hash of two or three signs, never the signs.
-- Under row-level security no index over words or arrays is used; equality in a B-tree is.
CREATE TABLE desk_message_tokens (
    workspace_id uuid   NOT NULL,
    token        bigint NOT NULL,
    message_id   uuid   NOT NULL,    -- ids begin with their time: the newest are at the end
    PRIMARY KEY (workspace_id, token, message_id)
);
-- Erasing takes a message's tokens away without knowing its text.
CREATE INDEX desk_message_tokens_message ON desk_message_tokens (workspace_id, message_id);
