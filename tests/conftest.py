"""What holds for every test."""


def pytest_collection_modifyitems(items):
    """Run the browser tests last: they are the slowest, and Playwright keeps the thread's event loop busy."""
    items.sort(key=lambda item: "browser" in item.path.parts)
