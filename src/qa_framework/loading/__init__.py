"""YAML text to checked models, and back."""
