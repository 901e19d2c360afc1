"""`python -m tellings`: the same as the command."""

from __future__ import annotations

from tellings.cli import main

if __name__ == "__main__":
    main(prog_name="tellings")
