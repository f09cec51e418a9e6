"""A first look at an environment: spaces, limits, versions, and what a few steps with random actions show."""

import enum
import pathlib
import sys
import time

import numpy as np

from . import seeding, spaces, state
from .channel import Failure, arm
from .envpool_lanes import SinglePool
from .infos import Extremes, Told
from .make import backend_module, make_one, trace, versions

STEPS = 128
LONGEST_EPISODE = 50
# What infos tell only at an episode's end is looked for within so many further steps, and so many seconds of the processor: a
# busy machine must not find other keys than a quiet one. Of a world that waits for another program, of the clock.
STEPS_TO_END, SECONDS_TO_END, WAITED_TO_END = 1000, 20, 120
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


class Clock:
    """How long things take here; `arm` gives the next its time: the first of its kind may have to load or compile."""

    def __init__(self, setup):
        self.start, self.timeout, self.steps, self.since = setup["start"], setup["timeout"], [], None

    def arm(self, first=False):
        arm(self.start if first else self.timeout)
        self.since = time.perf_counter()

    def stepped(self):
        self.steps.append(time.perf_counter() - self.since)

    def seconds_a_step(self):
        return sorted(self.steps)[len(self.steps) // 2] if self.steps else None


def look_around(environment, leaves, clock, told, states, to_end):
    """
    Plays a little, and with `to_end` until an episode has ended: what infos hold is only known once they have come. `clock`
    has the time for each step, not for all.
    `told`, and `states` with its function where there is one, are filled.
    """
    write = spaces.row_writer(leaves, "observation")
    row = np.zeros(sum(map(spaces.size_of, leaves)))
    extremes, last_episode, length, truncation = Extremes(row.size), 0, 0, None

    def look(observation, info):
        write(row, observation)
        extremes.add(row)
        told.add(info)
        if states is not None:
            states.look(environment)

    environment.action_space.seed(0)
    clock.arm(first=True)
    look(*begin(environment, 0))
    steps, ended, worked, waited = 0, False, time.process_time(), time.monotonic()

    def go_on():
        """One step, whatever it ends."""
        nonlocal steps, length, truncation, ended
        clock.arm(first=steps == 0)
        observation, reward, terminated, truncated, info = take_step(environment)
        clock.stepped()
        number_of_reward(reward)
        look(observation, info)
        steps, length = steps + 1, length + 1
        if truncated and not terminated:
            truncation = length
        ended = ended or bool(terminated or truncated)
        return terminated or truncated

    while steps < STEPS:
        if go_on() or length >= LONGEST_EPISODE:
            last_episode, length = last_episode + 1, 0
            clock.arm()
            look(*begin(environment, last_episode))
    end = None
    if to_end:
        slow = False
        while not ended and steps < STEPS + STEPS_TO_END and not slow:
            go_on()
            slow = time.process_time() - worked > SECONDS_TO_END or time.monotonic() - waited > WAITED_TO_END
        end = {"met": ended, "steps": steps, "slow": slow and not ended}
    return extremes.pairs() if row.size <= LARGEST_REPORT else [], truncation, end


class States:
    """What the state function tells. One that comes with us is left out where it fails or knows nothing of a world."""

    def __init__(self, source, ours):
        self.source, self.ours, self.failed = source, ours, None
        self.read, self.told = state.reader(source), Told((), longest=state.LONGEST_VECTOR)

    def look(self, environment):
        if self.failed is not None:
            return
        try:
            self.told.add(self.read(environment))
        except Exception as error:
            if not self.ours:
                raise
            self.failed = f"{type(error).__name__}: {error}"

    def answer(self):
        entries = self.told.report()
        if not self.ours and not entries:
            raise Failure("state", f"{self.source['module']}:{self.source['function']} gives no numbers")
        if self.failed is not None or not entries:
            return None
        return {"source": self.source, "entries": entries, "leftOut": self.told.left_out()}


def states_of(setup, package):
    """The user's function, else ours for the package."""
    if "state" in setup:
        # Text that was read before, or where to read it.
        source = setup["state"].get("source") or state.find(setup["state"]["reference"])
        return States(source, ours=False)
    path = pathlib.Path(setup.get("shipped", "/nowhere"), f"{package}.py")
    if path.is_file():
        return States(state.source_in(path, module=package, function="state"), ours=True)
    return None


def seeds_of(environment, leaves, states, clock):
    """What fixes an episode by its seed, for the lanes; `unseeded` where nothing does. Version 1 did not ask."""
    write = spaces.row_writer(leaves, "observation")
    row = np.zeros(sum(map(spaces.size_of, leaves)))

    def look(observation):
        write(row, observation)
        told = None if states is None or states.failed is not None else states.read(environment)
        return row.tobytes(), repr(told)

    def step(action):
        observation, reward, terminated, truncated, _ = environment.step(action)
        return observation, number_of_reward(reward), bool(terminated or truncated)

    is_fixed, how = seeding.find(environment, look, lambda seed: environment.reset(seed=seed)[0], step, clock.arm)
    if not is_fixed:
        return {"unseeded": True}
    return {} if how is None else {"seeding": how}


def is_unseeded(environment):
    while environment is not None:
        if getattr(environment, "seeded", True) is False:
            return True
        environment = environment.__dict__.get("env")
    return False


def probe(setup):
    try:
        return first_look(setup)
    except Failure as error:
        kind, old = error.document["kind"], error.document.get("old", False)
        if setup["backend"] != "gymnasium" or not (kind == "interface" or old):
            raise
    return first_look(setup, shim=True)


def first_look(setup, shim=False):
    backend, name, options = setup["backend"], setup["id"], setup["options"]
    module = backend_module(backend)
    began = time.perf_counter()
    if backend == "envpool":
        environment = SinglePool(name, options)
    else:
        environment = make_one(module, name, options, shim)
    seconds, clock = time.perf_counter() - began, Clock(setup)
    try:
        leaves = spaces.without(spaces.leaves_of(environment.observation_space, ()), setup.get("leaveOut", []))
        action_leaves = spaces.leaves_of(environment.action_space, ())
        owner = type(environment.unwrapped).__module__
        told = Told(lists="bridge" in setup)
        states = states_of(setup, owner.split(".")[0])
        seen, truncation, end = look_around(environment, spaces.numeric(leaves), clock, told, states, "bridge" in setup)
        told_states = states and states.answer()
        seeds = {"unseeded": True} if is_unseeded(environment) else {}
        if "bridge" in setup and backend == "gymnasium" and not seeds:
            seeds = seeds_of(environment, spaces.numeric(leaves), states, clock)
        arm(setup["start"])  # what is left is ours to take time for
        limit = limit_of(environment)
        threshold = peek(environment.spec, "reward_threshold")
        return {
            "observation": leaves,
            "action": action_leaves,
            "actionNames": action_names(environment, action_leaves),
            "seen": seen,
            "infos": told.report(),
            "leftOut": told.left_out(),
            **({"state": told_states} if told_states else {}),
            **({"shim": True} if shim else {}),
            **seeds,
            "package": owner.split(".")[0],
            "seconds": {"make": seconds, "step": clock.seconds_a_step()},
            "limit": limit if limit is not None else truncation,
            "dt": seconds_a_step(environment),
            **({} if end is None else {"end": end}),
            "threshold": None if threshold is None else float(threshold),
            "versions": versions([backend, "numpy", owner, *setup["imports"], *(["mujoco"] if "mujoco" in sys.modules else [])]),
        }
    except Failure:
        raise
    except Exception as error:
        raise Failure("raised", f"{type(error).__name__}: {error}", trace=trace(error)) from error
    finally:
        environment.close()
