"""The numerical models: pure functions on frozen dataclasses, one module a topic."""
