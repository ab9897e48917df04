-- serve, worker and doctor ask which revision stands here without the owner's password.
GRANT SELECT ON alembic_version TO zhike_system;
