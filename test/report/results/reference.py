"""What rliable says of scores of three methods on three tasks: aggregates, probability of improvement, profile, efficiency.

python test/report/results/reference.py > test/report/results/golden.json && npm run format
    (pip install rliable 'pandas<3', as rliable's arch 7 fails with pandas 3; half a minute)

Ends of intervals are of 2,000 resamples: `within` says how far another stream of random numbers may take them.
"""

import importlib.metadata
import json
import sys

import numpy as np
from rliable import library, metrics

random = np.random.default_rng(2026)
runs = 8
methods = {"greedy": 0.6, "best-of-n": 0.4, "islands": 0.9}
# Runs × tasks, as rliable has them; to two digits, so that there are ties.
scores = {name: np.round(random.normal(gain, 0.4, (runs, 3)) + [0, 0.2, -0.1], 2) for name, gain in methods.items()}
plain = lambda values: np.asarray(values).tolist()
repetitions = 2_000


def aggregates(matrix):
    return np.array([
        metrics.aggregate_iqm(matrix),
        metrics.aggregate_mean(matrix),
        metrics.aggregate_median(matrix),
        metrics.aggregate_optimality_gap(matrix),
    ])


points, ends = library.get_interval_estimates(scores, aggregates, reps=repetitions)
pairs = [("greedy", "best-of-n"), ("greedy", "islands"), ("best-of-n", "islands")]
improvement, improvement_ends = library.get_interval_estimates(
    {f"{left},{right}": (scores[left], scores[right]) for left, right in pairs},
    metrics.probability_of_improvement,
    reps=repetitions,
)
# None of them a score, whose rounding would decide.
thresholds = np.linspace(-0.505, 2.495, 31)
profiles, bands = library.create_performance_profile(scores, thresholds, reps=repetitions)
# Four checkpoints: scores of a run grow to what they are in the end.
growth = np.array([0.25, 0.6, 0.9, 1])
courses = {name: matrix[:, :, None] * growth for name, matrix in scores.items()}
efficiency, efficiency_ends = library.get_interval_estimates(
    courses,
    lambda frames: np.array([metrics.aggregate_iqm(frames[..., frame]) for frame in range(len(growth))]),
    reps=repetitions,
)

json.dump(
    {
        "versions": {name: importlib.metadata.version(name) for name in ("rliable", "arch", "numpy")},
        "within": 0.05,
        "thresholds": plain(thresholds),
        "growth": plain(growth),
        # Task by task.
        "scores": {name: plain(matrix.T) for name, matrix in scores.items()},
        "aggregates": {name: {"values": plain(points[name]), "intervals": plain(ends[name].T)} for name in methods},
        "improvement": [
            {
                "left": left,
                "right": right,
                "value": float(improvement[f"{left},{right}"]),
                "interval": plain(np.ravel(improvement_ends[f"{left},{right}"])),
            }
            for left, right in pairs
        ],
        "profile": {name: {"shares": plain(profiles[name]), "bands": plain(bands[name].T)} for name in methods},
        "efficiency": {
            name: {"values": plain(efficiency[name]), "intervals": plain(efficiency_ends[name].T)} for name in methods
        },
    },
    sys.stdout,
)
