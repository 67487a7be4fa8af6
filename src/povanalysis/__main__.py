"""``python -m povanalysis`` is the command ``povanalysis``."""

from povanalysis.cli.app import main

main()
