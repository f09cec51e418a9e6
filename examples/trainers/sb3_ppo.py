"""Stable-Baselines3's PPO in CartPole-v1, four environments at once."""

import gymnasium
from rewardsmith_trainer import Job
from stable_baselines3 import PPO
from stable_baselines3.common.env_util import make_vec_env

job = Job()
make = lambda: job.wrap(gymnasium.make("CartPole-v1"))
model = PPO("MlpPolicy", make_vec_env(make, 4, seed=job.seed), n_steps=128, seed=job.seed, device="cpu").learn(job.steps)
job.finish(make(), lambda observation: model.predict(observation, deterministic=True)[0])
