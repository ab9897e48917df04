"""What lives as long as the process is kept out of garbage collections: each full one halts everything for tenths of a second."""

import gc


def spare_the_collector(*, whole: bool = True) -> None:
    """Keep what was made so far out of every later collection, and have fewer of those.

    ``whole``: collect what is garbage first; without it only what is young, which takes a millisecond.
    """
    gc.collect() if whole else gc.collect(1)
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
