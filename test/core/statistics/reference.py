"""Reference values of every statistic, from the packages that the field uses.

python test/core/statistics/reference.py > test/core/statistics/golden.json && npm run format
    (pip install scipy statsmodels rliable choix 'pandas<3', as rliable's arch 7 fails with pandas 3; about half a minute)
python test/core/statistics/reference.py numpy scipy
    (only what these two know, in three seconds: what the live test asks)

A case is { name, package, input, expected } and, for an interval by random resampling, `within`: how far another stream of
random numbers may take each end. The versions stand in the file.
"""

import importlib.metadata
import json
import sys
import warnings

import numpy as np
from preferences import preference_cases
from scipy import stats

warnings.filterwarnings("ignore")
random = np.random.default_rng(2026)
cases = []
packages = sys.argv[1:] or ["numpy", "scipy", "statsmodels", "rliable", "choix"]


def plain(value):
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def case(name, package, expected, within=None, **inputs):
    cases.append({"name": name, "package": package, "input": plain(inputs), "expected": plain(expected)})
    if within is not None:
        cases[-1]["within"] = plain(within)


# Of one sample: one value, ties, an outlier, equal values, negative ones, more.
samples = [
    [3.5],
    [1.0, 2.0],
    [2.0, 2.0, 2.0],
    [0.1, 0.1, 0.4, 0.4, 0.4, 9.0],
    [-3.0, 1.5, 0.0, 2.25, -7.5, 4.0, 4.0],
    np.round(random.normal(100, 15, 23), 3).tolist(),
]
for values in samples:
    case("sum", "numpy", np.sum(values), values=values)
    case("mean", "numpy", np.mean(values), values=values)
    case("variance", "numpy", np.var(values), values=values)
    case("standardDeviation", "numpy", np.std(values), values=values)
    case("median", "numpy", np.median(values), values=values)
    for share in (0, 0.025, 0.25, 0.6, 1):
        case("quantile", "numpy", np.quantile(values, share), values=values, share=share)
    case("interquartileMean", "scipy", stats.trim_mean(values, 0.25), values=values)
    case("ranks", "scipy", stats.rankdata(values), values=values)
    if len(values) < 2:
        case("standardError", "scipy", None, values=values)
        case("meanInterval", "scipy", None, values=values, confidence=0.95)
        continue
    case("standardError", "scipy", stats.sem(values), values=values)
    for confidence in (0.8, 0.95, 0.99):
        error = stats.sem(values)
        ends = stats.t.interval(confidence, len(values) - 1, loc=np.mean(values), scale=error) if error > 0 else [values[0]] * 2
        case("meanInterval", "scipy", ends, values=values, confidence=confidence)

for degrees in (1, 2, 3, 4, 7, 10, 31, 250):
    for confidence in (0.5, 0.95, 0.999):
        case("studentFactor", "scipy", stats.t.ppf((1 + confidence) / 2, degrees), degrees=degrees, confidence=confidence)

# Of two samples in pairs.
pairs = [
    ([1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 4.0]),
    ([1.0, 2.0, 2.0, 3.0, 3.0, 3.0], [5.0, 5.0, 4.0, 4.0, 1.0, 2.0]),
    ([0.0, 0.0, 1.0, 1.0, 0.0], [0.3, 0.1, 0.3, 0.9, 0.1]),
    (np.round(random.normal(0, 1, 12), 1).tolist(), np.round(random.normal(0.4, 1, 12), 1).tolist()),
    ([852.0, 1028.0, 995.0, 995.0, 724.0], [260.0, 286.0, 1045.0, 3037.0, 266.0]),
]
for left, right in pairs:
    case("pearson", "scipy", stats.pearsonr(left, right).statistic, left=left, right=right)
    case("spearman", "scipy", stats.spearmanr(left, right).statistic, left=left, right=right)
    case("kendall", "scipy", stats.kendalltau(left, right, variant="b").statistic, left=left, right=right)
    paired = stats.ttest_rel(left, right).confidence_interval(0.95)
    case("pairedDifference", "scipy", {"mean": np.mean(np.subtract(left, right)), "interval": list(paired)}, left=left, right=right)


# The statistic is made large at either side, so that "greater" is the two-sided share.
def apart(left, right, axis=-1):
    return np.abs(np.mean(left, axis=axis) - np.mean(right, axis=axis))


def permutation(left, right, kind, resamples=np.inf):
    return stats.permutation_test(
        (left, right), apart, permutation_type=kind, alternative="greater", n_resamples=resamples, vectorized=True, rng=1
    ).pvalue


for left, right in pairs:
    case("pairedPermutationTest", "scipy", {"p": permutation(left, right, "samples"), "exact": True}, left=left, right=right)
    if len(left) <= 6:
        case("permutationTest", "scipy", {"p": permutation(left, right, "independent"), "exact": True}, left=left, right=right)
for left, right in (([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]), ([0.0, 0.5, 0.5, 1.0, 7.0], [0.5, 1.0]), ([1.0, 1.0], [1.0, 1.0, 1.0])):
    case("permutationTest", "scipy", {"p": permutation(left, right, "independent"), "exact": True}, left=left, right=right)
many = np.round(random.normal(0, 1, 30), 2), np.round(random.normal(0.5, 1, 30), 2)
for name, kind in (("pairedPermutationTest", "samples"), ("permutationTest", "independent")):
    # Four standard errors of 20,000 drawn against 200,000 drawn.
    p = permutation(*many, kind, resamples=200_000)
    case(name, "scipy", {"p": p, "exact": False}, within=4.2 * (p * (1 - p) / 20_000) ** 0.5, left=many[0], right=many[1])

for successes, trials in ((0, 1), (1, 1), (0, 20), (19, 20), (20, 20), (7, 30), (333, 1000)):
    ends = stats.binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    case("proportionInterval", "scipy", list(ends), successes=successes, trials=trials)


def ends_within(low, high):
    """Both sides draw 50,000 times: 2.5 % quantiles then differ by a few hundredths of the distribution's deviation."""
    return 0.06 * (high - low) / 3.92


for values in samples[3:]:
    ends = stats.bootstrap((values,), np.mean, method="percentile", n_resamples=50_000, rng=1).confidence_interval
    case("bootstrapInterval", "scipy", list(ends), within=max(0.06, ends_within(*ends)), values=values)
for left, right in pairs[2:]:
    ends = stats.bootstrap(
        (left, right), lambda x, y, axis: np.mean(x, axis) - np.mean(y, axis), method="percentile", n_resamples=50_000, rng=1
    ).confidence_interval
    case("differenceInterval", "scipy", list(ends), within=ends_within(*ends), left=left, right=right)

if "statsmodels" in packages:
    from statsmodels.stats.multitest import multipletests

    for values in ([0.04], [0.01, 0.04, 0.03, 0.005], [0.2, 0.2, 0.01, 0.9, 0.6], np.round(random.random(12) ** 3, 4).tolist()):
        case("holm", "statsmodels", multipletests(values, method="holm")[1], pValues=values)

if "rliable" in packages:
    from rliable import library, metrics

    # rliable's matrices are runs × tasks; ours are tasks of runs. Ties come from one decimal.
    def runs(count, tasks, shift=0.0):
        return np.round(random.normal(shift + np.arange(tasks), 1, (count, tasks)), 1)

    def intervals(scores, func, reps=10_000):
        np.random.seed(1)
        values, ends = library.get_interval_estimates({"x": scores}, func, reps=reps)
        return np.atleast_1d(values["x"]), np.atleast_2d(ends["x"].T)

    for count, tasks in ((2, 3), (5, 1), (10, 6)):
        scores, other = runs(count, tasks), runs(count + 1, tasks, 0.5)
        for aggregate, func in (("mean", metrics.aggregate_mean), ("iqm", metrics.aggregate_iqm)):
            value, ends = intervals(scores, lambda x: np.array([func(x)]))
            case("stratifiedInterval", "rliable", {"value": value[0], "interval": ends[0]}, within=0.04, tasks=scores.T, aggregate=aggregate)
        value, ends = intervals([scores, other], lambda x, y: np.array([metrics.probability_of_improvement(x, y)]), reps=2_000)
        case("probabilityOfImprovement", "rliable", {"value": value[0], "interval": ends[0]}, within=0.04, left=scores.T, right=other.T)
    case("probabilityOfImprovement", "rliable", {"value": metrics.probability_of_improvement(scores, scores)}, left=scores.T, right=scores.T)

    thresholds = [-1.0, 0.5, 1.0, 2.0, 3.5, 9.0]
    np.random.seed(1)
    shares, bands = library.create_performance_profile({"x": scores}, thresholds, reps=2_000)
    case("performanceProfile", "rliable", {"shares": shares["x"], "bands": bands["x"].T}, within=0.02, tasks=scores.T, thresholds=thresholds)

    # Sample efficiency: the interquartile mean at each of four points of the curves.
    curves = np.round(np.cumsum(random.normal(0.3, 0.5, (5, 3, 4)), axis=2), 2)
    value, ends = intervals(curves, lambda x: np.array([metrics.aggregate_iqm(x[..., point]) for point in range(4)]))
    case("stratifiedIntervals", "rliable", {"values": value, "intervals": ends}, within=0.05, tasks=curves.transpose(1, 0, 2))

preference_cases(case, packages)

lines = ",\n".join(f"    {json.dumps(each, allow_nan=False)}" for each in cases)
versions = json.dumps({name: importlib.metadata.version(name) for name in packages})
print(f'{{\n  "versions": {versions},\n  "cases": [\n{lines}\n  ]\n}}')
