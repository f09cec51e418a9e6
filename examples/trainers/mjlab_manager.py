"""mjlab's own reward manager over carts with poles in one tensor, trained by the cross-entropy method: each lane tries a policy of its own."""

from types import SimpleNamespace

import torch
from mjlab.managers.reward_manager import RewardManager
from rewardsmith_trainer import Job

job = Job()
torch.manual_seed(job.seed)
module = job.module()
LANES, ELITE, LONGEST, DT = 32, 8, job.asked["max_steps"], job.asked["dt"]


class Carts:
    """Gymnasium's CartPole with a force of any size; what the manager asks of an environment has mjlab's names."""

    device, step_dt, max_episode_length_s, common_step_counter = "cpu", DT, LONGEST * DT, 0
    cfg = SimpleNamespace(scale_rewards_by_dt=True)

    def __init__(self, starts):
        self.num_envs, self.numbers = len(starts), starts.clone()
        self.episode_length_buf = torch.zeros(self.num_envs, dtype=torch.long)
        self.termination_manager = SimpleNamespace(terminated=torch.zeros(self.num_envs, dtype=torch.bool))
        self.pull = torch.zeros(self.num_envs, dtype=torch.float64)
        if module is not None:
            self.rewards = RewardManager(module.rewards(Carts.state, lambda env: {"pull": env.pull}), self)
            self.rewards.reset()

    def state(self):
        x, v, angle, rate = self.numbers.unbind(-1)
        return {"cart": {"position": x, "velocity": v}, "pole": {"angle": angle, "velocity": rate}}

    def step(self, pull):
        self.pull = pull.clamp(-1, 1)
        x, v, angle, rate = self.numbers.unbind(-1)
        push = (10 * self.pull + 0.05 * rate**2 * angle.sin()) / 1.1
        turn = (9.8 * angle.sin() - angle.cos() * push) / (0.5 * (4 / 3 - 0.1 * angle.cos() ** 2 / 1.1))
        slide = push - 0.05 * turn * angle.cos() / 1.1
        self.numbers = torch.stack([x + DT * v, v + DT * slide, angle + DT * rate, rate + DT * turn], -1)
        self.episode_length_buf += 1
        self.common_step_counter += 1
        self.termination_manager.terminated = (self.numbers[:, 0].abs() > 2.4) | (self.numbers[:, 2].abs() > 0.21)
        return torch.zeros(self.num_envs) if module is None else self.rewards.compute(DT)


def starts_of(seeds):
    return torch.stack([torch.rand(4, generator=torch.Generator().manual_seed(seed), dtype=torch.float64) * 0.1 - 0.05 for seed in seeds])


def play(starts, act, most=10**9):
    """An episode in each lane, cut off when all have taken `most` steps together: what it returned, its length, whether it fell, and what was seen and done in all steps."""
    env = Carts(starts)
    seen, done = [env.numbers], []
    going = torch.ones(env.num_envs, dtype=torch.bool)
    returns = torch.zeros(env.num_envs, dtype=torch.float64)
    lengths = torch.zeros(env.num_envs, dtype=torch.long)
    while going.any() and len(done) < LONGEST and lengths.sum() < most:
        returns += env.step(act(env.numbers)).double() * going
        lengths += going
        seen.append(env.numbers)
        done.append(env.pull)
        going = going & ~env.termination_manager.terminated
    return returns, lengths, ~going, torch.stack(seen), torch.stack(done)


mean, spread = torch.zeros(4, dtype=torch.float64), torch.ones(4, dtype=torch.float64)
steps, curve = 0, []
while steps < job.steps:
    tried = mean + spread * torch.randn(LANES, 4, dtype=torch.float64)
    returns, lengths, *_ = play(starts_of(torch.randint(2**31, (LANES,)).tolist()), lambda numbers: (tried * numbers).sum(-1), job.steps - steps)
    best = tried[returns.argsort(descending=True)[:ELITE]]
    mean, spread = best.mean(0), best.std(0) + 0.05
    steps += int(lengths.sum())
    curve.append({"steps": steps, "episodes": LANES, "return": returns.mean().item(), "length": lengths.double().mean().item()})

chance = torch.Generator().manual_seed(job.seed)
random = lambda numbers: torch.rand(len(numbers), generator=chance, dtype=torch.float64) * 2 - 1
seeds = [job.asked["evaluation_seed"] + index for index in range(job.episodes)]
returns, lengths, fell, seen, done = play(starts_of(seeds), random if job.is_random else lambda numbers: numbers @ mean)
fields = dict(enumerate(job.asked["state"]))
job.write(
    {
        "status": "trained",
        "seed": job.seed,
        "steps": steps,
        "curve": curve,
        "episodes": [
            {
                "length": length,
                "ending": "terminated" if fell[lane] else "truncated",
                "return": None if job.is_random else returns[lane].item(),
                "states": {name: seen[: length + 1, lane, place].tolist() for place, name in fields.items()},
                "actions": {"pull": done[:length, lane].tolist()},
            }
            for lane, length in enumerate(lengths.tolist())
        ],
    }
)
