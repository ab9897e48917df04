"""Far sides by kind."""
