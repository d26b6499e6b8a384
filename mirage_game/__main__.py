"""`python -m mirage_game` is the command `mirage`."""

import sys

from mirage_game.cli import main

if __name__ == "__main__":
    sys.exit(main())
