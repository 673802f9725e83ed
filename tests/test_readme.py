"""The README says what is true: its commands exist, its manifest is valid, its figures are those measured."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from ingest.cli import main
from ingest.manifest import load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_two_commands_stand_between_their_marks() -> None:
    block = README.split("<!-- commands -->")[1].split("<!-- end commands -->")[0]
    lines = [line.split("#")[0].strip() for line in block.splitlines() if line.startswith("pip")]
    assert lines == [
        "pip install -e . && claims build && datasette claims.db",
        "pip install -e '.[test]' && pytest",
    ]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`claims ([a-z]+)", README))))
def test_every_command_it_names_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert "xample" in result.output


def test_its_manifest_and_outlets_are_read_without_a_mistake(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    for name, text in zip(("manifest.yml", "outlets.yml"), blocks, strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    file = yaml.safe_load(blocks[0])["articles"][0]["file"]
    (tmp_path / file).write_text("橋が落ちた。", "utf-8")
    (entry,) = load(tmp_path).entries
    assert entry.outlet.kind == "newspaper"


def test_every_file_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([A-Za-z][^):]*)\)", README):
        assert (ROOT / target).exists(), target
