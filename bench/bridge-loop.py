"""The bare Python loop that the bridge is measured against: `python bridge-loop.py FOLDER ID COUNT` times rounds on request."""

import sys
import time

sys.path.append(sys.argv[1])

import gymnasium
import numpy as np

from rewardsmith_bridge.gymnasium_lanes import Lanes

ID, COUNT = sys.argv[2], int(sys.argv[3])
single = gymnasium.make(ID)
width, space = int(np.prod(single.observation_space.shape)), single.action_space
draws = [[space.sample() for _ in range(COUNT)] for _ in range(64)]
rewards, flags = np.zeros(COUNT), np.zeros((2, COUNT), np.uint8)
lanes = Lanes({"count": COUNT, "seed": 1, "id": ID, "options": {}, "infos": []}, np.zeros((COUNT, width)), rewards, flags)
lanes.reset(range(COUNT), range(COUNT))
flat = [np.asarray(draw, dtype=np.float64).reshape(COUNT, -1) for draw in draws]
vector = gymnasium.make_vec(ID, num_envs=COUNT, vectorization_mode="sync")
vector.reset(seed=1)
batches = [np.asarray(draw) for draw in draws]


def step_lanes(place):
    lanes.step(flat[place % 64])
    if lanes.ended:
        lanes.reset(sorted(lanes.ended), None)


def step_vector(place):
    vector.step(batches[place % 64])


for line in sys.stdin:
    kind, seconds = line.split()
    step = step_lanes if kind == "lanes" else step_vector
    start, steps = time.perf_counter(), 0
    while time.perf_counter() - start < float(seconds):
        step(steps)
        steps += 1
    print(steps * COUNT / (time.perf_counter() - start), flush=True)
