"""A small trainer in NumPy: hill climbing over a linear policy of CartPole-v1."""

import gymnasium
import numpy as np
from rewardsmith_trainer import Job

job = Job()
env = job.wrap(gymnasium.make("CartPole-v1"))
random = np.random.default_rng(job.seed)


def act(weights, observation):
    return int(observation @ weights > 0)


best, record = np.zeros(4), -np.inf
while job.record.steps < job.steps:
    weights = best + random.normal(0, 0.3, 4)
    observation, _ = env.reset(seed=int(random.integers(2**31)))
    total, done = 0.0, False
    while not done and job.record.steps < job.steps:
        observation, reward, terminated, truncated, _ = env.step(act(weights, observation))
        total += reward
        done = terminated or truncated
    if total >= record:
        best, record = weights, total
job.finish(env, lambda observation: act(best, observation))
