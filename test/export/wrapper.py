"""What an exported module's wrapper does in Gymnasium: `native MODULE STEPS`, `train MODULE STEPS`; prints one JSON line."""

import importlib.util
import json
import sys

import gymnasium
import numpy as np


def load(path):
    specification = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def native(module, steps):
    """A wrapper that pays the environment's own reward: how far the two are apart, under random actions."""
    env = module.make()
    env.action_space.seed(3)
    env.reset(seed=3)
    worst, episodes = 0.0, 1
    for _ in range(steps):
        action = env.action_space.sample()
        # Gymnasium would compute its costs of a single-precision action in single precision.
        action = action.astype(np.float64) if isinstance(action, np.ndarray) else action
        _, reward, terminated, truncated, info = env.step(action)
        worst = max(worst, abs(reward - info["original_reward"]) / max(1.0, abs(reward)))
        if terminated or truncated:
            env.reset()
            episodes += 1
    return {"worst": worst, "episodes": episodes}


def train(module, steps):
    """Hill climbing on a linear policy, by the exported reward alone."""
    env = module.make()
    assert isinstance(env, gymnasium.Wrapper) and isinstance(env, module.RewardsmithReward)
    random = np.random.default_rng(0)
    best, best_return, done, returns, originals = np.zeros(env.observation_space.shape), -np.inf, 0, [], []
    while done < steps:
        weights = best + random.normal(size=best.shape) * bool(returns)
        observation, _ = env.reset(seed=1)
        total = original = 0.0
        ended = False
        while not ended and done < steps:
            observation, reward, terminated, truncated, info = env.step(int(observation @ weights > 0))
            assert isinstance(reward, float) and set(info["reward_terms"]) == set(module.WEIGHTS)
            total, original, done = total + reward, original + info["original_reward"], done + 1
            ended = terminated or truncated
        returns.append(total)
        originals.append(original)
        if total > best_return:
            best, best_return = weights, total
    return {"steps": done, "first": returns[0], "best": best_return, "original": max(originals)}


print(json.dumps({"native": native, "train": train}[sys.argv[1]](load(sys.argv[2]), int(sys.argv[3]))))
