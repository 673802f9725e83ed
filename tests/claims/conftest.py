"""Short texts read through the stages."""

from collections.abc import Callable

import pytest

from claims.article import Article, Outlet
from claims.claim import Claim, read_claims
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.sentence import sentences
from claims.text import is_japanese


def article_of(
    text: str, published: str | None = "2025-06-10", kind: str = "newspaper", name: str = "北浜新聞"
) -> Article:
    outlet = Outlet(name, name, "newspaper", name)
    basis = "manifest" if published else "unknown"
    language = "ja" if is_japanese(text) else "en"
    return Article(f"{name}.txt", outlet, text, published=published, published_basis=basis, language=language)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def claims_in() -> Callable[[str], tuple[Claim, ...]]:
    return lambda text: read_claims(sentences(article_of(text)))


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[Assertion, ...]]:
    def read_text(text: str, **about: str) -> tuple[Assertion, ...]:
        units = sentences(article_of(text, **about))
        return assertions(units, read_claims(units))

    return read_text
