"""A first look at an environment: spaces, limits, versions, and what a few steps with random actions show."""

import enum
import sys

import numpy as np

from . import spaces
from .channel import Failure, arm
from .envpool_lanes import SinglePool
from .infos import numbers_in
from .make import backend_module, make_one, trace, versions

STEPS = 128
LONGEST_EPISODE = 50
# Of observations beyond this the other side only says that they are too large.
LARGEST_REPORT = 10_000
# Where environments that truncate by themselves keep their limit.
LIMITS = ("max_episode_steps", "_max_episode_steps", "max_steps", "max_path_length", "horizon")


def positive(value):
    is_number = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
    return value.item() if isinstance(value, np.number) and value > 0 else value if is_number and value > 0 else None


def peek(thing, name):
    """An attribute that may be missing, or a property that may fail."""
    try:
        return getattr(thing, name, None)
    except Exception:
        return None


def limit_of(environment):
    declared = positive(peek(environment.spec, "max_episode_steps"))
    own = [positive(peek(environment.unwrapped, name)) for name in LIMITS]
    known = [int(value) for value in (declared, *own) if value is not None and float(value).is_integer()]
    return known[0] if known else None


def seconds_a_step(environment):
    own = positive(peek(environment.unwrapped, "dt"))
    rate = positive((environment.metadata or {}).get("render_fps"))
    return own or (1 / rate if rate else None)


def action_names(environment, leaves):
    """What the environment calls its discrete actions, where it says so."""
    if len(leaves) != 1 or leaves[0]["kind"] != "discrete":
        return None
    inner = environment.unwrapped
    listed, members = peek(inner, "get_action_meanings"), peek(inner, "actions")
    try:
        names = [str(name) for name in listed()] if callable(listed) else []
    except Exception:
        names = []
    if isinstance(members, type) and issubclass(members, enum.Enum):
        names = names or [member.name for member in members]
    return names if len(names) == leaves[0]["high"] - leaves[0]["low"] + 1 else None


class Extremes:
    """Least and greatest value of each number met."""

    def __init__(self, size):
        self.low, self.high = np.full(size, np.inf), np.full(size, -np.inf)

    def add(self, numbers):
        finite = np.isfinite(numbers)
        self.low[finite] = np.minimum(self.low, numbers)[finite]
        self.high[finite] = np.maximum(self.high, numbers)[finite]

    def pairs(self):
        if self.low.size > LARGEST_REPORT:
            return []
        seen = self.low <= self.high
        return [[float(low), float(high)] if ok else None for low, high, ok in zip(self.low, self.high, seen)]


def number_of_reward(reward):
    try:
        return float(reward)
    except (TypeError, ValueError) as error:
        raise Failure("reward", f"the environment's reward is {reward!r:.200}, not a number") from error


def begin(environment, seed):
    """An episode's first observation and info; an environment of another interface is told as such."""
    try:
        answer = environment.reset(seed=seed)
    except TypeError as error:
        if "'seed'" in str(error):
            raise Failure("interface", "its reset() takes no `seed`", trace=trace(error)) from error
        raise
    if not (isinstance(answer, tuple) and len(answer) == 2):
        raise Failure("interface", "its reset() returns an observation alone, without an info")
    return answer[0], dictionary(answer[1], "reset")


def take_step(environment):
    try:
        observation, reward, terminated, truncated, info = environment.step(environment.action_space.sample())
    except ValueError as error:
        if "values to unpack" in str(error):
            raise Failure("interface", "its step() returns other than five values", trace=trace(error)) from error
        raise
    return observation, reward, terminated, truncated, dictionary(info, "step")


def dictionary(info, method):
    if isinstance(info, dict):
        return info
    raise Failure("interface", f"its {method}() gives {type(info).__name__} as info, where a dictionary belongs")


def look_around(environment, observation_leaves, timeout):
    """Plays a little; what infos hold is only known once they have come. `timeout` is for each step, not for all."""
    leaves = spaces.numeric(observation_leaves)
    write = spaces.row_writer(leaves, "observation")
    row = np.zeros(sum(map(spaces.size_of, leaves)))
    extremes, infos, last_episode, length, truncation = Extremes(row.size), {}, 0, 0, None

    def look(observation, info):
        write(row, observation)
        extremes.add(row)
        for path, size, boolean in numbers_in(info):
            value = np.asarray(spaces.at(info, path), dtype=np.float64).reshape(-1)
            # A key that changes its size is not one field.
            known = infos.setdefault(path, {"size": size, "boolean": boolean, "seen": Extremes(max(1, size))})
            if known["size"] == size:
                known["boolean"] = known["boolean"] and boolean
                known["seen"].add(value)

    environment.action_space.seed(0)
    arm(timeout)
    look(*begin(environment, 0))
    for _ in range(STEPS):
        arm(timeout)
        observation, reward, terminated, truncated, info = take_step(environment)
        number_of_reward(reward)
        look(observation, info)
        length += 1
        if truncated and not terminated:
            truncation = length
        if terminated or truncated or length >= LONGEST_EPISODE:
            last_episode, length = last_episode + 1, 0
            look(*begin(environment, last_episode))
    entries = [
        {"path": [str(key) for key in path], "size": entry["size"], "boolean": entry["boolean"], "seen": entry["seen"].pairs()}
        for path, entry in infos.items()
        if all(isinstance(key, str) for key in path)
    ]
    return extremes.pairs(), entries, truncation


def probe(setup):
    backend, name, options = setup["backend"], setup["id"], setup["options"]
    module = backend_module(backend)
    if backend == "envpool":
        environment = SinglePool(name, options)
    else:
        environment = make_one(module, name, options)
    try:
        observation_leaves = spaces.leaves_of(environment.observation_space, ())
        action_leaves = spaces.leaves_of(environment.action_space, ())
        seen, infos, truncation = look_around(environment, observation_leaves, setup["timeout"])
        limit = limit_of(environment)
        threshold = peek(environment.spec, "reward_threshold")
        owner = type(environment.unwrapped).__module__
        return {
            "observation": observation_leaves,
            "action": action_leaves,
            "actionNames": action_names(environment, action_leaves),
            "seen": seen,
            "infos": infos,
            "limit": limit if limit is not None else truncation,
            "dt": seconds_a_step(environment),
            "threshold": None if threshold is None else float(threshold),
            "versions": versions([backend, "numpy", owner, *setup["imports"], *(["mujoco"] if "mujoco" in sys.modules else [])]),
        }
    except Failure:
        raise
    except Exception as error:
        raise Failure("raised", f"{type(error).__name__}: {error}", trace=trace(error)) from error
    finally:
        environment.close()
