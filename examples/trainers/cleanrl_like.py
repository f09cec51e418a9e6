"""PPO in one file, after CleanRL's ppo.py (Huang et al. 2022), in CartPole-v1: a vector of environments, each wrapped."""

import gymnasium
import torch
from rewardsmith_trainer import Job
from torch import nn

LANES, STEPS, EPOCHS, GAMMA, LAMBDA, CLIP, RATE = 8, 32, 4, 0.99, 0.95, 0.2, 2.5e-3

job = Job()
torch.manual_seed(job.seed)
envs = gymnasium.vector.SyncVectorEnv([lambda: job.wrap(gymnasium.make("CartPole-v1")) for _ in range(LANES)])
actor = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 2))
critic = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 1))
optimizer = torch.optim.Adam([*actor.parameters(), *critic.parameters()], lr=RATE)


def tensor(value):
    return torch.as_tensor(value, dtype=torch.float32)


observation = tensor(envs.reset(seed=job.seed)[0])
ended = torch.zeros(LANES)
while job.record.steps < job.steps:
    rows = []
    for _ in range(STEPS):
        with torch.no_grad():
            chosen = torch.distributions.Categorical(logits=actor(observation))
            action = chosen.sample()
            rows.append([observation, action, chosen.log_prob(action), critic(observation).squeeze(-1), None, ended])
        after, reward, terminated, truncated, _ = envs.step(action.numpy())
        # Gymnasium resets a lane in the step after its end; that step pays nothing and belongs to no episode.
        rows[-1][4] = tensor(reward) * (1 - ended)
        observation, ended = tensor(after), tensor(terminated | truncated)
    seen, actions, logs, values, rewards, starts = (torch.stack(column) for column in zip(*rows))
    with torch.no_grad():
        following, advantages, running = critic(observation).squeeze(-1), torch.zeros_like(rewards), torch.zeros(LANES)
        for step in reversed(range(STEPS)):
            going = 1 - (ended if step == STEPS - 1 else starts[step + 1])
            delta = rewards[step] + GAMMA * following * going - values[step]
            running = delta + GAMMA * LAMBDA * going * running
            advantages[step], following = running, values[step]
        targets = advantages + values
    kept = starts.bool().logical_not()
    for _ in range(EPOCHS):
        chosen = torch.distributions.Categorical(logits=actor(seen[kept]))
        ratio = (chosen.log_prob(actions[kept]) - logs[kept]).exp()
        gain = (advantages[kept] - advantages[kept].mean()) / (advantages[kept].std() + 1e-8)
        policy_loss = -torch.min(ratio * gain, ratio.clamp(1 - CLIP, 1 + CLIP) * gain).mean()
        value_loss = (critic(seen[kept]).squeeze(-1) - targets[kept]).square().mean()
        optimizer.zero_grad()
        (policy_loss + 0.5 * value_loss - 0.01 * chosen.entropy().mean()).backward()
        optimizer.step()

evaluation = job.wrap(gymnasium.make("CartPole-v1"))
job.finish(evaluation, lambda observation: actor(tensor(observation)).argmax().item())
