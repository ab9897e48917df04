-- One table for each kind of record: keys in columns, the record itself as JSON. `extra` is what only /export needs.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE customer_keys (kind TEXT NOT NULL, value TEXT NOT NULL, customer_id TEXT NOT NULL);
CREATE INDEX customer_keys_value ON customer_keys (kind, value);
CREATE INDEX customer_keys_customer ON customer_keys (customer_id);
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL,
  customer_id TEXT, data TEXT NOT NULL
);
CREATE TABLE calls (
  key TEXT PRIMARY KEY, operation TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL,
  answer BLOB NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
