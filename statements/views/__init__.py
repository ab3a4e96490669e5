"""The public pages, one file each: they translate HTTP to the rooms of the house and back, and have no rules."""
