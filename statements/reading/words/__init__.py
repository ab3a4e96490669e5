"""The lists of words the reader goes by, one kind a module, so that one finds and extends them."""
