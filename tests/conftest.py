"""What holds for all tests: on a build machine property tests draw the same examples every time.

A property that fails by chance on somebody else's change helps nobody; at the desk examples are drawn anew each run,
and `--hypothesis-seed` repeats one.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("build", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("build")
