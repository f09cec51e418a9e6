"""Trains Stable-Baselines3's PPO at its defaults on one thread; prints one JSON line: what 20 deterministic episodes returned."""
import json
import sys
import time

import gymnasium
import torch
from stable_baselines3 import PPO
from stable_baselines3.common.evaluation import evaluate_policy
from stable_baselines3.common.monitor import Monitor

ask = json.loads(sys.argv[1])
torch.set_num_threads(1)

model = PPO("MlpPolicy", gymnasium.make(ask["id"]), device="cpu", seed=ask["seed"])
model.learn(ask["steps"])
played = Monitor(gymnasium.make(ask["id"]))
played.reset(seed=1000 + ask["seed"])
returns, lengths = evaluate_policy(model, played, n_eval_episodes=ask["episodes"], deterministic=True, return_episode_rewards=True)
mean = lambda numbers: float(sum(numbers) / len(numbers))
print(json.dumps({"steps": model.num_timesteps, "return": mean(returns), "length": mean(lengths), "cpuSeconds": time.process_time()}))
