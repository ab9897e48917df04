"""What the embedded PostgreSQL is configured with."""

from pathlib import Path

import psutil


def configuration(port: int, socket_dir: Path, logs: Path, *, durable: bool) -> str:
    """Return the text of ``zhike.conf``: a server for one machine that it shares with Zhike itself."""
    memory_mb = psutil.virtual_memory().total // 2**20
    safe = "on" if durable else "off"
    values: dict[str, object] = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": socket_dir,
        "max_connections": 200,
        "shared_buffers": f"{min(max(memory_mb // 16, 64), 512)}MB",
        "effective_cache_size": f"{max(memory_mb // 2, 128)}MB",
        "work_mem": "8MB",
        "maintenance_work_mem": "128MB",
        "fsync": safe,
        "synchronous_commit": safe,
        "full_page_writes": safe,
        "wal_recycle": "off",  # a fresh segment is cheaper than renaming one on copy-on-write file systems
        "wal_compression": "pglz",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "10min",
        "random_page_cost": 1.1,
        "jit": "off",  # short statements only
        "autovacuum_naptime": "10s",
        "autovacuum_vacuum_cost_delay": "1ms",
        "password_encryption": "scram-sha-256",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "on",
        "log_directory": logs,
        "log_filename": "postgres-%a.log",  # one file per weekday, written over a week later
        "log_rotation_age": "1d",
        "log_rotation_size": 0,
        "log_truncate_on_rotation": "on",
        "log_line_prefix": "%m [%p] %u@%d ",
        "log_min_duration_statement": "2s",
        # Values may be personal data: the log shows statements, never what was bound to them.
        "log_parameter_max_length": 0,
        "log_parameter_max_length_on_error": 0,
    }
    return "".join(f"{name} = '{str(value).replace(chr(39), chr(39) * 2)}'\n" for name, value in values.items())
