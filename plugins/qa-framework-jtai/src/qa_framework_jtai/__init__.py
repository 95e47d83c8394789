"""Definitions in a folder beside this file; no code is run to read them."""
