"""How the tests are dealt out over the processes that run them."""

import re
import subprocess
import sys
from collections import defaultdict

import pytest

from tests import sample
from tests.browser.serving import ROOT

FILES = ("tests/models/methods/test_chance.py", "tests/models/methods/test_staged.py")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MANNER = re.search(r"--dist=\w+ --no-loadscope-reorder", MAKEFILE).group().split()


@pytest.mark.long
def test_a_file_is_run_by_one_process_so_that_it_sets_up_once():
    asked = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2", *MANNER, "-vv", *FILES]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True).stdout
    processes = defaultdict(set)
    for process, file in re.findall(r"\[(gw\d)\].* PASSED (\S+?)::", told):
        processes[file].add(process)
    assert {file: len(found) for file, found in processes.items()} == dict.fromkeys(FILES, 1)


def test_what_is_named_as_long_exists():
    few, none = sample.named()
    assert few and none and not few & none
    written = {}
    for name in few | none:
        file, test = name.split("::")
        written.setdefault(file, (ROOT / file).read_text(encoding="utf-8"))
        assert f"def {test}(" in written[file], name
