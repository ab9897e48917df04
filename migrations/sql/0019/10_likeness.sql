-- A phone or an e-mail that was proved (a signed token, a program that vouches) is also found as such: who shares one may be one person.
ALTER TABLE customer_lookups DROP CONSTRAINT customer_lookups_kind_check;
ALTER TABLE customer_lookups ADD CONSTRAINT customer_lookups_kind_check
    CHECK (kind IN ('phone', 'email', 'name', 'digits', 'proven_phone', 'proven_email'));
-- Two customers of whom a colleague said that they are not one person; the smaller id first, so that a pair stands once.
CREATE TABLE customer_unlike (
    workspace_id  uuid        NOT NULL,
    a             uuid        NOT NULL,
    b             uuid        NOT NULL CHECK (a <= b),
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, a, b),
    FOREIGN KEY (workspace_id, a) REFERENCES customers (workspace_id, id),
    FOREIGN KEY (workspace_id, b) REFERENCES customers (workspace_id, id)
);
CREATE INDEX customer_unlike_b ON customer_unlike (workspace_id, b);
