"""`python -m merchant` in examples/shop, or `python examples/shop/merchant`."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if not __package__:  # run as a folder: the folder itself must not be where modules are looked for, its parent must
    sys.path[:] = [str(HERE.parent), *(path for path in sys.path if Path(path or ".").resolve() != HERE)]

from merchant.server import main  # noqa: E402

main()
