"""A function that reads of an environment what its observation does not show: the user's, or one that comes with us."""

import importlib.util
import pathlib
import types

from .channel import Failure
from .make import trace

LONGEST_VECTOR = 1024


def find(reference):
    """`MODULE:FUNCTION` or `FILE.py:FUNCTION` with the file's text: what runs from then on, wherever it goes."""
    module, _, function = reference.rpartition(":")
    if module.endswith(".py"):
        path = pathlib.Path(module)
    else:
        try:
            spec = importlib.util.find_spec(module)
        except (ImportError, ValueError) as error:
            raise Failure("state", f"Python finds no module '{module}': {error}") from error
        if spec is None:
            raise Failure("state", f"Python finds no module '{module}'")
        path = pathlib.Path(spec.origin or "")
    if path.suffix != ".py" or not path.is_file():
        raise Failure("state", f"there is no Python file '{module}'")
    return source_in(path, module=path.stem if module.endswith(".py") else module, function=function)


def source_in(path, module, function):
    return {"module": module, "function": function, "text": path.read_text(encoding="utf-8"), "file": str(path.resolve())}


def reader(source):
    """The function, of an environment, as its text defines it."""
    label = f"{source['module']}:{source['function']}"
    module = types.ModuleType(source["module"])
    module.__file__, module.__package__ = source["file"], source["module"].rpartition(".")[0]
    try:
        exec(compile(source["text"], source["file"], "exec"), module.__dict__)
    except Exception as error:
        raise Failure("state", f"{label} cannot be loaded: {type(error).__name__}: {error}", trace=trace(error)) from error
    function = getattr(module, source["function"], None)
    if not callable(function):
        raise Failure("state", f"'{source['module']}' has no function '{source['function']}'")

    def read(environment):
        told = function(environment)
        if isinstance(told, dict):
            return told
        raise Failure("state", f"{label} gives {type(told).__name__}, where a dictionary of numbers and vectors belongs")

    return read


def missing(path, value):
    name = ".".join(path)
    return Failure("shape", f"the state function gives {value!r:.100} as '{name}', which it gave as other numbers at first")
