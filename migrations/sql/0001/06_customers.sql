-- Personal data is sealed with the customer's own data key (AES-256-GCM). Erasing a customer destroys the key, so
-- nothing that any file, index, log segment or old page still holds can be read again.
CREATE TABLE customers (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    number        bigint      NOT NULL,
    data_key      bytea,                   -- wrapped with the workspace's key; null once erased
    profile       bytea,                   -- sealed JSON {name, phone, email, address, attributes, tags}
    locale        text,
    verified      boolean     NOT NULL DEFAULT false,
    version       integer     NOT NULL DEFAULT 1,
    merged_into   uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    erased_at     timestamptz,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, number),
    FOREIGN KEY (workspace_id, merged_into) REFERENCES customers (workspace_id, id),
    CHECK ((erased_at IS NULL) = (data_key IS NOT NULL))
);
CREATE INDEX customers_merged ON customers (workspace_id, merged_into) WHERE merged_into IS NOT NULL;
-- Blind indexes: keyed hashes of normalised phone, e-mail and words of the name, for exact look-up.
CREATE TABLE customer_lookups (
    workspace_id  uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('phone', 'email', 'name')),
    hash          bytea       NOT NULL,
    customer_id   uuid        NOT NULL,
    PRIMARY KEY (workspace_id, kind, hash, customer_id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_lookups_customer ON customer_lookups (workspace_id, customer_id);
