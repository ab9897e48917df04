-- Workspaces that stand already: their built-in roles may do what those of new workspaces do.
INSERT INTO role_grants (workspace_id, role_id, permission, scope)
SELECT r.workspace_id, r.id, g.permission, 'all'
FROM roles r JOIN (VALUES
    ('owner', 'connector.manage'), ('owner', 'action.read'), ('owner', 'action.run'),
    ('admin', 'connector.manage'), ('admin', 'action.read'), ('admin', 'action.run'),
    ('supervisor', 'action.read'), ('supervisor', 'action.run'),
    ('team_lead', 'action.read'), ('team_lead', 'action.run'),
    ('agent', 'action.run'), ('second_line', 'action.run'),
    ('quality_analyst', 'action.read'),
    ('it_maintainer', 'connector.manage'), ('it_maintainer', 'action.read')
) AS g (key, permission) ON g.key = r.key
WHERE r.builtin
ON CONFLICT DO NOTHING;
