"""Tasks of scenarios; they run in the worker."""

from typing import Any
from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.kit.yaml_lines import Unreadable
from zhike.scenarios.errors import SandboxStuck
from zhike.scenarios.runner import RunPlayer
from zhike.scenarios.service import PLAY


def tasks(player: RunPlayer) -> dict[str, TaskSpec]:
    """Return ``scenarios.play``: a workspace's scenarios are played, one run at a time."""

    async def played(ctx: JobContext, workspace_id: str, run_id: str, **_: Any) -> None:
        try:
            await player.play(UUID(workspace_id), UUID(run_id))
        except SandboxStuck:
            await player.give_up(UUID(workspace_id), UUID(run_id), "sandbox_stuck")
        except Unreadable:
            await player.give_up(UUID(workspace_id), UUID(run_id), "scenario_unreadable")
        except Exception:
            if ctx.last_attempt:
                await player.give_up(UUID(workspace_id), UUID(run_id), "stopped")
            raise

    return {PLAY: TaskSpec(played, retry=2)}
