"""
Worlds of an older or another interface in Gymnasium's: a `reset` without seed or info, steps of four values (the old `gym`) or
of six (with a cost, as safety_gymnasium's), an info that is None. Exports of rewards take this text along.
"""

import inspect

import gymnasium
import numpy as np
from gymnasium.envs.registration import load_env_creator
from gymnasium.utils import seeding
from gymnasium.wrappers import TimeLimit


def modern_space(space):
    """Gymnasium's space of the old `gym`'s, by its class's name."""
    if isinstance(space, gymnasium.spaces.Space):
        return space
    kind, spaces = type(space).__name__, gymnasium.spaces
    if kind == "Box":
        return spaces.Box(space.low, space.high, space.shape, space.dtype)
    if kind == "Discrete":
        return spaces.Discrete(int(space.n), start=int(getattr(space, "start", 0)))
    if kind == "MultiDiscrete":
        return spaces.MultiDiscrete(np.asarray(space.nvec))
    if kind == "MultiBinary":
        return spaces.MultiBinary(space.n)
    if kind == "Dict":
        return spaces.Dict({key: modern_space(inner) for key, inner in space.spaces.items()})
    if kind == "Tuple":
        return spaces.Tuple([modern_space(inner) for inner in space.spaces])
    raise TypeError(f"{kind} is no space that Gymnasium has")


class Shim(gymnasium.Env):
    """`seeded`: whether the world takes a seed at all."""

    def __init__(self, inner):
        self.inner = inner
        self.observation_space = modern_space(inner.observation_space)
        self.action_space = modern_space(inner.action_space)
        self.metadata = getattr(inner, "metadata", None) or {}
        self.render_mode = getattr(inner, "render_mode", None)
        self.seeded, self.by_reset = True, None

    @property
    def unwrapped(self):
        return getattr(self.inner, "unwrapped", self.inner)

    def _begin(self, seed):
        if seed is None:
            return self.inner.reset()
        if self.by_reset is None:
            parameters = inspect.signature(self.inner.reset).parameters.values()
            self.by_reset = any(each.name == "seed" or each.kind == each.VAR_KEYWORD for each in parameters)
        if self.by_reset:
            try:
                return self.inner.reset(seed=seed)
            except TypeError as error:
                if "'seed'" not in str(error):
                    raise
                self.by_reset = False
        if callable(getattr(self.inner, "seed", None)):
            self.inner.seed(seed)
        elif isinstance(self.unwrapped, gymnasium.Env):
            self.unwrapped.np_random = seeding.np_random(seed)[0]
        else:
            self.seeded = False
        return self.inner.reset()

    def reset(self, *, seed=None, options=None):
        answer = self._begin(seed)
        pair = isinstance(answer, tuple) and len(answer) == 2 and (answer[1] is None or isinstance(answer[1], dict))
        observation, info = answer if pair else (answer, None)
        return observation, {} if info is None else info

    def step(self, action):
        answer = self.inner.step(action)
        if len(answer) == 6:
            observation, reward, cost, terminated, truncated, info = answer
            info = {**(info or {}), "cost": cost}
        elif len(answer) == 4:
            observation, reward, done, info = answer
            info = {} if info is None else info
            truncated = bool(done) and bool(info.get("TimeLimit.truncated", False))
            terminated = bool(done) and not truncated
        else:
            observation, reward, terminated, truncated, info = answer
        return observation, reward, terminated, truncated, {} if info is None else info

    def render(self):
        return self.inner.render()

    def close(self):
        self.inner.close()


def make_shimmed(name, **options):
    """What `gymnasium.make` would make, or `gym.make` where the world is registered there alone, in Gymnasium's interface."""
    spec = gymnasium.registry.get(name)
    if spec is None:
        import gym

        # Its checker fails under NumPy 2; what came before version 0.26 has none.
        checked = "disable_env_checker" in inspect.signature(gym.make).parameters
        return Shim(gym.make(name, **({"disable_env_checker": True} if checked else {}), **options))
    limit = options.pop("max_episode_steps", spec.max_episode_steps)
    entry = spec.entry_point
    creator = entry if callable(entry) else load_env_creator(entry)
    env = Shim(creator(**{**spec.kwargs, **options}))
    env.spec = spec
    return env if limit is None else TimeLimit(env, limit)
