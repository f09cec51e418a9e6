"""Runs exported modules for tests: one JSON line in (a module's text, steps), one out (terms, rewards, memory)."""

import ast
import json
import sys

NUMBERS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"), "-0": -0.0}


def decoded(value):
    if isinstance(value, dict):
        return {name: decoded(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [decoded(inner) for inner in value]
    return NUMBERS[value] if isinstance(value, str) else value


def encoded(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return type(value).__name__
    return repr(float(value))


def evaluate(request):
    ast.parse(request["module"], feature_version=(3, 9))
    module = {"__name__": "exported"}
    exec(compile(request["module"], "exported.py", "exec"), module)
    memory = dict(module["INITIAL"])
    rows = []
    for step in decoded(request["steps"]):
        if step.pop("start", False):
            memory = dict(module["INITIAL"])
        given = [step[name] for name in ("state", "action", "next", "dt", "time", "terminated")]
        state, action, next_state, dt, time, terminated = given
        values = module["terms"](state, action, next_state, memory, dt, time, terminated)
        row = {name: encoded(value) for name, value in values.items()}
        # What is worth the worst of an episode keeps it in the memory.
        kept = [memory] if module.get("COMPOSITION") == "softmin" else []
        rows.append([row, encoded(module["compose"](values, *kept)) if request.get("compose") else None])
    return {"rows": rows}


for line in sys.stdin:
    try:
        answer = evaluate(json.loads(line))
    except Exception as problem:
        answer = {"error": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(answer), flush=True)
