"""The merchant's package is no part of the desk: its folder is put where modules are looked for, for these tests only."""

import sys

from tests.support.merchant import PROGRAM

sys.path.insert(0, str(PROGRAM.parent))
