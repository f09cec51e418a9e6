"""Rewardsmith's side of a trainer of yours: copy this file beside your train.py. It needs NumPy, and Gymnasium where you `wrap`.

    job = Job()                                   # reads JOB.json and OUT_DIR from the command line
    env = job.wrap(gymnasium.make("Hopper-v5"))   # pays the job's reward and writes down what happens
    ...                                           # train for job.steps with job.seed
    job.finish(env, policy)                       # plays the evaluation episodes and writes result.json

Several environments in this process (DummyVecEnv, SyncVectorEnv) are wrapped each; they share one record. Environments in other
processes cannot: what they do is not seen here. Under the random policy (`job.is_random`) `job.steps` is 0 and `policy` is not
called. What fails is written down as such: the reward's faults, the world's, and those of memory.
"""

import importlib.util
import json
import math
import os
import sys
import traceback

import numpy as np

FORMAT, VERSION = "rewardsmith/training", 1
# Of more numbers than this states and actions go to trajectories.npz: as JSON they would be twenty times as long.
MOST_IN_JSON = 100_000


class Fault(Exception):
    """Something that is told to rewardsmith as it is, instead of a crash of the trainer."""

    def __init__(self, reason, message, term=None, step=None):
        super().__init__(message)
        self.failure = {"reason": reason, "message": message}
        if term is not None:
            self.failure["term"] = term
        if step is not None:
            self.failure["step"] = step


def _import(path):
    spec = importlib.util.spec_from_file_location("rewardsmith_reward", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _whole(value):
    """A number that JSON has a word for; what is not finite has none."""
    return float(value) if math.isfinite(value) else None


class Reward:
    """The job's reward over one environment: `start` with each episode, `pay` with each step."""

    def __init__(self, path):
        self.module = _import(path)
        self.weights = self.module.WEIGHTS
        # One whose composition keeps numbers of its episode takes the memory too.
        self._over_episode = self.module.compose.__code__.co_argcount > 1

    def start(self):
        self._memory = dict(self.module.INITIAL)
        self._step = 0

    def pay(self, state, action, after, terminated):
        """The reward of a step and its unweighted terms, of states and actions as nested dicts."""
        module, memory, step = self.module, self._memory, self._step
        self._step += 1
        try:
            terms = module.terms(state, action, after, memory, module.DT, step * module.DT, terminated)
            total = module.compose(terms, memory) if self._over_episode else module.compose(terms)
        except Exception as error:
            raise Fault("threw", f"{type(error).__name__}: {error}", step=step) from error
        for name, value in terms.items():
            if not math.isfinite(value):
                raise Fault("not-finite", f"Term '{name}' is {value} at step {step} of an episode.", name, step)
        return total, terms


class Record:
    """What happened in training since the last checkpoint, over all environments."""

    def __init__(self, total, checkpoints):
        self.steps = 0
        self.curve = []
        self._every = max(1, total // max(1, checkpoints))
        self._total = total
        self._clear()

    def _clear(self):
        self._taken, self._sums, self._returns, self._lengths = 0, {}, [], []

    def step(self, terms):
        self.steps += 1
        self._taken += 1
        for name, value in terms.items():
            self._sums[name] = self._sums.get(name, 0.0) + float(value)
        if self.steps % self._every == 0 and self.steps <= self._total:
            self.mark()
            print(json.dumps({"rewardsmith/progress": self.steps}), flush=True)

    def episode(self, total, length):
        self._returns.append(float(total))
        self._lengths.append(length)

    def mark(self):
        if self._taken == 0:
            return
        before = self.curve[-1] if self.curve else {"return": 0.0, "length": 0.0}
        ended = len(self._returns)
        self.curve.append(
            {
                "steps": self.steps,
                "episodes": ended,
                "return": sum(self._returns) / ended if ended else before["return"],
                "length": sum(self._lengths) / ended if ended else before["length"],
                "fitness": None,
                "success": None,
                "terms": {name: value / self._taken for name, value in self._sums.items()},
            }
        )
        self._clear()


def _nested(flat):
    tree = {}
    for name, value in flat.items():
        *groups, last = name.split(".")
        inner = tree
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[last] = value
    return tree


def _flat(tree, prefix=""):
    flat = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{name}."))
        else:
            flat[prefix + name] = value
    return flat


def _plain(value):
    """A number, or a list of them."""
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    value = np.asarray(value, dtype=np.float64)
    return value.item() if value.ndim == 0 else value.reshape(-1).tolist()


def _at(source, roots):
    """`observation[2:5]`, `info.goal`, `action` of what a step told."""
    place, _, index = source.partition("[")
    root, *path = place.split(".")
    value = roots[root]
    for name in path:
        value = value[name]
    if not index:
        return value
    low, colon, high = index.rstrip("]").partition(":")
    value = np.asarray(value).reshape(-1)
    return value[int(low) : int(high)] if colon else value[int(low)]


class Job:
    """What rewardsmith asks for: JOB.json, and where the answer goes."""

    def __init__(self, job=None, out=None):
        if job is None and len(sys.argv) < 3:
            sys.exit(f"usage: {sys.argv[0]} JOB.json OUT_DIR (rewardsmith calls it so: run --trainer)")
        with open(job or sys.argv[1], encoding="utf-8") as file:
            self.asked = json.load(file)
        self.out = out or sys.argv[2]
        if self.asked.get("format") != "rewardsmith/job" or self.asked.get("version") != 1:
            sys.exit(f"this helper reads rewardsmith/job version 1, not {self.asked.get('format')} {self.asked.get('version')}")
        self.seed = self.asked["seed"]
        self.steps = self.asked["steps"]
        self.episodes = self.asked["episodes"]
        self.is_random = self.asked["reward"] is None
        self.is_native = self.asked["reward"] == "native"
        self.record = Record(self.steps, self.asked["checkpoints"])
        sys.excepthook = self._on_error

    def module(self):
        """The job's reward as the world file asks for it (rewardAs); None of the random policy and under the world's own."""
        return None if self.is_random or self.is_native else _import(self.asked["reward"])

    def reward(self):
        """The job's reward, for who pays it by themselves; None of the random policy and under the world's own."""
        form = self.asked.get("reward_as", "python")
        if form != "python":
            sys.exit(f"the world file asks for rewards as {form}, which are for many lanes at once: take them from job.module()")
        return None if self.is_random or self.is_native else Reward(self.asked["reward"])

    def read(self, observation, info, env=None, state=None):
        """The state by its fields' flat names: by `state(env)`, or from where the world file says."""
        if state is not None:
            told = {name: _plain(value) for name, value in _flat(state(env)).items()}
        else:
            roots = {"observation": observation, "info": info}
            told = {}
            for name in self.asked["state"]:
                source = self.asked["sources"].get(name, name)
                try:
                    told[name] = _plain(_at(source, roots))
                except (KeyError, IndexError, TypeError) as error:
                    raise Fault(
                        "environment",
                        f"'{source}' is neither in the observation nor in the info of this world ({type(error).__name__}: {error}); "
                        "write the field as observation[i] in the world file, or give wrap(env, state=function)",
                    ) from error
        missing = [name for name in self.asked["state"] if name not in told]
        if missing:
            raise Fault("environment", f"the state function does not tell '{missing[0]}' of the world file")
        return {name: told[name] for name in self.asked["state"]}

    def act(self, action):
        """An action by its fields' flat names, in the order of the world file."""
        numbers = np.asarray(action, dtype=np.float64).reshape(-1)
        told, at = {}, 0
        for name in self.asked["action"]:
            source = self.asked["sources"].get(f"action.{name}", "")
            _, bracket, index = source.partition("[")
            low, colon, high = index.rstrip("]").partition(":")
            first = int(low) if bracket else at
            if bracket and not colon:
                told[name], at = numbers[first].item(), first + 1
            else:
                rest = len(self.asked["action"]) - 1
                count = int(high) - first if colon else max(1, len(numbers) - rest) if rest == 0 else 1
                part = numbers[first : first + count]
                told[name], at = (part.item() if count == 1 and not colon else part.tolist()), first + count
        return told

    def wrap(self, env, state=None):
        """The environment under the job's reward. `state(env)` gives nested dicts where observation and info do not hold all fields."""
        return _wrapper()(env, self, state)

    def finish(self, env, policy, policy_path=None):
        """Plays the evaluation episodes with `policy(observation) -> action` and writes the result; training has ended."""
        self.record.mark()
        env.training = False
        episodes = [self._play(env, policy, self.asked["evaluation_seed"] + index) for index in range(self.episodes)]
        beside = self._beside(episodes)
        self.write(
            {
                "status": "trained",
                "seed": self.seed,
                "steps": self.record.steps,
                "episodes": episodes,
                "curve": self.record.curve,
                **({} if policy_path is None else {"policy": policy_path}),
                **beside,
            }
        )

    def _beside(self, episodes):
        """Takes states and actions out of long episodes and writes them to trajectories.npz, which result.json then names."""
        columns = [column for episode in episodes for told in (episode["states"], episode["actions"]) for column in told.values()]
        if sum(np.size(column) for column in columns) <= MOST_IN_JSON:
            return {}
        arrays = {}
        for index, episode in enumerate(episodes):
            for name, column in episode.pop("states").items():
                arrays[f"e{index}/{name}"] = np.asarray(column)
            for name, column in episode.pop("actions").items():
                arrays[f"e{index}/action.{name}"] = np.asarray(column)
        np.savez_compressed(os.path.join(self.out, "trajectories.npz"), **arrays)
        return {"trajectories": "trajectories.npz"}

    def _play(self, env, policy, seed):
        observation, _ = env.reset(seed=seed)
        env.action_space.seed(seed)
        done, total = False, 0.0
        states, actions = [env.state], []
        while not done:
            action = env.action_space.sample() if self.is_random else policy(observation)
            observation, reward, terminated, truncated, _ = env.step(action)
            total += float(reward)
            states.append(env.state)
            actions.append(env.action)
            done = terminated or truncated or len(actions) >= self.asked["max_steps"]
        return {
            "length": len(actions),
            "ending": "terminated" if terminated else "truncated",
            "return": None if self.is_random else _whole(total),
            "states": {name: [state[name] for state in states] for name in self.asked["state"]},
            "actions": {name: [action[name] for action in actions] for name in self.asked["action"]},
        }

    def fail(self, reason, message, **where):
        """Writes that it failed: `threw` or `not-finite` is the reward's fault, `environment` the world's, or `memory`."""
        self.write({"status": "failed", "seed": self.seed, "failure": {"reason": reason, "message": message, **where}})

    def write(self, result):
        """result.json, whole: under another name first."""
        path = os.path.join(self.out, "result.json")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "version": VERSION, **result}, file)
        os.replace(path + ".part", path)

    def _on_error(self, kind, error, trace):
        traceback.print_exception(kind, error, trace)
        if isinstance(error, Fault):
            self.write({"status": "failed", "seed": self.seed, "failure": error.failure})
        elif isinstance(error, MemoryError):
            self.fail("memory", f"MemoryError: {error}")


def _wrapper():
    """Made when it is needed: without Gymnasium the rest of this file works too."""
    import gymnasium

    class RewardsmithEnv(gymnasium.Wrapper):
        """Pays the job's reward. `state` and `action` are the last step's by flat names; `training` says whether it is recorded."""

        def __init__(self, env, job, state=None):
            super().__init__(env)
            self.job, self.training = job, True
            self._read = state
            self._reward = job.reward()

        def _told(self, observation, info):
            return self.job.read(observation, info, self.env, self._read)

        def reset(self, **options):
            try:
                observation, info = self.env.reset(**options)
            except Exception as error:
                raise Fault("environment", f"reset: {type(error).__name__}: {error}") from error
            self.state = self._told(observation, info)
            self._total, self._length = 0.0, 0
            if self._reward is not None:
                self._reward.start()
            return observation, info

        def step(self, action):
            try:
                observation, own, terminated, truncated, info = self.env.step(action)
            except Exception as error:
                raise Fault("environment", f"step: {type(error).__name__}: {error}") from error
            before, self.state, self.action = self.state, self._told(observation, info), self.job.act(self._clipped(action))
            terms = {}
            reward = float(own)
            if self.job.is_random:
                reward = 0.0
            elif self._reward is not None:
                nested = _nested(before), _nested(self.action), _nested(self.state)
                reward, terms = self._reward.pay(*nested, bool(terminated))
            self._total += reward
            self._length += 1
            if self.training:
                self.job.record.step(terms)
                if terminated or truncated:
                    self.job.record.episode(self._total, self._length)
            return observation, reward, bool(terminated), bool(truncated), info

        def _clipped(self, action):
            """As the world applies it."""
            space = self.action_space
            return np.clip(action, space.low, space.high) if hasattr(space, "low") else action

    return RewardsmithEnv
