"""Whole commands timed in turn: wall and processor time, memory, medians."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Command:
    """A command to be timed."""

    name: str
    arguments: tuple[str, ...]
    folder: Path
    """Where it runs."""
    prepare: Callable[[], None] = lambda: None
    """What comes before each run and is not timed."""
    says_seconds: bool = False
    """Whether its times are what `print_seconds` prints as its last line: those of a part of it."""


@dataclass(frozen=True)
class Timing:
    """What a command took, in the median of its runs."""

    wall: float
    """In seconds."""
    cpu: float
    """In seconds, of the command and all its children, or of the part that it timed itself."""
    peak: float
    """The memory of its largest process in MB."""


def time_in_turn(commands: Sequence[Command], runs: int) -> dict[str, Timing]:
    """Run the commands one after the other, `runs` times round, after a round that is not counted.

    In turn, so that a slow moment of the machine meets them all. Raises CalledProcessError where
    one fails.
    """
    timings: dict[str, list[Timing]] = {command.name: [] for command in commands}
    for turn in range(runs + 1):
        for command in commands:
            timing = _run(command)
            if turn:
                timings[command.name].append(timing)
    return {name: _median(many) for name, many in timings.items()}


def _median(timings: Sequence[Timing]) -> Timing:
    return Timing(
        median(one.wall for one in timings),
        median(one.cpu for one in timings),
        median(one.peak for one in timings),
    )


def _run(command: Command) -> Timing:
    command.prepare()
    begin = time.perf_counter()
    with subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        output = process.stdout.read() if process.stdout else b""
        # Only this waiting gives the figures of one child alone.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command.arguments, output)
    cpu = usage.ru_utime + usage.ru_stime
    if command.says_seconds:
        wall, cpu = map(float, output.split()[-2:])
    return Timing(wall, cpu, usage.ru_maxrss / 1000)


def print_seconds(part: Callable[[], object]) -> None:
    """Run a part of this process, and print its seconds: wall time, and processor time."""
    begin, begin_cpu = time.perf_counter(), time.process_time()
    part()
    wall, cpu = time.perf_counter() - begin, time.process_time() - begin_cpu
    print(wall, cpu)
