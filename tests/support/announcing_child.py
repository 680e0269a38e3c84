"""A process that the announcing program starts: it announces, too, and to the same reader."""

import pkgutil
from unittest.mock import patch

from index.models.child import main
from tests.support.announcing import announced

if __name__ == "__main__":
    load = "index.models.encoder:load_model"
    patch(load.replace(":", "."), announced("loading", pkgutil.resolve_name(load))).start()
    main()
