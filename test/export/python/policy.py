"""Plays exported policies on stored observations: one argument, JSON, a list of cases; answers in their order."""
import importlib.util
import json
import sys

import numpy


def load(file):
    spec = importlib.util.spec_from_file_location("policy", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(case):
    module = load(case["module"])
    observations = numpy.fromfile(case["observations"]).reshape(-1, case["width"])
    told = {"mode": module.MODE, "actions": module.action_of(module.outputs(observations)).tolist()}
    if module.MODE == "deterministic":
        assert numpy.array_equal(module.Policy()(observations), told["actions"])
        single = module.Policy()(observations[3])
        assert numpy.allclose(single, told["actions"][3], atol=1e-5)
        return told
    policy = module.Policy(seed=1)
    first = policy(observations)
    assert not numpy.array_equal(policy(observations), first)
    assert numpy.array_equal(module.Policy(seed=1)(observations), first)
    many = numpy.repeat(observations[:1], case["draws"], axis=0)
    single = numpy.shape(policy(observations[0]))
    return {**told, "drawn": policy(many).tolist(), "single": single}


print(json.dumps([answer(case) for case in json.loads(sys.argv[1])]))
