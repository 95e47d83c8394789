"""Load 200 tools of 14 KB, with places and checks, against the bare event stream of the same parser.

Each tool is different text. "Loading" is from bytes to checked definitions; the bare stream is the
parser's events thrown away. Times are the processor's, so that other work beside it counts for little.
Run: python benchmarks/loading.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import yaml
from hardware import describe
from ruamel.yaml import YAML
from sheets import RUBRIC, SCALE, tool_text

from qa_framework.hooks import Plugins
from qa_framework.loading import builder, events
from qa_framework.loading.folder import Origin
from qa_framework.workspace import open_origins

TOOLS = 200
ROUNDS = 5


def write_tools(folder: Path) -> list[str]:
    """Write the scale, the rubric and the tools; give the texts of the tools."""
    texts = [tool_text(f"bench-tool-{number}") for number in range(TOOLS)]
    files = {"scale": SCALE, "rubric": RUBRIC}
    files |= {f"tool-{number}": text for number, text in enumerate(texts)}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return texts


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Time work, the median of some rounds, in seconds of the processor."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def pure_stream(texts: list[str]) -> None:
    """Run the parser of ruamel.yaml over every text, and throw its events away."""
    for text in texts:
        for _ in YAML(typ="safe", pure=True).parse(text):
            pass


def c_stream(texts: list[str]) -> None:
    """Run the C parser of PyYAML over every text, and throw its events away."""
    for text in texts:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass


def measure(parser: events.Parser, stream: Callable[[list[str]], None], folder: Path) -> None:
    """Print how long the stream and a load take with one parser."""
    builder.default_parser = lambda: parser
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("tool-*.yaml"))]

    def load() -> None:
        workspace = open_origins([Origin("bench", folder)], Plugins(), cache=False)
        assert not workspace.errors

    bare, loaded = median(lambda: stream(texts)), median(load)
    print(f"{parser.name:<6} bare events                 {bare:6.2f} s")
    print(
        f"{parser.name:<6} loaded, placed and checked  {loaded:6.2f} s  {loaded / bare:5.2f} times"
    )


def measure_cache(folder: Path) -> None:
    """Print how long a second load takes, from the cache."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["QAF_CACHE"] = cache
        open_origins([Origin("bench", folder)], Plugins())
        cached = median(lambda: open_origins([Origin("bench", folder)], Plugins()))
    print(f"cache  loaded again, and checked   {cached:6.2f} s")


def main() -> None:
    """Measure the pure parser, the C parser and the cache."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = write_tools(folder)
        print(describe())
        print(f"{TOOLS} tools of {len(texts[0].encode()) / 1024:.1f} KB")
        measure(events.pure_parser(), pure_stream, folder)
        measure(events.fast_parser(), c_stream, folder)
        measure_cache(folder)


if __name__ == "__main__":
    main()
