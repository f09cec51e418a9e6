"""Trains Stable-Baselines3's PPO on one thread and prints one JSON line: steps per second, and seconds to a score."""
import collections
import json
import sys
import time

import gymnasium
import torch
from stable_baselines3 import PPO
from stable_baselines3.common.callbacks import BaseCallback
from stable_baselines3.common.vec_env import DummyVecEnv

ask = json.loads(sys.argv[1])
torch.set_num_threads(1)


class Watch(BaseCallback):
    """Mean return of the last `window` training episodes, and when it first passed the threshold."""

    def __init__(self):
        super().__init__()
        self.returns = collections.deque(maxlen=ask["window"])
        self.reached = None
        self.started = None

    def _on_training_start(self):
        self.started = time.perf_counter()

    def _on_step(self):
        for info in self.locals["infos"]:
            if "episode" in info:
                self.returns.append(info["episode"]["r"])
        if self.reached is None and len(self.returns) == ask["window"]:
            if sum(self.returns) / len(self.returns) >= ask["threshold"]:
                self.reached = time.perf_counter() - self.started
                return not ask["stop"]
        return True


def make():
    return gymnasium.wrappers.RecordEpisodeStatistics(gymnasium.make(ask["id"]))


settings = {} if ask["lanes"] == 1 else {"n_steps": ask["rolloutSteps"], "batch_size": ask["minibatch"], "n_epochs": ask["epochs"]}
envs = DummyVecEnv([make] * ask["lanes"])
model = PPO("MlpPolicy", envs, device="cpu", seed=ask["seed"], **settings)
watch = Watch()
model.learn(ask["steps"], callback=watch)
seconds = time.perf_counter() - watch.started
print(json.dumps({"stepsPerSecond": model.num_timesteps / seconds, "secondsToScore": watch.reached}))
