-- Workspaces that stand already: their built-in roles may do what those of new workspaces do.
INSERT INTO role_grants (workspace_id, role_id, permission, scope)
SELECT r.workspace_id, r.id, 'model.manage', 'all'
FROM roles r
WHERE r.builtin AND r.key IN ('owner', 'admin', 'it_maintainer')
ON CONFLICT DO NOTHING;
