-- What a visitor did on the merchant's site: pages he looked at, events the page sent. Sealed with his key, gone after ``until``.
CREATE TABLE visitor_trail (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    customer_id   uuid        NOT NULL,
    inbox_id      uuid        NOT NULL,
    body          bytea       NOT NULL,    -- sealed JSON {name, properties} or {path, title}
    at            timestamptz NOT NULL,
    until         timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id)
);
CREATE INDEX visitor_trail_newest ON visitor_trail (workspace_id, customer_id, at DESC, id DESC);
CREATE INDEX visitor_trail_over ON visitor_trail (workspace_id, until);
