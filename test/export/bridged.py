"""Plays an exported module: `MODULE EPISODES.json` (a seed and actions each); prints the rewards as one line of JSON."""

import importlib.util
import json
import sys

specification = importlib.util.spec_from_file_location("exported", sys.argv[1])
module = importlib.util.module_from_spec(specification)
specification.loader.exec_module(module)

env, rewards = module.make(), []
for episode in json.loads(sys.argv[2]):
    env.reset(seed=episode["seed"])
    for action in episode["actions"]:
        _, reward, terminated, truncated, info = env.step(action)
        assert set(info["reward_terms"]) == set(module.WEIGHTS)
        rewards.append(reward)
print(json.dumps(rewards))
