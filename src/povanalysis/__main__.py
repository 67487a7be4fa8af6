"""The command ``povanalysis``, also as ``python -m povanalysis``."""

from __future__ import annotations

import gc
import sys

from povanalysis.errors import INTERRUPTED, STOPPED


def main() -> None:
    """Run the command; Ctrl-C is told in a line from here on, while libraries load, too."""
    gc.set_threshold(50_000, 20, 20)  # else a tenth of the time that libraries take to load
    try:
        from povanalysis.cli import app

        app.main()
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
