"""Lower a fitted rubric to the one tree that every engine reads."""
