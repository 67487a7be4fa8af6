"""``python -m povanalysis`` is the command ``povanalysis``."""

from povanalysis.cli import main

main()
