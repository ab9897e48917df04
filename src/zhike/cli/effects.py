"""`zhike effects`"""

from pathlib import Path
from typing import Literal

from zhike.cli.installation import pause_effects, read_settings, resume_effects


def effects(state: Literal["live", "paused"], *, data: Path | None = None) -> None:
    """Pause or resume what Zhike sends outside: webhooks, messages on channels. Restart serve and worker afterwards.

    Parameters
    ----------
    state
        live or paused.
    data
        The data folder (ZHIKE_DATA_DIR).
    """
    folder = read_settings(data).data_dir
    if state == "paused":
        pause_effects(folder)
    else:
        resume_effects(folder)
    print(f"effects: {state}")
