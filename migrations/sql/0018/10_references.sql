-- Things of the merchant's systems that belong to a customer: an order, a product, a ticket, a link. What they are called is sealed
-- with the customer's key; ``hash`` is a keyed hash of kind and external id, so that the same thing stands once.
CREATE TABLE customer_references (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    customer_id   uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('order', 'product', 'ticket', 'link')),
    hash          bytea       NOT NULL,
    details       bytea       NOT NULL,    -- sealed JSON {external_id, title, url, status}
    source        text        NOT NULL CHECK (source IN ('person', 'page', 'program')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    removed_at    timestamptz,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, customer_id, hash),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
CREATE INDEX customer_references_newest ON customer_references (workspace_id, customer_id, updated_at DESC) WHERE removed_at IS NULL;
