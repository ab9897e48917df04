"""The main job, over the public interfaces, against real processes: what `make demo CHECK=1` runs."""

from tests.support.live import Live
from zhike.cli.main_job import run_main_job


async def test_the_main_job_is_done(live: Live) -> None:
    lines: list[str] = []
    assert await run_main_job(live.base, lines.append) == 0, "\n".join(lines)
    said = "\n".join(lines)
    assert "handed over" in said
    assert "rated 5 of 5" in said


async def test_it_says_what_failed(live: Live, monkeypatch) -> None:
    monkeypatch.setattr("zhike.cli.main_job.QUESTIONS", {"今晚月球背面下雨吗": "没有这条"})
    lines: list[str] = []
    assert await run_main_job(live.base, lines.append) == 1
    assert "instead of an answer" in lines[-1]
