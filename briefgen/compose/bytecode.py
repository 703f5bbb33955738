"""What the built-in templates are compiled to, kept beside them as Python keeps its own byte code.

Compiling one takes Jinja2 17 ms, of a page that takes 700. Only templates that came with briefgen
have byte code: what stands in a folder that anyone may send is never run.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from briefgen.workspace import built_in


class BuiltInBytecode(BytecodeCache):
    """Reads and writes the byte code of templates in `__pycache__` of the built-in folder."""

    def get_bucket(
        self,
        environment: Environment,
        name: str,  # noqa: ARG002  # Jinja2's own signature
        filename: str | None,
        source: str,
    ) -> Bucket:
        """Give what holds the byte code of a template; its key is the path of that, or empty."""
        path = Path(filename or "")
        is_built_in = path.is_relative_to(built_in("templates"))
        key = str(_place_beside(path, environment)) if is_built_in else ""
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the byte code, if there is any of this very template."""
        if bucket.key:
            with suppress(OSError), Path(bucket.key).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the byte code, where Python would write its own."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        target = Path(bucket.key)
        own = target.with_name(f"{target.name}.{os.getpid()}")
        with suppress(OSError):
            target.parent.mkdir(exist_ok=True)
            with own.open("wb") as file:
                bucket.write_bytecode(file)
            own.replace(target)


def _place_beside(template: Path, environment: Environment) -> Path:
    """Give where byte code is kept; its name holds all that decides upon it beside the source."""
    filters = sorted((name, bool(_takes_context(one))) for name, one in environment.filters.items())
    kind = type(environment).__name__, environment.autoescape, environment.trim_blocks
    decided_by = repr((jinja2.__version__, kind, environment.lstrip_blocks, filters))
    digest = blake2b(decided_by.encode(), digest_size=4).hexdigest()
    name = f"{template.name}.{sys.implementation.cache_tag}-{digest}.jinja2"
    return template.parent / "__pycache__" / name


def _takes_context(filter_: object) -> object:
    return getattr(filter_, "jinja_pass_arg", None)
