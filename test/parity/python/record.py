"""
Plays Gymnasium episodes and writes down every number of them.

    python record.py REQUEST        REQUEST: a JSON file, see recording.ts

To standard output: a line of JSON about the whole and the state rows after resets; then an episode at a time a line of JSON about it and its arrays as
little-endian float64, in the order of `Recorder.ARRAYS`.
"""

import importlib.util
import json
import os
import sys
from pathlib import Path

import gymnasium
import numpy as np
from gymnasium import spaces

from scripts import CONTINUOUS, DISCRETE, KINDS
from worlds import MujocoWorld, world_of

# The border between an episode's going on and its end is closed in upon by this many halvings.
HALVINGS = 26


def load_reader(path):
    spec = importlib.util.spec_from_file_location("state_reader", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Recorder:
    """One episode while it is being played."""

    ROWS = ("snapshots", "actions", "observations", "states")
    FACTS = ("rewards", "terminated", "truncated", "blownUp", "moved", "inexact")
    ARRAYS = (*ROWS, *FACTS)

    def __init__(self, player, observation):
        self.player = player
        self.arrays = {name: [] for name in self.ARRAYS}
        self.ended = False
        self.note(observation)

    def note(self, observation):
        self.arrays["snapshots"].append(self.player.world.save())
        self.arrays["states"].append(self.player.row())
        self.arrays["observations"].append(np.asarray(observation, dtype=np.float64))

    def step(self, action, moved=False):
        """Sets `ended` where there is nothing to play after it; a step that flies apart is not kept."""
        player, arrays = self.player, self.arrays
        if moved:
            # What the step starts from is where the world was put, not where the last step ended.
            arrays["snapshots"][-1] = player.world.save()
        inexact = player.world.inexact(arrays["snapshots"][-1], action)
        observation, reward, terminated, truncated, _ = player.env.step(action)
        blown_up = player.world.blown_up()
        apart = player.world.flying_apart() and not blown_up
        self.ended = terminated or truncated or blown_up or apart
        if apart:
            return
        facts = (reward, terminated, truncated, blown_up, moved, inexact)
        for name, value in zip(self.FACTS, facts, strict=True):
            arrays[name].append(float(value))
        arrays["actions"].append(np.atleast_1d(np.asarray(action, dtype=np.float64)))
        self.note(observation)

    def terminated(self):
        """Whether the world ended the episode at the last step."""
        return self.arrays["terminated"][-1:] == [1] and self.arrays["blownUp"][-1:] == [0]

    def write(self, out, **about):
        out.write((json.dumps({**about, "length": len(self.arrays["rewards"])}) + "\n").encode())
        for name in self.ARRAYS:
            out.write(np.array(self.arrays[name], dtype="<f8").tobytes())


class Player:
    def __init__(self, request, out):
        module = load_reader(request["reader"])
        kwargs = dict(module.KWARGS)
        for option, value in request["options"].items():
            kwargs.update(module.OPTIONS[option][value])
        self.id = module.GYMNASIUM_ID
        # Option → values of it that Gymnasium has as well.
        self.options = {option: list(values) for option, values in getattr(module, "OPTIONS", {}).items()}
        self.env = gymnasium.make(self.id, disable_env_checker=True, **kwargs)
        self.world = world_of(self.env)
        self.reader = module.StateReader(self.env.unwrapped)
        self.fields = request["fields"]
        self.out = out
        self.space = self.env.action_space
        # Where episodes terminated: the state and the action of the last step.
        self.ends = []
        self.truncations = 0

    def row(self):
        """The state reader's nested dictionary as the row of our own state matrix."""
        tree, row = self.reader.read(), []
        for path in self.fields:
            value = tree
            for name in path:
                value = value[name]
            # A `ravel` of every number would cost more than MuJoCo's step.
            if isinstance(value, (float, int)):
                row.append(float(value))
            else:
                row.extend(np.asarray(value, dtype=np.float64).ravel().tolist())
        return row

    def beginnings(self, count):
        """The state rows after so many resets."""
        rows = []
        for seed in range(count):
            self.begin(seed)
            rows.append(self.row())
        return np.array(rows, dtype="<f8")

    def script(self, kind, seed):
        rng = np.random.default_rng([seed, 1])
        if isinstance(self.space, spaces.Discrete):
            return DISCRETE[kind](int(self.space.n), rng)
        return CONTINUOUS[kind](self.world.action_bounds(), rng)

    def unknown(self):
        """In the place of an observation that Gymnasium does not compute."""
        return np.full(self.env.observation_space.shape, np.nan)

    def begin(self, seed):
        observation, _ = self.env.reset(seed=seed)
        return observation

    def play(self, kind, seed, limit):
        recorder = Recorder(self, self.begin(seed))
        self.finish(recorder, self.script(kind, seed), limit)
        recorder.write(self.out, kind=kind, seed=seed)

    def scattered(self, seed, limit):
        rng = np.random.default_rng([seed, 2])
        self.begin(seed)
        self.world.scatter(rng)
        recorder = Recorder(self, self.unknown())
        self.finish(recorder, self.script(str(rng.choice(KINDS)), seed), limit)
        recorder.write(self.out, kind="scattered", seed=seed)

    def finish(self, recorder, script, limit):
        point = None
        for _ in range(limit):
            action, point = next(script), self.world.point()
            recorder.step(action)
            if recorder.ended or self.world.ill_posed():
                break
        self.truncations += recorder.arrays["truncated"][-1:] == [1]
        if recorder.terminated():
            self.ends.append((point, action))

    def kept(self, seed):
        """To the time limit where no script gets there: put back to the beginning after every second step."""
        observation = self.begin(seed)
        home = self.world.point()
        recorder, script = Recorder(self, observation), self.script("random", seed)
        while not recorder.ended:
            done = len(recorder.arrays["rewards"])
            moved = done > 0 and done % 2 == 0
            if moved:
                self.world.put(home)
            recorder.step(next(script), moved)
        recorder.write(self.out, kind="kept", seed=seed)

    def border(self, seed, end):
        """
        Two steps on both sides of the border between ending the episode and not, a hair apart: on the way from an
        episode's beginning to where one ended. Every limit must be at its place for both to end as they do.
        """
        self.begin(seed)
        start = self.world.point()
        point, action = end

        def put(share):
            self.begin(seed)
            self.world.put(start + share * (point - start))

        def ends_at(share):
            put(share)
            terminated = self.env.step(action)[2]
            return terminated and not self.world.blown_up() and not self.world.flying_apart()

        inside, outside = 0.0, 1.0
        if ends_at(inside) or not ends_at(outside):
            return
        for _ in range(HALVINGS):
            middle = (inside + outside) / 2
            if ends_at(middle):
                outside = middle
            else:
                inside = middle
        for share in (inside, outside):
            put(share)
            recorder = Recorder(self, self.unknown())
            recorder.step(action)
            recorder.write(self.out, kind="border", seed=seed)

    def all(self, request):
        limit = self.env.spec.max_episode_steps
        for kind in KINDS:
            for index in range(request["episodes"]):
                self.play(kind, request["seed"] + index, limit if index < request["whole"] else request["cut"])
        if self.truncations == 0:
            self.kept(request["seed"])
        for index in range(request["scattered"]):
            self.scattered(request["seed"] + 10_000 + index, request["brief"])
        for index, end in enumerate(self.ends[:: max(1, len(self.ends) // max(1, request["borders"]))]):
            self.border(request["seed"] + 20_000 + index, end)


def main():
    request = json.loads(Path(sys.argv[1]).read_text())
    # Nothing that a package prints may get between the numbers.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    player = Player(request, out)
    player.begin(0)
    about = {
        "id": player.id,
        "options": player.options,
        "snapshots": len(player.world.save()),
        "actions": int(np.prod(player.space.shape)) or 1,
        "observations": int(np.prod(player.env.observation_space.shape)),
        "single": player.env.observation_space.dtype == np.float32,
        "mujoco": isinstance(player.world, MujocoWorld),
        "dt": player.world.env.dt if isinstance(player.world, MujocoWorld) else None,
        "maxSteps": player.env.spec.max_episode_steps,
    }
    out.write((json.dumps(about) + "\n").encode())
    out.write(player.beginnings(request["resets"]).tobytes())
    player.all(request)
    out.close()


main()
