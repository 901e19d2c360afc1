"""Puts this folder where its tests import what they share from."""
