"""Exported rewards beside the same written by hand, over as many lanes: seconds of CPU a call, round by round and in turns, in one process.

One JSON object on stdin: {"modules": {"numpy": text, …}, "lanes": 4096, "rounds": 7}; one on stdout, null for a library that is not installed.
"""

import json
import sys
import time

import numpy


def by_hand(xp, number):
    """Hopper's forward-human as somebody would write it for this library."""

    def reward(state, action, next_state, memory, *, terminated, dt=0.008):
        terms = {
            "forward": (next_state["torso"]["x"] - state["torso"]["x"]) / dt,
            "alive": number(~terminated),
            "upright": -xp.abs(next_state["torso"]["pitch"]),
            "effort": -(action["torque"] ** 2).sum(-1),
        }
        total = terms["forward"] + terms["alive"] + 0.5 * terms["upright"] + 0.001 * terms["effort"]
        return total, terms, memory

    return reward


def numpy_kit():
    return numpy, lambda values: values, lambda values: values.astype(numpy.float32), lambda f: f, lambda value: value


def torch_kit():
    import torch

    torch.set_num_threads(1)
    return torch, torch.from_numpy, lambda values: values.float(), lambda f: f, lambda value: value


def jax_kit():
    import jax
    import jax.numpy

    return jax.numpy, jax.numpy.asarray, lambda values: values.astype("float32"), jax.jit, jax.block_until_ready


def measure(text, kit, lanes, rounds):
    xp, array, number, compiled, waited = kit()
    random = numpy.random.default_rng(1)
    field = lambda *shape: array(random.standard_normal((lanes, *shape)).astype(numpy.float32))
    state = {"torso": {"x": field(), "pitch": field()}}
    after = {"torso": {"x": field(), "pitch": field()}}
    action = {"torque": field(3)}
    terminated = array(random.random(lanes) < 0.01)
    module = {"__name__": "exported"}
    exec(compile(text, "exported.py", "exec"), module)
    given = {"terminated": terminated}
    works = [compiled(module["reward"]), compiled(by_hand(xp, number))]
    values = [waited(work(state, action, after, {}, **given)[0]) for work in works]
    worst = float(abs(values[0] - values[1]).max())
    if worst > 1e-4:
        raise ValueError(f"the two differ by {worst}")

    def seconds(work):
        calls = 0
        start = time.process_time()
        while time.process_time() - start < 0.2:
            for _ in range(20):
                waited(work(state, action, after, {}, **given)[0])
            calls += 20
        return (time.process_time() - start) / calls

    for work in works:
        seconds(work)
    turns = [[seconds(work) for work in works] for _ in range(rounds)]
    return {"exported": [turn[0] for turn in turns], "by_hand": [turn[1] for turn in turns]}


request = json.loads(sys.stdin.read())
answer = {}
for library, kit in {"numpy": numpy_kit, "torch": torch_kit, "jax": jax_kit}.items():
    try:
        kit()
    except ImportError:
        answer[library] = None
        continue
    answer[library] = measure(request["modules"][library], kit, request["lanes"], request["rounds"])
print(json.dumps(answer))
