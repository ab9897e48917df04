"""Install what tests need beside Python packages: Chromium, a Chinese font, and PostgreSQL 15 when asked for (`15`).

As root on Debian or Ubuntu they come through apt-get; elsewhere the missing ones are named. Browser tests fail without
a browser, they do not skip: a run that tested less must not look whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
)
CJK = ("notosanscjk", "notoserifcjk", "notosanssc", "wqy", "sourcehansans", "pingfang", "droidsansfallback")


def has_browser() -> bool:
    return any(shutil.which(name) for name in CHROMIUM) or any(Path.home().glob(".cache/ms-playwright/chromium*"))


def has_font() -> bool:
    for folder in FONT_FOLDERS:
        for _here, _folders, files in os.walk(Path(folder).expanduser()):
            if any(name.lower().replace("-", "").startswith(CJK) for name in files):
                return True
    return False


def has_postgres(major: str) -> bool:
    return Path(f"/usr/lib/postgresql/{major}/bin/postgres").exists()


def missing(major: str | None) -> list[str]:
    packages = []
    if major is None and not has_browser():
        packages.append("chromium")
    if major is None and not has_font():
        packages.append("fonts-noto-cjk")
    if major is not None and not has_postgres(major):
        packages.append(f"postgresql-{major}")
    return packages


def apt_install(packages: list[str]) -> None:
    print(f"test: installing {', '.join(packages)}", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if any(name.startswith("postgresql-") for name in packages):
        # Debian starts a cluster of its own after installing; the tests start theirs.
        config = Path("/etc/postgresql-common/createcluster.conf")
        if not config.exists():
            config.parent.mkdir(parents=True, exist_ok=True)
            config.write_text("create_main_cluster = false\n")
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-o", "Dpkg::Options::=--force-confold", *command],
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )


def main() -> None:
    major = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] else None
    packages = missing(major)
    if not packages:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        try:
            apt_install(packages)
        except subprocess.CalledProcessError as error:
            print(f"test: apt-get failed ({error.returncode})", file=sys.stderr)
        packages = missing(major)
    if packages:
        raise SystemExit(
            f"test: missing: {', '.join(packages)}\n      Debian and Ubuntu: sudo apt-get install {' '.join(packages)}"
            + ("\n      Elsewhere: .venv/bin/playwright install chromium" if "chromium" in packages else "")
        )


if __name__ == "__main__":
    main()
