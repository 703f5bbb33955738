"""What the fields of a model mean: the strings below them, read from the source when asked for.

Pydantic can read them too (`use_attribute_docstrings`), but does so for every class that is
imported: a third of what the models take, while only messages and the JSON Schema need them.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel


def description_of(model: type[BaseModel], field: str) -> str | None:
    """Give what is said of a field, in the model itself or in what it is derived from."""
    for owner in model.__mro__:
        if issubclass(owner, BaseModel) and owner is not BaseModel:
            descriptions = _of_module(owner.__module__).get(owner.__qualname__, {})
            if field in descriptions:
                return descriptions[field]
    return None


@cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    """Give what is said of the fields of the classes of a module, by their names."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {
        node.name: dict(_of_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)
    }


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, text in zip(node.body, node.body[1:], strict=False):
        match field, text:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(said))):
                yield name, inspect.cleandoc(said)
