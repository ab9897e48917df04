"""The installation's secret: 32 bytes from which every other key is derived."""

import os
import secrets

from zhike.settings import Settings


def load_secret(settings: Settings) -> bytes:
    """Return the secret, making ``data_dir/secret.key`` (mode 600) at the first start.

    Raises ValueError when the configured or stored secret is not 64 hex digits.
    """
    if settings.secret_key is not None:
        return _decode(settings.secret_key.get_secret_value(), "ZHIKE_SECRET_KEY")
    path = settings.data_dir / "secret.key"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _decode(path.read_text("ascii").strip(), str(path.name))
    with os.fdopen(handle, "w") as file:
        text = secrets.token_hex(32)
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    return bytes.fromhex(text)


def _decode(text: str, where: str) -> bytes:
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        secret = b""
    if len(secret) != 32:
        raise ValueError(
            f"{where} must hold 64 hex digits; restore it from your backup or remove it on a fresh installation"
        )
    return secret
