-- Workspaces that stand already: their built-in roles may keep shared views as those of new workspaces do.
INSERT INTO role_grants (workspace_id, role_id, permission, scope)
SELECT workspace_id, id, 'inbox_view.manage', CASE key WHEN 'team_lead' THEN 'team' ELSE 'all' END
FROM roles WHERE builtin AND key IN ('owner', 'admin', 'supervisor', 'team_lead')
ON CONFLICT DO NOTHING;
