"""Puts this folder where its tests, and those of `values`, import what they share from."""
