"""Ask a running server for the pages a reader starts from; fail on the first that does not answer well.

python .ci/ask.py http://127.0.0.1:8001
"""

from __future__ import annotations

import sys
import time
import urllib.error
import urllib.request
from urllib.parse import quote

# Page -> words that must stand on it.
PAGES = {
    "/": ("claims",),
    "/claims": ("divergences", "claim_groups"),
    "/claims/claims?_search=" + quote("首相"): ("claims",),
    "/claims/claims?_search=" + quote("フェリー") + "&_size=5": ("フェリー",),
    "/claims/divergences?_size=5": ("date",),
    "/claims/coverage?_size=5": ("silent",),
    "/claims/claim_groups?_size=5": ("disputed",),
    "/claims/derivations?_size=5": ("verbatim",),
}
PATIENCE_SECONDS = 60


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return str(answer.read().decode())


def wait_for(base: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fetch(base + "/-/versions.json")
            return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                sys.exit(f"no answer from {base} in {PATIENCE_SECONDS} s")
            time.sleep(0.3)


def main() -> None:
    base = sys.argv[1]
    wait_for(base)
    for path, words in PAGES.items():
        page = fetch(base + path)
        missing = [word for word in words if word not in page]
        if missing:
            sys.exit(f"{path}: the page lacks {missing}")
        print(f"ok {path}")


if __name__ == "__main__":
    main()
