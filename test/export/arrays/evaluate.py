"""Runs exported array modules for tests: one JSON line in, one out; numbers are the bytes of float64 in base64.

A rollout is handed in once, {"rollout": name, …}; then {"module": text, "library": …, "rollout": name, "how": …} gives the terms, in the order of WEIGHTS, and the
reward of every row. {"module": text, "library": …, "actions": rows} gives what it says that they are applied as, by path.
"""

import base64
import importlib
import json
import sys

import numpy

rollouts = {}


def numbers(text, shape):
    return numpy.frombuffer(base64.b64decode(text), dtype=numpy.float64).reshape(shape)


def keep(request):
    steps, lanes = request["steps"], request["lanes"]
    rows = {name: numbers(text, (steps, lanes, -1)) for name, text in request["rows"].items()}
    rollouts[request["rollout"]] = {"rows": rows, "layouts": request["layouts"], "dt": request["dt"]}
    return {"kept": True}


class NumpyKit:
    def __init__(self):
        self.array = lambda values: numpy.array(values)
        self.options = {}

    def run(self, reward, how):
        return reward


class TorchKit:
    def __init__(self):
        torch = importlib.import_module("torch")
        self.array = lambda values: torch.tensor(numpy.array(values).tolist(), dtype=torch.bool if values.dtype == bool else torch.float64)
        self.options = {"dtype": torch.float64}

    def run(self, reward, how):
        return reward


class JaxKit:
    def __init__(self):
        self.jax = importlib.import_module("jax")
        self.jax.config.update("jax_enable_x64", True)
        # What is tried is run a few times: compiling takes longer.
        self.jax.config.update("jax_disable_most_optimizations", True)
        xp = importlib.import_module("jax.numpy")
        self.array = xp.asarray
        self.options = {}

    def run(self, reward, how):
        """As it stands, compiled, or compiled of one that sees a single lane."""

        def plain(state, action, next_state, memory, terminated, time):
            return reward(state, action, next_state, memory, terminated=terminated, time=time)

        compiled = {"plain": plain, "jit": self.jax.jit(plain), "vmap": self.jax.jit(self.jax.vmap(plain))}[how]
        return lambda state, action, next_state, memory, terminated, time: compiled(state, action, next_state, memory, terminated, time)


kits = {"numpy": NumpyKit, "torch": TorchKit, "jax": JaxKit}
made = {}


def nested(layout, row, array):
    """One step of all lanes as nested dicts: numbers (lanes,), vectors (lanes, size), booleans."""
    state = {}
    for path, offset, size, kind in layout:
        *outer, last = path
        at = state
        for name in outer:
            at = at.setdefault(name, {})
        values = row[:, offset] if kind != "vector" else row[:, offset : offset + size]
        at[last] = array(values != 0) if kind == "boolean" else array(values)
    return state


def evaluate(request):
    rollout = rollouts[request["rollout"]]
    kit = made.get(request["library"]) or made.setdefault(request["library"], kits[request["library"]]())
    module = {"__name__": "exported"}
    exec(compile(request["module"], "exported.py", "exec"), module)
    run = kit.run(module["reward"], request["how"])
    rows, layouts = rollout["rows"], rollout["layouts"]
    steps, lanes, _ = rows["state"].shape
    names = list(module["WEIGHTS"])
    out = numpy.empty((steps, lanes, len(names) + 1))
    memory = module["initial"](lanes, **kit.options)
    for step in range(steps):
        start = rows["start"][step, :, 0] != 0
        if step > 0 and start.any():
            memory = module["restarted"](memory, kit.array(start))
        total, terms, memory = run(
            nested(layouts["state"], rows["state"][step], kit.array),
            nested(layouts["action"], rows["action"][step], kit.array),
            nested(layouts["state"], rows["next"][step], kit.array),
            memory,
            terminated=kit.array(rows["terminated"][step, :, 0] != 0),
            time=kit.array(rows["time"][step, :, 0]),
        )
        for column, values in enumerate([*(terms[name] for name in names), total]):
            shape = tuple(values.shape)
            if shape != (lanes,) or "64" not in str(values.dtype):
                raise TypeError(f"{(names + ['reward'])[column]} is {shape} of {values.dtype}")
            out[step, :, column] = values.tolist()
    return {"rows": base64.b64encode(out.tobytes()).decode()}


def applied(request):
    kit = made.get(request["library"]) or made.setdefault(request["library"], kits[request["library"]]())
    module = {"__name__": "exported"}
    exec(compile(request["module"], "exported.py", "exec"), module)
    told = module["applied"](kit.array(numpy.array([[float(text) for text in row] for row in request["actions"]])))
    return {"applied": {name: values.tolist() for name, values in told.items()}}


def serve():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = applied(request) if "actions" in request else evaluate(request) if "module" in request else keep(request)
        except Exception as problem:
            answer = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
