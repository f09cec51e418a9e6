"""Runs exported reward terms under a reward manager: one JSON line in, one out.

`manager` is mjlab, whose own RewardManager is taken (its module, not its package: that loads Warp and a viewer); or isaaclab, whose base class and manager stand here as their
source has them in what the terms meet of them. The environment stands in for a simulator: it hands out recorded states.
"""

import importlib
import inspect
import json
import pathlib
import sys
import types

import numpy
import torch

from evaluate import nested, numbers


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


def mjlab(folder):
    package = pathlib.Path(folder)
    # What it prints tables with: nothing here does.
    stand_in("prettytable", PrettyTable=type("PrettyTable", (), {}))
    stand_in("mjlab", __path__=[str(package)])
    stand_in("mjlab.managers", __path__=[str(package / "managers")])
    stand_in("mjlab.managers.scene_entity_config", SceneEntityCfg=type("SceneEntityCfg", (), {}))
    return importlib.import_module("mjlab.managers.reward_manager").RewardManager


def isaaclab(_folder):
    class ManagerTermBase:
        def __init__(self, cfg, env):
            self.cfg = cfg
            self._env = env

        def reset(self, env_ids=None):
            pass

    class RewardTermCfg:
        def __init__(self, func, weight, params):
            self.func, self.weight, self.params = func, weight, params

    class RewardManager:
        def __init__(self, cfg, env):
            self._env = env
            self.terms = {}
            for name, term in cfg.items():
                assert issubclass(term.func, ManagerTermBase)
                term.func = term.func(cfg=term, env=env)
                taken = list(inspect.signature(term.func).parameters)[1:]
                assert set(taken) == set(term.params), "the manager refuses parameters that it was not given"
                self.terms[name] = term

        def compute(self, dt):
            return sum(term.func(self._env, **term.params) * term.weight * dt for term in self.terms.values() if term.weight != 0)

        def reset(self, env_ids=None):
            for term in self.terms.values():
                term.func.reset(env_ids=env_ids)

    stand_in("isaaclab")
    stand_in("isaaclab.managers", ManagerTermBase=ManagerTermBase, RewardTermCfg=RewardTermCfg)
    return RewardManager


class Environment:
    def __init__(self, request):
        steps, lanes = request["steps"], request["lanes"]
        self.rows = {name: numbers(text, (steps, lanes, -1)) for name, text in request["rows"].items()}
        self.layouts = request["layouts"]
        self.num_envs = lanes
        self.device = "cpu"
        self.step_dt = request["dt"]
        self.max_episode_length_s = 1.0
        self.common_step_counter = 0
        self.episode_length_buf = torch.zeros(lanes, dtype=torch.long)
        self.termination_manager = types.SimpleNamespace(terminated=torch.zeros(lanes, dtype=torch.bool))
        self.cfg = types.SimpleNamespace(scale_rewards_by_dt=request["scales"])
        self.step = 0
        self.held = "state"
        self.asked = 0
        self.buffers = {}

    def array(self, values):
        return torch.tensor(values.tolist(), dtype=torch.bool if values.dtype == bool else torch.float64)

    def read_state(self):
        """The same tensors each time, as a simulator has them."""
        self.asked += 1
        fresh = nested(self.layouts["state"], self.rows[self.held][self.step], self.array)
        return written(self.buffers, fresh)

    def read_action(self):
        return nested(self.layouts["action"], self.rows["action"][self.step], self.array)


def written(into, fresh):
    for name, value in fresh.items():
        if isinstance(value, dict):
            written(into.setdefault(name, {}), value)
        elif name in into:
            into[name][:] = value
        else:
            into[name] = value
    return into


def run(request):
    RewardManager = {"mjlab": mjlab, "isaaclab": isaaclab}[request["manager"]](request["folder"])
    module = {"__name__": "exported"}
    exec(compile(request["module"], "exported.py", "exec"), module)
    env = Environment(request)
    configuration = module["rewards"](lambda env: env.read_state(), lambda env: env.read_action())
    options = {"scale_by_dt": request["scales"]} if request["manager"] == "mjlab" else {}
    manager = RewardManager(configuration, env, **options)
    rewards, asked = [], []
    steps = env.rows["state"].shape[0]
    for step in range(steps):
        env.step, env.held = step, "state"
        start = torch.tensor(env.rows["start"][step, :, 0] != 0)
        if start.any():
            manager.reset(env_ids=start.nonzero().squeeze(-1) if step > 0 else None)
            env.episode_length_buf[start] = 0
        env.held = "next"
        env.asked = 0
        env.episode_length_buf += 1
        env.common_step_counter += 1
        env.termination_manager.terminated[:] = torch.tensor(env.rows["terminated"][step, :, 0] != 0)
        rewards.append(manager.compute(env.step_dt).double().tolist())
        asked.append(env.asked)
    return {"rewards": rewards, "asked": max(asked), "imports": sorted({"gymnasium", "mujoco"} & set(sys.modules))}


for line in sys.stdin:
    try:
        answer = run(json.loads(line))
    except Exception as problem:
        answer = {"error": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(answer), flush=True)
