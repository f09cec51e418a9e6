"""Stable-Baselines3's SAC in Pendulum-v1: off-policy, and with the world's own reward as the human reference."""

import gymnasium
from rewardsmith_trainer import Job
from stable_baselines3 import SAC

job = Job()
env = job.wrap(gymnasium.make("Pendulum-v1"))
model = SAC("MlpPolicy", env, learning_rate=1e-3, seed=job.seed, device="cpu").learn(job.steps)
job.finish(env, lambda observation: model.predict(observation, deterministic=True)[0])
