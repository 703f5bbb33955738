"""Tasks done at once: by other processes, in the order of the tasks, and nothing left behind."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from briefgen import workers
from briefgen.errors import InputError, Problem, SetupError
from tests.conftest import ROOT
from tests.workers.conftest import children, running, wait_until

PROCESSORS = 3


@pytest.fixture(autouse=True)
def several_processors(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever this process did before and however many there are: its copies do little here."""
    monkeypatch.setattr(workers, "_processors", lambda: PROCESSORS)
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    yield
    assert multiprocessing.active_children() == []


def done(tasks: Sequence[Callable[[], object]]) -> list[object]:
    with workers.at_once(tasks, set_pages=False) as made:
        return [task() for task in made]


def wrong(name: str, line: int) -> object:
    raise InputError(Problem(f"{name} is wrong", "mend it", Path(f"{name}.yaml"), line))


def slowly(task: Callable[[], object]) -> object:
    time.sleep(0.2)
    return task()


def end_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_it_gives_what_comes_of_the_tasks_in_their_order() -> None:
    first: Callable[[], object] = partial(slowly, lambda: 0)
    assert done([first, *(partial(int, number) for number in range(1, 40))]) == list(range(40))


def test_the_tasks_are_done_by_as_many_processes_as_there_are_processors() -> None:
    by = set(done([partial(slowly, os.getpid)] * 6))
    assert len(by) == PROCESSORS
    assert os.getpid() not in by


def test_it_is_no_more_processes_than_tasks() -> None:
    assert len(set(done([partial(slowly, os.getpid)] * 2))) == 2


def test_what_a_task_raises_is_raised_when_it_is_called_and_no_earlier() -> None:
    faults: list[Callable[[], object]] = [partial(wrong, "one", 3), int, partial(wrong, "two", 7)]
    with workers.at_once(faults, set_pages=False) as made:
        one, good, two = made
    assert good() == 0
    for task, said in ((one, "one.yaml:3: one is wrong"), (two, "two.yaml:7: two is wrong")):
        with pytest.raises(InputError) as caught:
            task()
        assert [str(problem) for problem in caught.value.problems] == [f"{said}; mend it"]
        assert str(caught.value) == f"{said}; mend it"


def test_of_several_errors_that_of_the_first_task_comes_first() -> None:
    faults = [partial(slowly, partial(wrong, "late", 1)), partial(wrong, "soon", 1)]
    with pytest.raises(InputError, match="late is wrong"):
        done(faults)


def test_an_error_that_nobody_expected_says_where_it_was_raised() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)in slowly.*invalid literal for int"):
        done([int, partial(slowly, partial(int, "no number"))])


def test_a_worker_that_the_system_ends_is_one_sentence() -> None:
    with pytest.raises(SetupError, match="the system ended a process") as caught:
        done([partial(slowly, int), end_this_process, int, int])
    (problem,) = caught.value.problems
    assert "run the command again" in problem.remedy


def test_a_worker_that_cannot_be_started_is_the_same_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(SetupError, match="when memory is short"):
        done([int, int])


def test_a_worker_does_not_do_what_this_process_does_at_its_end(tmp_path: Path) -> None:
    code = f"""
import atexit, pathlib, sys, weakref
class Kept: pass
kept = Kept()
weakref.finalize(kept, pathlib.Path({str(tmp_path)!r}, "finalized").touch)
atexit.register(pathlib.Path({str(tmp_path)!r}, "ended").touch)
from briefgen import workers
workers._processors = lambda: 2
with workers.at_once([int, int], set_pages=False) as made:
    assert [task() for task in made] == [0, 0]
assert not list(pathlib.Path({str(tmp_path)!r}).iterdir())
"""
    import subprocess

    subprocess.run([sys.executable, "-c", code], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {"ended", "finalized"}


def test_workers_end_at_once_with_a_process_that_is_killed() -> None:
    code = """
import time
from functools import partial
from briefgen import workers
workers._processors = lambda: 2
with workers.at_once([partial(time.sleep, 600)] * 2, set_pages=False) as made:
    print("begun", flush=True)
    next(iter(made))
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        at_work = children(process.pid)
        process.kill()
    assert len(at_work) == 2
    wait_until(lambda: not any(map(running, at_work)))


def collector() -> tuple[int, bool]:
    return gc.get_threshold()[0], gc.get_freeze_count() > 0


@pytest.mark.parametrize("processors", [1, PROCESSORS])
def test_the_garbage_of_many_is_collected_and_what_was_there_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: processors)
    before = collector()
    assert done([collector, collector]) == [(100_000, True)] * 2
    assert collector() == before == (before[0], False)


# --- when it is one process -----------------------------------------------------------------


def forks(before: str) -> bool:
    """Whether a process that has done this before would do tasks in others."""
    code = f"import threading\n{before}\nfrom briefgen import workers\nprint(workers._can_fork())"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return result.stdout == "True\n"


def test_a_process_that_has_read_data_can_be_copied() -> None:
    assert forks("import briefgen.build")


def test_one_with_threads_or_with_faces_in_use_is_not_copied() -> None:
    assert not forks("threading.Thread(target=threading.Event().wait, daemon=True).start()")
    assert not forks("import weasyprint")


def test_importing_what_sets_pages_starts_no_thread() -> None:
    code = "from briefgen import workers; workers._import_once(); import os; "
    counted = [sys.executable, "-c", code + "print(len(os.listdir('/proc/self/task')))"]
    result = subprocess.run(counted, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "1\n"


def test_one_processor_is_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    assert done([os.getpid] * 3) == [os.getpid()] * 3


def test_in_one_process_nothing_is_done_before_it_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_can_fork", lambda: False)
    with workers.at_once([end_this_process, end_this_process], set_pages=False) as made:
        assert len(list(made)) == 2
