"""Copies of one Gymnasium environment, stepped one after another into the rows of one array."""

import random

import numpy as np

from . import frames, seeding, spaces, state
from .channel import arm
from .infos import number_writer
from .make import backend_module, make_one


class Lanes:
    """
    rows: lanes × (observation numbers, then info numbers, then the state function's); rewards: lanes; flags: 2 × lanes,
    terminated and truncated. A lane that has ended is left alone until it is reset. `limit`: seconds for each lane's step.
    `across` of a setup: they are made to draw, so many pixels across at most.
    """

    def __init__(self, setup, rows, rewards, flags):
        gymnasium = backend_module("gymnasium")
        count, seed, how = setup["count"], setup["seed"], setup.get("seeding")
        # For environments that draw from the modules' own streams; those are shared by all lanes of the process.
        seeding.seed_streams(seed)
        self.lanes = []
        self.camera = frames.Camera(setup["across"]) if "across" in setup else None
        for _ in range(count):
            arm(setup["start"])  # for each, not for all
            # What some draw while they are made (Meta-World its goals) is then the same in every lane of every process.
            if how is not None:
                seeding.seed_streams(0)
            self.lanes.append(self.make(gymnasium, setup))
        if how is not None:
            seeding.seed_streams(seed)
        self.seeders = [seeding.seeder(lane, how) for lane in self.lanes]
        # Of a world that seeds itself anew where nobody does (NetHack), episodes without a seed get one.
        self.draw = random.Random(seed)
        self.steps = [lane.step for lane in self.lanes]
        self.rows, self.rewards, self.flags = rows, rewards, flags
        self.each_row = [rows[lane] for lane in range(count)]
        first = self.lanes[0]
        self.observation_leaves = spaces.without(spaces.leaves_of(first.observation_space, ()), setup.get("leaveOut", []))
        self.action_leaves = spaces.leaves_of(first.action_space, ())
        leaves = spaces.numeric(self.observation_leaves)
        self.width = sum(map(spaces.size_of, leaves))
        self.write = spaces.row_writer(leaves, "observation")
        self.write_info = number_writer(setup["infos"], self.width) if setup["infos"] else None
        told = setup.get("state")
        after = self.width + sum(max(1, entry["size"]) for entry in setup["infos"])
        self.read_state = state.reader(told["source"]) if told else None
        self.write_state = number_writer(told["entries"], after, state.missing) if told else None
        self.decode = spaces.action_decoder(first.action_space, self.action_leaves)
        self.running = []
        self.ended = set(range(count))
        self.limit = setup["start"]

    def make(self, gymnasium, setup):
        if self.camera is not None:
            return frames.make_world(gymnasium, setup)
        return make_one(gymnasium, setup["id"], setup["options"], setup.get("shim", False))

    def picture(self):
        return self.camera.picture(self.lanes[0])

    def reset(self, lanes, seeds):
        for place, lane in enumerate(lanes):
            arm(self.limit)
            seed, fix = seeds[place], self.seeders[lane]
            if fix is not None:
                seed = self.draw.randrange(2**31) if seed is None else seed
                fix(seed)
            observation, info = self.lanes[lane].reset(seed=seed)
            row = self.each_row[lane]
            row[self.width :] = 0
            self.write(row, observation)
            if self.write_info:
                self.write_info(row, info)
            if self.read_state:
                self.write_state(row, self.read_state(self.lanes[lane]))
            self.rewards[lane] = 0
            self.flags[:, lane] = 0
            self.ended.discard(lane)
        self.running = [lane for lane in range(len(self.lanes)) if lane not in self.ended]

    def step(self, actions):
        decoded = self.decode(actions)
        write, write_info, rewards, rows, steps = self.write, self.write_info, self.rewards, self.each_row, self.steps
        read_state, limit, ended = self.read_state, self.limit, False
        for lane in self.running:
            arm(limit)
            observation, reward, terminated, truncated, info = steps[lane](decoded[lane])
            row = rows[lane]
            write(row, observation)
            if write_info:
                write_info(row, info)
            if read_state:
                self.write_state(row, read_state(self.lanes[lane]))
            rewards[lane] = reward
            if terminated or truncated:
                self.flags[0, lane] = bool(terminated)
                self.flags[1, lane] = bool(truncated)
                self.ended.add(lane)
                ended = True
        if ended:
            self.running = [lane for lane in self.running if lane not in self.ended]

    def close(self):
        for lane in self.lanes:
            lane.close()
