"""How often a 95 % interval of the mean holds the mean: percentile bootstrap, BCa and Student's, the table of docs/statistics.md.

python test/core/statistics/coverage.py    (SciPy; about two minutes)
"""

import numpy as np
from scipy import stats

random = np.random.default_rng(1)
samples, resamples = 2000, 1000
tails = np.array([0.025, 0.975])

# name -> (sampler, its mean)
distributions = {
    "normal": (lambda shape: random.normal(0, 1, shape), 0.0),
    "lottery": (lambda shape: np.where(random.random(shape) < 0.6, 1.0, 0.0) + random.normal(0, 0.1, shape), 0.6),
    "skewed": (lambda shape: random.exponential(1, shape), 1.0),
}


def resampled_means(values):
    return values[random.integers(0, len(values), (resamples, len(values)))].mean(1)


def percentile(values):
    return np.quantile(resampled_means(values), tails)


def bca(values):
    """Bias-corrected and accelerated (Efron 1987), acceleration from the jackknife."""
    means, mean, count = resampled_means(values), values.mean(), len(values)
    below = (np.mean(means < mean) + np.mean(means <= mean)) / 2
    if below in (0, 1):
        return np.array([mean, mean])
    bias = stats.norm.ppf(below)
    left_out = (values.sum() - values) / (count - 1)
    apart = left_out.mean() - left_out
    acceleration = (apart**3).sum() / (6 * (apart**2).sum() ** 1.5 + 1e-300)
    reach = bias + stats.norm.ppf(tails)
    return np.quantile(means, stats.norm.cdf(bias + reach / (1 - acceleration * reach)))


def student(values):
    return values.mean() + stats.t.ppf(tails, len(values) - 1) * values.std(ddof=1) / len(values) ** 0.5


for seeds in (2, 3, 5, 10, 20):
    for name, (sample, mean) in distributions.items():
        drawn = sample((samples, seeds))
        shares = []
        for method in (percentile, bca, student):
            intervals = np.array([method(values) for values in drawn])
            shares.append(np.mean((intervals[:, 0] <= mean) & (mean <= intervals[:, 1])))
        print(seeds, name, *(f"{share:.3f}" for share in shares), flush=True)
