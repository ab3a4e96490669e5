"""How fast, against peers, in one run."""
