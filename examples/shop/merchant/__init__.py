"""A small merchant's system: its own process, its own database, reached over HTTP only. See README.md."""
