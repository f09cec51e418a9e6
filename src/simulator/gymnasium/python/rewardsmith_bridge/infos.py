"""The numbers that an environment tells beside its observation."""

import numpy as np

LONGEST_VECTOR = 64
# The action again; some environments put a random one there when they are reset.
ECHOES = ("action",)


class Extremes:
    """Least and greatest value of each number met."""

    def __init__(self, size):
        self.low, self.high = np.full(size, np.inf), np.full(size, -np.inf)

    def add(self, numbers):
        finite = np.isfinite(numbers)
        self.low[finite] = np.minimum(self.low, numbers)[finite]
        self.high[finite] = np.maximum(self.high, numbers)[finite]

    def pairs(self):
        seen = self.low <= self.high
        return [[float(low), float(high)] if ok else None for low, high, ok in zip(self.low, self.high, seen)]


def numbers_of(value):
    """An array of the numbers that a value is; None for what is none."""
    if isinstance(value, (bool, int, float, np.number, np.bool_)):
        return np.asarray(value)
    if isinstance(value, (str, bytes, dict, set, frozenset, np.generic)):
        return None
    if isinstance(value, (list, tuple)) or hasattr(value, "__array__"):
        try:
            array = np.asarray(value)
        except Exception:  # lists of different lengths; arrays of another device
            return None
        return array if array.dtype.kind in "bifu" and array.size > 0 else None
    return None


def is_listing(value):
    return isinstance(value, (list, tuple, set, frozenset))


class Told:
    """
    What nests of dictionaries hold, one nest after another. A number has size 0, a vector its length. A list that is not one
    of as many numbers each time is told by its length. Without `lists`, numbers and arrays alone.
    """

    def __init__(self, echoes=ECHOES, lists=True, longest=LONGEST_VECTOR):
        self.echoes, self.lists, self.longest = echoes, lists, longest
        self.entries, self.left = {}, {}

    def add(self, nest, path=()):
        for key, value in nest.items():
            here = (*path, key)
            if key in self.echoes:
                continue
            if not isinstance(key, str):
                self.left[tuple(map(str, here))] = "its key is no text"
            elif isinstance(value, dict):
                self.add(value, here)
            elif not self.lists and not isinstance(value, (bool, int, float, np.number, np.bool_, np.ndarray)):
                continue
            else:
                self.look(here, value)

    def look(self, path, value):
        numbers = numbers_of(value)
        if numbers is None and not is_listing(value):
            self.left[path] = "nothing" if value is None else "a text" if isinstance(value, str) else f"of type {type(value).__name__}"
            return
        if numbers is not None and numbers.size > self.longest:
            self.left[path] = f"{numbers.size} numbers, more than {self.longest}"
            return
        size = None if numbers is None else 0 if numbers.ndim == 0 else int(numbers.size)
        boolean = numbers is not None and numbers.dtype.kind == "b"
        known = self.entries.setdefault(path, {"size": size, "boolean": boolean, "lengths": Extremes(1), "listing": False, "seen": None})
        if is_listing(value):
            known["lengths"].add(np.array([float(len(value))]))
            known["listing"] = known["listing"] or known["size"] != size or size is None
        # A key that changes its size is not one field.
        if size is not None and known["size"] == size:
            known["seen"] = known["seen"] or Extremes(max(1, size))
            known["boolean"] = known["boolean"] and boolean
            known["seen"].add(numbers.astype(np.float64).reshape(-1))

    def report(self):
        """Entries as the other side reads them, in the order in which they were first met."""
        return [
            {"path": list(path), "size": 0, "boolean": False, "seen": entry["lengths"].pairs(), "length": True}
            if entry["listing"]
            else {"path": list(path), "size": entry["size"], "boolean": entry["boolean"], "seen": entry["seen"].pairs()}
            for path, entry in self.entries.items()
        ]

    def left_out(self):
        """Keys of which nothing is told, with what they hold."""
        return [{"path": list(path), "why": why} for path, why in self.left.items() if path not in self.entries]


def at(nest, path):
    """What lies there; None where nothing does."""
    for key in path:
        nest = nest.get(key) if isinstance(nest, dict) else None
    return nest


def number_writer(entries, first, missing=None):
    """
    A function (row, nest). What is missing, or is no such number any more, keeps the value it had, or is raised by
    `missing(path, value)`.
    """
    plan, start = [], first
    for entry in entries:
        size = max(1, entry["size"])
        plan.append((tuple(entry["path"]), start, start + size, entry["size"], entry.get("length", False)))
        start += size

    def write(row, nest):
        for path, begin, end, size, length in plan:
            value = at(nest, path)
            if length:
                if is_listing(value):
                    row[begin] = len(value)
                continue
            try:
                numbers = None if value is None else np.asarray(value, dtype=np.float64).reshape(-1) if size else float(value)
            except (TypeError, ValueError):
                numbers = None
            if numbers is None or (size and numbers.size != size):
                if missing is not None:
                    raise missing(path, value)
                continue
            if size == 0:
                if numbers - numbers == 0:  # finite
                    row[begin] = numbers
            elif np.isfinite(numbers).all():
                row[begin:end] = numbers

    return write
