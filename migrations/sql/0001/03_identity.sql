CREATE TABLE workspaces (
    id            uuid        NOT NULL PRIMARY KEY,
    slug          text        NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
    name          text        NOT NULL,
    locale        text        NOT NULL DEFAULT 'zh-CN',
    timezone      text        NOT NULL DEFAULT 'Asia/Shanghai',
    settings      jsonb       NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE users (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    email         text        NOT NULL CHECK (email = lower(email)),
    name          text        NOT NULL,
    password_hash text,
    locale        text        NOT NULL DEFAULT 'zh-CN',
    avatar_url    text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    disabled_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, email)
);
CREATE INDEX users_email ON users (email);
CREATE TABLE sessions (
    token_hash    bytea       NOT NULL PRIMARY KEY,
    workspace_id  uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_seen_at  timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz,
    ip            text,
    user_agent    text,
    FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX sessions_user ON sessions (workspace_id, user_id);
-- A short memory of failed sign-ins, by e-mail and by address, to slow guessing down.
CREATE TABLE sign_in_failures (
    key_hash      bytea       NOT NULL,
    at            timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_failures_key ON sign_in_failures (key_hash, at);
CREATE TABLE roles (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    key           text        NOT NULL,
    name          text        NOT NULL,
    builtin       boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key)
);
CREATE TABLE role_grants (
    workspace_id  uuid        NOT NULL,
    role_id       uuid        NOT NULL,
    permission    text        NOT NULL,
    scope         text        NOT NULL CHECK (scope IN ('own', 'team', 'all', 'mentioned')),
    inbox_ids     uuid[],     -- null: every inbox
    PRIMARY KEY (workspace_id, role_id, permission, scope),
    FOREIGN KEY (workspace_id, role_id) REFERENCES roles (workspace_id, id) ON DELETE CASCADE
);
CREATE TABLE user_roles (
    workspace_id  uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    role_id       uuid        NOT NULL,
    PRIMARY KEY (workspace_id, user_id, role_id),
    FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, role_id) REFERENCES roles (workspace_id, id)
);
CREATE TABLE api_keys (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    prefix        text        NOT NULL,
    key_hash      bytea       NOT NULL UNIQUE,
    grants        jsonb       NOT NULL,   -- [{permission, scope, inbox_ids}]
    created_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_used_at  timestamptz,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    PRIMARY KEY (workspace_id, id)
);
