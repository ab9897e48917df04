-- How long a workspace keeps customers from whom nothing is heard; no row: for good.
CREATE TABLE customer_retention (
    workspace_id  uuid        PRIMARY KEY REFERENCES workspaces (id),
    months        integer     NOT NULL CHECK (months BETWEEN 1 AND 120),
    begins_at     timestamptz NOT NULL     -- nothing is erased before: time to think again
);
