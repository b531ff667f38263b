"""Methods known from books, over plain arrays."""
