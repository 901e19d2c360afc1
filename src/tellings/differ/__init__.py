"""differ."""
