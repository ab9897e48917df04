"""Where the demo's product facts come from. Imports little: every start asks."""

import os
from pathlib import Path

from zhike.cli.say import Stop
from zhike.db.places import bundled

VARIABLE = "ZHIKE_DEMO__PRODUCTS"
BESIDE = Path("..") / "shared" / "data" / "ecommerce-zh" / "products.json"  # from the checkout's root


def products_file() -> Path | None:
    """Return the file of products: the one the environment names, else the one beside the checkout, else None."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        if named and not Path(named).is_file():
            raise Stop(f"there is no file {named}", f"Set {VARIABLE} to a file of products, or to nothing.")
        return Path(named) if named else None
    beside = bundled("examples").parent / BESIDE
    return beside if beside.is_file() else None
