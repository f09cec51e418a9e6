"""The numbers that an environment tells beside its observation."""

import numpy as np

LONGEST_VECTOR = 64
# The action again; some environments put a random one there when they are reset.
ECHOES = ("action",)


def numbers_in(info, path=()):
    """Pairs of path and size of every number (0) or short vector of numbers (its length) in a nest of dictionaries."""
    found = []
    for key, value in info.items():
        here = (*path, key)
        if key in ECHOES:
            continue
        if isinstance(value, dict):
            found += numbers_in(value, here)
        elif isinstance(value, (bool, int, float, np.number, np.bool_)):
            found.append((here, 0, isinstance(value, (bool, np.bool_))))
        elif isinstance(value, np.ndarray) and value.dtype.kind in "bifu" and 0 < value.size <= LONGEST_VECTOR:
            found.append((here, 0 if value.ndim == 0 else int(value.size), value.dtype.kind == "b"))
    return found


def info_writer(entries, first):
    """A function (row, info); what is missing, or is no such number any more, keeps the value it had."""
    plan, start = [], first
    for entry in entries:
        size = max(1, entry["size"])
        *groups, last = entry["path"]
        plan.append((tuple(groups), last, start, start + size, entry["size"]))
        start += size

    def write(row, info):
        for groups, last, begin, end, size in plan:
            place = info
            for group in groups:
                place = place.get(group) if isinstance(place, dict) else None
            value = place.get(last) if isinstance(place, dict) else None
            if value is None:
                continue
            try:
                numbers = np.asarray(value, dtype=np.float64).reshape(-1) if size else float(value)
            except (TypeError, ValueError):
                continue
            if size == 0:
                if numbers - numbers == 0:  # finite
                    row[begin] = numbers
            elif numbers.size == size and np.isfinite(numbers).all():
                row[begin:end] = numbers

    return write
