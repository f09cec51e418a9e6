"""Gymnasium's spaces as lists of leaves, and values of them to and from flat rows of numbers."""

import re

import numpy as np
from gymnasium import spaces

from .channel import Failure

LARGEST = 1e30  # a bound beyond this stands for none: the ends of float32 and float64 mean "any number"


def bounds(values):
    """One number where all are equal, else one for each; None for no bound."""
    flat = [None if not abs(value) < LARGEST else float(value) for value in np.asarray(values).reshape(-1)]
    return flat[0] if flat and all(value == flat[0] for value in flat) else flat


def leaves_of(space, path):
    """Depth first, in the space's own order; a leaf that is no numbers says so by its kind."""
    if isinstance(space, spaces.Dict):
        return [leaf for key, inner in space.spaces.items() for leaf in leaves_of(inner, (*path, key))]
    if isinstance(space, spaces.Tuple):
        return [leaf for key, inner in enumerate(space.spaces) for leaf in leaves_of(inner, (*path, key))]
    leaf = {"path": list(path), "shape": [], "dtype": str(getattr(space, "dtype", None))}
    if isinstance(space, spaces.Box):
        low, high = bounds(space.low), bounds(space.high)
        return [{**leaf, "kind": "box", "shape": list(space.shape), "low": low, "high": high}]
    if isinstance(space, spaces.Discrete):
        start = int(space.start)
        return [{**leaf, "kind": "discrete", "low": start, "high": start + int(space.n) - 1}]
    if isinstance(space, spaces.MultiDiscrete):
        start = np.asarray(getattr(space, "start", np.zeros_like(space.nvec)))
        shape = list(space.nvec.shape)
        return [{**leaf, "kind": "multi-discrete", "shape": shape, "low": bounds(start), "high": bounds(start + space.nvec - 1)}]
    if isinstance(space, spaces.MultiBinary):
        return [{**leaf, "kind": "multi-discrete", "shape": list(space.shape), "low": 0, "high": 1}]
    return [{**leaf, "kind": "other", "space": type(space).__name__}]


def size_of(leaf):
    return int(np.prod(leaf["shape"], dtype=int))


def numeric(leaves):
    return [leaf for leaf in leaves if leaf["kind"] != "other"]


def identifier(key):
    """A key as the other side writes it in a field's name."""
    return f"item{key}" if isinstance(key, int) else re.sub(r"[^A-Za-z0-9_]", "_", key)


def part_names(leaf):
    """What a part of an observation may be called, from the whole group that it is in to itself."""
    path = leaf["path"]
    spellings = [list(map(str, path)), list(map(identifier, path))]
    return {".".join(keys[: end + 1]) for keys in spellings for end in range(len(path))}


def without(leaves, parts):
    """The leaves that are in none of the named parts; Failure for a name that is no part's."""
    bare = [part.removeprefix("observation.") for part in parts]
    known = [part_names(leaf) for leaf in leaves]
    for part in bare:
        if not any(part in names for names in known):
            shown = [".".join(map(str, leaf["path"])) for leaf in leaves if leaf["path"]]
            raise Failure("no-part", f"its observation has no part '{part}'", ids=shown)
    return [leaf for leaf, names in zip(leaves, known) if names.isdisjoint(bare)]


def at(value, path):
    for key in path:
        value = value[key]
    return value


def row_writer(leaves, name):
    """A function (row, value) that writes the leaves one after another; Failure for a value of another size."""
    plan, start = [], 0
    for leaf in leaves:
        size = size_of(leaf)
        plan.append((tuple(leaf["path"]), start, start + size, size, tuple(leaf["shape"])))
        start += size

    def mismatch(path, value, shape):
        label = ".".join(map(str, (name, *path)))
        message = f"{label} has the shape {np.shape(value)}, its space says {shape}"
        return Failure("shape", message)

    def write(row, value):
        for path, first, last, size, shape in plan:
            try:
                numbers = np.asarray(at(value, path) if path else value)
            except (KeyError, IndexError, TypeError) as error:
                raise Failure("shape", f"{name} has no {'.'.join(map(str, path))}: {error!r}") from error
            if numbers.size != size:
                raise mismatch(path, numbers, shape)
            row[first:last] = numbers.reshape(-1)

    def write_vector(row, value):
        # The common case, without the nest's loop.
        if getattr(value, "shape", None) == vector:
            row[:start] = value
        else:
            write(row, value)

    vector = plan[0][4] if len(plan) == 1 and not plan[0][0] else ()
    return write_vector if len(vector) == 1 else write


def action_decoder(space, leaves):
    """A function from a matrix of numbers, one row a lane, to one action a lane as the environment takes it."""
    if isinstance(space, spaces.Box):
        dtype, shape = space.dtype, (-1, *space.shape)
        if np.issubdtype(dtype, np.floating):
            return lambda rows: rows.astype(dtype).reshape(shape)
        return lambda rows: np.rint(rows).astype(dtype).reshape(shape)
    if isinstance(space, spaces.Discrete):
        return lambda rows: rows[:, 0].astype(np.int64).tolist()
    sizes = [size_of(leaf) for leaf in leaves]

    def build(inner, row, place):
        if isinstance(inner, spaces.Dict):
            return {key: build(member, row, place) for key, member in inner.spaces.items()}
        if isinstance(inner, spaces.Tuple):
            return tuple(build(member, row, place) for member in inner.spaces)
        leaf, size, first = leaves[place[0]], sizes[place[0]], place[1]
        place[0] += 1
        place[1] += size
        values = row[first : first + size]
        if leaf["kind"] == "discrete":
            return int(values[0])
        whole = leaf["kind"] != "box" or not np.issubdtype(inner.dtype, np.floating)
        return (np.rint(values) if whole else values).astype(inner.dtype).reshape(inner.shape)

    return lambda rows: [build(space, row, [0, 0]) for row in rows]
