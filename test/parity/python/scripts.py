"""What an episode's actions are drawn from. Those in a box are double precision: Gymnasium computes in their type."""

import numpy as np


def random_indices(count, rng):
    """Uniform, independent."""
    while True:
        yield int(rng.integers(count))


def held_indices(count, rng):
    """One of the actions, for 1 to 20 steps."""
    while True:
        action = int(rng.integers(count))
        for _ in range(int(rng.integers(1, 21))):
            yield action


def random_actions(bounds, rng):
    """Uniform, independent."""
    while True:
        yield rng.uniform(*bounds)


def bang_bang_actions(bounds, rng):
    """The ends of the range only, each held for 1 to 20 steps, every motor for itself."""
    low, high = bounds
    held, action = np.zeros(low.shape, dtype=int), low
    while True:
        due = held == 0
        action = np.where(due, np.where(rng.random(low.shape) < 0.5, low, high), action)
        held = np.where(due, rng.integers(1, 21, low.shape), held) - 1
        yield action


DISCRETE = {"random": random_indices, "bang-bang": held_indices}
CONTINUOUS = {"random": random_actions, "bang-bang": bang_bang_actions}
KINDS = tuple(CONTINUOUS)
