"""What holds for the tests of the models."""

import os

# Two threads of linear algebra on small matrices wait for each other on a busy machine and take five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
