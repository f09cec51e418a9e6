"""EnvPool's batches as lanes that are reset one by one, each from its own seed."""

import numpy as np

from . import spaces
from .channel import Failure
from .infos import number_writer
from .make import backend_module, known_ids, trace

# Numbers of EnvPool's own in every info.
OWN_INFO = ("env_id", "players", "elapsed_step")


def make_pool(name, options, seeds):
    envpool = backend_module("envpool")
    if name not in envpool.list_all_envs():
        raise Failure("unknown-id", f"EnvPool has no environment {name}", ids=known_ids("envpool"))
    settings = {"num_threads": 1, **options, "num_envs": len(seeds), "env_seed": list(seeds), "seed": int(seeds[0])}
    try:
        return envpool.make(name, env_type="gymnasium", **settings)
    except Exception as error:
        option = isinstance(error, TypeError) and "unexpected keyword" in str(error)
        raise Failure("bad-option" if option else "make-failed", f"{type(error).__name__}: {error}", trace=trace(error)) from error


def lane_of(values, place):
    """One environment's part of a batch: arrays, or dictionaries and tuples of arrays."""
    if isinstance(values, dict):
        return {key: lane_of(inner, place) for key, inner in values.items() if key not in OWN_INFO}
    if isinstance(values, tuple):
        return tuple(lane_of(inner, place) for inner in values)
    value = np.asarray(values)[place]
    return value.item() if value.ndim == 0 else value


class SinglePool:
    """A pool of one with the interface of a Gymnasium environment, for a first look."""

    def __init__(self, name, options):
        self.name, self.options = name, options
        self.pool = make_pool(name, options, [0])
        self.observation_space, self.action_space = self.pool.observation_space, self.pool.action_space
        self.spec, self.metadata, self.unwrapped = self.pool.spec.config, {}, self.pool

    def reset(self, seed=None):
        if seed is not None:
            self.pool = make_pool(self.name, self.options, [seed])
        observation, info = self.pool.reset()
        return lane_of(observation, 0), lane_of(info, 0)

    def step(self, action):
        observation, rewards, terminated, truncated, info = self.pool.step(np.asarray(action)[None])
        return lane_of(observation, 0), rewards[0], terminated[0], truncated[0], lane_of(info, 0)

    def close(self):
        self.pool.close()


class Lanes:
    """Like the lanes of gymnasium_lanes. A lane that is given a seed alone moves to a pool of its own, as pools are seeded when made."""

    def __init__(self, setup, rows, rewards, flags):
        self.setup, self.rows, self.rewards, self.flags = setup, rows, rewards, flags
        self.count = setup["count"]
        single = SinglePool(setup["id"], setup["options"])
        self.observation_leaves = spaces.without(spaces.leaves_of(single.observation_space, ()), setup.get("leaveOut", []))
        self.action_leaves = spaces.leaves_of(single.action_space, ())
        leaves = spaces.numeric(self.observation_leaves)
        self.width = sum(map(spaces.size_of, leaves))
        self.write = spaces.row_writer(leaves, "observation")
        self.write_info = number_writer(setup["infos"], self.width)
        self.decode = spaces.action_decoder(single.action_space, self.action_leaves)
        single.close()
        self.home = [None] * self.count  # (pool, place in the pool) of each lane
        self.ended = set(range(self.count))

    def reset(self, lanes, seeds):
        fresh = {} if seeds is None else {lane: seed for lane, seed in zip(lanes, seeds) if seed is not None}
        together = [sorted(fresh)] if len(fresh) == self.count else [[lane] for lane in fresh]
        for group in together:
            pool = make_pool(self.setup["id"], self.setup["options"], [fresh[lane] for lane in group])
            for place, lane in enumerate(group):
                self.home[lane] = (pool, place)
        for lane in lanes:
            self.rows[lane, self.width :] = 0
            self.rewards[lane] = 0
            self.flags[:, lane] = 0
            self.ended.discard(lane)
        for pool, members in self.by_pool(lanes):
            places = np.fromiter(members, dtype=np.int32)
            observation, info = pool.reset(places)
            self.take(members, observation, info)

    def step(self, actions):
        decoded = self.decode(actions)
        running = [lane for lane in range(self.count) if lane not in self.ended]
        for pool, members in self.by_pool(running):
            places = np.fromiter(members, dtype=np.int32)
            batch = np.asarray([decoded[lane] for lane in members.values()])
            observation, rewards, terminated, truncated, info = pool.step(batch, places)
            for order, lane in self.take(members, observation, info):
                self.rewards[lane] = rewards[order]
                self.flags[0, lane], self.flags[1, lane] = terminated[order], truncated[order]
                if terminated[order] or truncated[order]:
                    self.ended.add(lane)

    def by_pool(self, lanes):
        """Pools with their members among the lanes, by place in the pool."""
        groups = {}
        for lane in lanes:
            pool, place = self.home[lane]
            groups.setdefault(id(pool), (pool, {}))[1][place] = lane
        return groups.values()

    def take(self, members, observation, info):
        """Writes a batch's rows; pairs of order in the batch and lane, for the batch comes in any order."""
        pairs = [(order, members[int(place)]) for order, place in enumerate(info["env_id"])]
        for order, lane in pairs:
            row = self.rows[lane]
            self.write(row, lane_of(observation, order))
            self.write_info(row, lane_of(info, order))
        return pairs

    def close(self):
        for pool in {id(home[0]): home[0] for home in self.home if home is not None}.values():
            pool.close()
