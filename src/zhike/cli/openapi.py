"""`zhike openapi`"""

import json
from pathlib import Path

from zhike.asgi import create_app
from zhike.cli.installation import read_settings
from zhike.db.urls import Urls

_NOWHERE = "postgresql+psycopg://nobody@127.0.0.1:1/none"


def openapi(*, output: Path | None = None) -> None:
    """Write the OpenAPI document, hot routes included. Needs no database.

    Parameters
    ----------
    output
        A file; without it the document is printed.
    """
    app = create_app(read_settings(), bytes(32), Urls(_NOWHERE, _NOWHERE, _NOWHERE))
    text = json.dumps(app.openapi(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if output is None:
        print(text, end="")
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, "utf-8")
