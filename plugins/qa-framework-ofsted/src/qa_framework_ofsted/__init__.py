"""Inspections by Ofsted as definitions; there is no code."""
