"""Every number of the explorer, where it comes from, and the store built from them."""
