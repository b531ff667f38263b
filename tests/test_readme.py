"""What the README shows is there, and can be made anew."""

from tests.browser import pictures
from tests.browser.shots import page_names


def test_the_pictures_of_the_readme_are_those_that_are_kept_each_named_after_its_page():
    kept = sorted((pictures.ROOT / "docs").glob("*.png"))
    assert sorted(pictures.wanted()) == kept != []
    assert {path.stem for path in kept} <= set(page_names())
