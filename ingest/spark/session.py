"""A session of Spark: begun where it can be, with a plain word where not; parcels go to its workers in waves."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from ingest.spark import worker
from ingest.spark.parcel import of_this_code

LOCAL_MASTER = "local[*]"
SHUFFLE_PARTITIONS_A_CORE = 2
TASKS_A_CORE = 8
"""In one wave: more parcels than this share tasks, of which each costs Spark some hundredths of a second."""
BYTES_A_WAVE = 64 * 1024 * 1024
"""A wave ends with the parcel that brings it to so many: of usual articles a hundred cores take a third of it."""
WAVES_AT_ONCE = 2
SECONDS_FOR_A_WORKER = 120.0
"""A cluster that has a free core gives it within seconds; one that starts machines when asked takes a minute or two."""
SECONDS_TO_CONNECT = 10.0
SECONDS_TO_CALL_BACK = 0.5

_MASTERS = re.compile(
    r"local(\[(\*|\d+)(,\d+)?\])?|local-cluster\[\d+,\d+,\d+\]|yarn|k8s://\S+|spark://[^\s:,]+:\d+(,[^\s:,]+:\d+)*"
)
_HOST = re.compile(r"([^\s:,/]+):(\d+)")
_PYTHON_ERROR = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception|Exit|Interrupt)\b:? .*$", re.MULTILINE)


class SparkError(Exception):
    """Spark cannot run here, does not answer, or was lost. The message says what was found and what to do."""


def missing() -> str | None:
    """What Spark lacks on this machine, with the way to get it; None where it can run."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is not installed; pip install 'claims[spark]'"
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (home and (Path(home) / "bin" / "java").exists()):
        return "no Java was found; on Debian: apt-get install openjdk-17-jre-headless"
    return None


def check_master(master: str) -> None:
    """Whether Spark could be begun from here at such an address; nothing is begun.

    Raises:
        SparkError: if pyspark or Java is missing, or master is no address that Spark knows.
    """
    lacking = missing()
    if lacking:
        raise SparkError(lacking)
    if not _MASTERS.fullmatch(master):
        known = "spark://host:7077, yarn, k8s://https://host:443 or local[2]"
        raise SparkError(f"found the master {master!r}; write an address such as {known}")


@dataclass(frozen=True, slots=True)
class Lost:
    """A parcel without an answer: its worker ended, or failed, each time."""

    why: str


class Session:
    """Spark, begun at an address, with one worker at least that can work.

    Args:
        master: Spark's address of the cluster; `check_master` has seen it.

    Raises:
        SparkError: if nobody answers there, no worker is free within SECONDS_FOR_A_WORKER, or the first one cannot run
            this package or runs another version of it.
    """

    def __init__(self, master: str) -> None:
        self._master = master
        _refuse_silent(master)
        if master.startswith("local"):
            # What "python3" is elsewhere on the path need not have this package.
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._folder = tempfile.TemporaryDirectory(prefix="claims-")
        self.sql = self._started()
        """The session as pyspark knows it."""
        self._context: Any = self.sql.sparkContext
        self.sql.conf.set("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS_A_CORE * self._cores)
        try:
            self._greet()
        except BaseException:
            self.close()
            raise

    @property
    def _cores(self) -> int:
        """Of the workers that are there now; two at least."""
        return max(2, int(self._context.defaultParallelism))

    def _started(self) -> Any:
        from pyspark.sql import SparkSession

        try:
            return (
                SparkSession.builder.master(self._master)
                .appName("claims")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.log.level", "ERROR")
                .config("spark.sql.warehouse.dir", str(Path(self._folder.name) / "warehouse"))
                .getOrCreate()
            )
        except Exception as error:
            self._folder.cleanup()
            raise SparkError(f"{self._master}: Spark does not start ({cause_of(error)})") from error

    def _greet(self) -> None:
        """Has one worker say that it can work, and with which code."""
        with ThreadPoolExecutor(1) as pool:
            answered = pool.submit(self._answers, worker.ready, [b""], Event())
            try:
                (answer,) = answered.result(SECONDS_FOR_A_WORKER)
            except TimeoutError:
                self._context.cancelAllJobs()
                raise SparkError(
                    f"{self._master}: no worker took a task within {SECONDS_FOR_A_WORKER:.0f} s; look whether one runs "
                    "that has a free core and the memory that is asked for"
                ) from None
        if isinstance(answer, Lost):
            raise SparkError(
                f"{self._master}: a worker cannot run this package ({answer.why}); install it in the Python of every "
                "worker, and name that Python in PYSPARK_PYTHON"
            )
        self._with_our_code(answer)

    def each(
        self, work: Callable[[bytes], bytes], parcels: Iterable[bytes], parcels_a_core: int
    ) -> Iterator[bytes | Lost]:
        """What the workers make of each parcel, in the order of the parcels.

        Args:
            work: a function of `ingest.spark.worker`.
            parcels: taken a wave at a time, and no more than WAVES_AT_ONCE waves before their answers are taken.
            parcels_a_core: how many go in one wave for each core of the workers.

        Raises:
            SparkError: if the session is lost, or a worker runs other code.
        """
        rest = iter(parcels)
        waves: deque[Future[list[bytes | Lost]]] = deque()
        given_up = Event()
        pool = ThreadPoolExecutor(WAVES_AT_ONCE)
        try:
            while wave := _wave(rest, parcels_a_core * self._cores):
                waves.append(pool.submit(self._answers, work, wave, given_up))
                if len(waves) == WAVES_AT_ONCE:
                    yield from map(self._with_our_code, waves[0].result())
                    waves.popleft()
            while waves:
                yield from map(self._with_our_code, waves[0].result())
                waves.popleft()
        finally:
            given_up.set()
            pool.shutdown(wait=False)
            self._call_back(waves)

    def _call_back(self, waves: Collection[Future[list[bytes | Lost]]]) -> None:
        """Ends what is under way. A wave that is just being handed to Spark is no job yet: it is asked for again."""
        while wait(waves, timeout=0).not_done:
            with suppress(Exception):
                self._context.cancelAllJobs()
            wait(waves, timeout=SECONDS_TO_CALL_BACK)

    def _answers(
        self, work: Callable[[bytes], bytes], parcels: Sequence[bytes], given_up: Event
    ) -> list[bytes | Lost]:
        """The answers to a wave. One that fails is sent again in halves, down to the parcel that it fails for.

        given_up: set when nobody waits for the answers any more.
        """
        if given_up.is_set():
            return []
        tasks = min(len(parcels), TASKS_A_CORE * self._cores)
        try:
            return list(self._context.parallelize(parcels, tasks).map(work).collect())
        except Exception as error:
            if self._is_lost():
                raise SparkError(f"{self._master}: the cluster was lost ({cause_of(error)})") from error
            if len(parcels) == 1:
                return [Lost(cause_of(error))]
        half = len(parcels) // 2
        return [
            *self._answers(work, parcels[:half], given_up),
            *self._answers(work, parcels[half:], given_up),
        ]

    def _is_lost(self) -> bool:
        try:
            return bool(self._context._jsc.sc().isStopped())
        except Exception:
            return True

    def _with_our_code(self, answer: bytes | Lost) -> bytes | Lost:
        if not isinstance(answer, Lost) and not of_this_code(answer):
            raise SparkError(
                f"{self._master}: a worker has another version of this package, or of its dictionary "
                "(sudachidict_core); install the same on every worker"
            )
        return answer

    def close(self) -> None:
        """Ends the session; what the workers hold is freed."""
        with suppress(Exception):
            self.sql.stop()
        self._folder.cleanup()


def _wave(parcels: Iterator[bytes], most: int) -> list[bytes]:
    """The next parcels: so many at most, and of about BYTES_A_WAVE."""
    wave: list[bytes] = []
    size = 0
    while len(wave) < most and size < BYTES_A_WAVE and (parcel := next(parcels, None)) is not None:
        wave.append(parcel)
        size += len(parcel)
    return wave


def _refuse_silent(master: str) -> None:
    """Spark itself would try for a minute, and then say so in a hundred lines."""
    hosts = _HOST.findall(master) if master.startswith("spark://") else []
    whys = []
    for host, port in hosts:
        try:
            socket.create_connection((host, int(port)), SECONDS_TO_CONNECT).close()
        except (OSError, OverflowError) as error:
            whys.append(str(getattr(error, "strerror", None) or error).lower())
        else:
            return
    if hosts:
        raise SparkError(
            f"{master}: nobody answers there ({whys[0]}); start the master, or correct the address"
        )


def cause_of(error: Exception) -> str:
    """The line of an error that tells most: Python's own from a worker, else the first."""
    text = str(error)
    own = _PYTHON_ERROR.findall(text)
    from_worker = [line for line in own if not line.startswith(("org.apache", "py4j", "java."))]
    line = from_worker[-1] if from_worker else next(iter(text.splitlines()), "")
    return line.strip() or type(error).__name__
