"""Many things made at once: by processes forked from this one, which know all that it imported.

What is made comes back to this process, which alone writes. A worker ends with this process,
whatever ends it.
"""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from traceback import format_exception
from typing import TYPE_CHECKING, Generic, TypeVar

from briefgen.errors import BriefgenError, Problem, SetupError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

MadeT = TypeVar("MadeT")
Task = Callable[[], MadeT]

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal that a process gets when its parent ends
# New objects before the collector looks through them, and how often before it looks through those
# that it has seen once, and twice: a page is some 140,000 objects.
_COLLECTED = (100_000, 5, 5)
_PATIENCE = 5.0  # s, for a worker to clear up; then it is killed


@contextmanager
def at_once(tasks: Sequence[Task[MadeT]], *, set_pages: bool) -> Iterator[Iterable[Task[MadeT]]]:
    """Have the same tasks in the same order, done before they are called where that is quicker.

    `set_pages` says whether WeasyPrint is needed for them. What a task raises it raises when it is
    called. Going through them raises SetupError where the system ends a worker.
    """
    count = min(len(tasks), _processors()) if _can_fork() else 1
    if count > 1 and set_pages:
        _import_once()
    with _many_to_come():
        if count < 2:
            yield tasks
            return
        workers = _Workers(tasks)
        try:
            workers.start(count)
            yield workers.outcomes()
        finally:
            workers.end()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _can_fork() -> bool:
    """Whether a copy of this process works as this one does.

    The locks of other threads would stay locked in it for ever, and a process that has set pages
    has a folder of faces, and with some releases of Pango a thread, that a copy must not share.
    macOS's own libraries cannot be forked, and Windows has no fork. A process that starts anew
    needs half a second to import all that it needs: there, too, one process makes all.
    """
    if sys.platform != "linux" or "weasyprint" in sys.modules:
        return False
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208  # no paths are needed
    return False


def _import_once() -> None:
    """Import what each worker would import for itself; it starts no thread."""
    from briefgen.libraries import load_weasyprint

    # A worker says what is missing, when all before that is in order.
    with suppress(SetupError):
        load_weasyprint()
        import_module("briefgen.render.measure")
    import_module("jinja2.sandbox")


class _Outcome(Generic[MadeT]):
    """What a task gave or raised, given or raised again when it is called."""

    def __init__(self, task: Task[MadeT]) -> None:
        """Do the task."""
        self._made: MadeT | None = None
        self._error: Exception | None = None
        try:
            self._made = task()
        except BriefgenError as error:
            self._error = error
        except Exception as error:  # noqa: BLE001  # whatever it is, the other process raises it
            # Where it was raised does not go to another process, but as words.
            self._error = RuntimeError("".join(format_exception(error)))

    def __call__(self) -> MadeT:
        if self._error:
            raise self._error
        return self._made  # type: ignore[return-value]  # without an error it was made


class _Workers(Generic[MadeT]):
    """Processes that do what they are told to, one task at a time."""

    def __init__(self, tasks: Sequence[Task[MadeT]]) -> None:
        self._tasks = tasks
        self._begun = iter(range(len(tasks)))
        self._processes: dict[Connection, ForkProcess] = {}

    def start(self, count: int) -> None:
        """Start so many, and give each its first task."""
        from multiprocessing import get_context

        fork = get_context("fork")
        with _not_interrupted():
            for _ in range(count):
                ours, theirs = fork.Pipe()
                arguments = (self._tasks, theirs, os.getpid())
                process = fork.Process(target=_work, args=arguments, daemon=True)
                with _short_of_memory():
                    process.start()
                # Once no other process has it open, the end of the worker is the end of the pipe.
                theirs.close()
                self._processes[ours] = process
        for worker in self._processes:
            self._tell_next(worker)

    def outcomes(self) -> Iterator[_Outcome[MadeT]]:
        """Give what comes of the tasks, in their order."""
        from multiprocessing.connection import Connection, wait

        early: dict[int, _Outcome[MadeT]] = {}
        for number in range(len(self._tasks)):
            while number not in early:
                for worker in wait(list(self._processes)):
                    assert isinstance(worker, Connection)  # noqa: S101  # nothing else is waited for
                    with _short_of_memory():
                        done, outcome = worker.recv()
                    early[done] = outcome
                    self._tell_next(worker)
            yield early.pop(number)

    def end(self) -> None:
        """End them, whatever they are at."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.join(_PATIENCE)
            process.kill()
            process.join()

    def _tell_next(self, worker: "Connection") -> None:
        if (number := next(self._begun, None)) is not None:
            with _short_of_memory():
                worker.send(number)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Have Ctrl-C wait; for a process that is forked within, for ever, as its parent ends it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _many_to_come() -> Iterator[None]:
    """Have garbage collected, but what is there now left alone: copies of this process share it.

    So seldom as for one document, that of many would be kept: 2 MB a page.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def _short_of_memory() -> Iterator[None]:
    """Say what it means that a worker cannot be started, or does not answer any more."""
    try:
        yield
    except (EOFError, OSError):
        raise SetupError(
            Problem(
                "nothing was written: the system ended a process that makes documents, or gave "
                "none, as it does when memory is short",
                "close other programs, and run the command again",
            )
        ) from None


# --- in a worker ------------------------------------------------------------------------------


def _work(tasks: Sequence[Task[object]], told: "Connection", parent: int) -> None:
    """Do the tasks that this process is told to, until it is ended."""
    _end_with(parent)
    # Without the parent there is nobody to tell.
    with _cleared_up(), suppress(EOFError, OSError):
        while True:
            number = told.recv()
            told.send((number, _Outcome(tasks[number])))


def _end_with(parent: int) -> None:
    """Have this process end in good order when it is told to, or when its parent has ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit()


@contextmanager
def _cleared_up() -> Iterator[None]:
    try:
        yield
    finally:
        # Nothing that the parent wants done at its own end is done here.
        from briefgen.render.faces import remove_copies

        remove_copies()
