"""The HTTP application: errors, guard, hot routes, sockets, static files. Assembled by ``zhike.asgi``."""
