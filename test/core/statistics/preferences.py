"""Reference values of what people prefer: Bradley and Terry's model with Davidson's ties by SciPy's root finder over the gradient (choix
where there are no ties), the questions asked of it in NumPy, and rankings by factors in their order. Part of reference.py.
"""

import numpy as np
from scipy import optimize

TIE_RIDGE = 0.01
SIDE = {"wins": 0.5, "loses": -0.5, "tie": 0.0}


def standardized(items):
    items = np.asarray(items, float)
    centre, spread = items.mean(axis=0), items.std(axis=0)
    return centre, spread, np.where(spread > 0, (items - centre) / np.where(spread > 0, spread, 1), 0)


def chances(difference, tie):
    wins, loses = np.exp(difference / 2), np.exp(-difference / 2)
    total = wins + loses + tie
    return wins / total, loses / total, tie / total


def fit(items, answers, ridge):
    """The root of the penalised likelihood's gradient, and the curvature there by complex steps."""
    centre, spread, scaled = standardized(items)
    features, ties = scaled.shape[1], any(each["result"] == "tie" for each in answers)

    def gradient(parameters):
        weights, tie = parameters[:features], np.exp(parameters[features]) if ties else 0
        slope = np.zeros(len(parameters), dtype=np.asarray(parameters).dtype)
        slope[:features] = ridge * weights
        if ties:
            slope[features] = TIE_RIDGE * parameters[features]
        for each in answers:
            difference = scaled[each["first"]] - scaled[each["second"]]
            wins, loses, tied = chances(difference @ weights, tie)
            slope[:features] -= difference * (SIDE[each["result"]] - (wins - loses) / 2)
            if ties:
                slope[features] -= (each["result"] == "tie") - tied
        return slope

    start = np.zeros(features + ties)
    found = optimize.root(gradient, start, tol=1e-14).x
    step = 1e-30
    curvature = np.array([gradient(found + 1j * step * unit).imag / step for unit in np.eye(len(found))])
    return {
        "weights": found[:features],
        "covariance": np.linalg.inv(curvature)[:features, :features],
        "tie": np.exp(found[features]) if ties else 0.0,
        "centre": centre,
        "spread": spread,
    }


def of_model(model, items):
    spread = np.asarray(model["spread"])
    scaled = np.where(spread > 0, (np.asarray(items, float) - model["centre"]) / np.where(spread > 0, spread, 1), 0)
    return scaled, scaled @ model["weights"]


def same_pair(one, other):
    return {one["first"], one["second"]} == {other["first"], other["second"]}


def agreement(items, answers, ridge):
    agreed = of = 0
    for each in answers:
        if each["result"] == "tie":
            continue
        _, liked = of_model(fit(items, [other for other in answers if not same_pair(each, other)], ridge), items)
        difference = liked[each["first"]] - liked[each["second"]]
        of += 1
        agreed += 0.5 if difference == 0 else float((difference > 0) == (each["result"] == "wins"))
    return {"agreed": agreed, "of": of}


def gain(model, items, first, second):
    scaled, liked = of_model(model, items)
    wins, loses, _ = chances(liked[first] - liked[second], model["tie"])
    x = scaled[first] - scaled[second]
    information = (wins * 0.25 + loses * 0.25) - (0.5 * wins - 0.5 * loses) ** 2
    return 0.5 * np.log(1 + information * (x @ model["covariance"] @ x))


def telling(model, items, answers):
    pairs = [(first, second) for first in range(len(items)) for second in range(first + 1, len(items))]
    new = [pair for pair in pairs if not any({each["first"], each["second"]} == set(pair) for each in answers)]
    first, second = max(new or pairs, key=lambda pair: gain(model, items, *pair))
    return {"first": first, "second": second, "gain": gain(model, items, first, second)}


def by_factors(items, factors):
    values = np.asarray(items, float) * [each["direction"] for each in factors]
    margins = values.std(axis=0) * [each["margin"] for each in factors]

    def decide(first, second):
        for left, right, margin in zip(values[first], values[second], margins):
            if abs(left - right) > margin:
                return 1 if left > right else -1
        return 0

    table = [[decide(first, second) for second in range(len(items))] for first in range(len(items))]
    # lexsort's last key is its first.
    exact = np.lexsort([-column for column in values.T[::-1]])
    rank = {place: index for index, place in enumerate(exact)}
    return {"table": table, "order": sorted(range(len(items)), key=lambda place: (-sum(table[place]), rank[place]))}


def preference_cases(case, packages):
    random = np.random.default_rng(14)

    def asked(items, count, ties):
        """Answers that a made-up liking of the features gives, with noise."""
        liking = random.normal(0, 1, len(items[0]))
        _, _, scaled = standardized(items)
        answers = []
        for _ in range(count):
            first, second = (int(place) for place in random.choice(len(items), 2, replace=False))
            wins, loses, _ = chances((scaled[first] - scaled[second]) @ liking, ties)
            draw = random.random()
            answers.append({"first": first, "second": second, "result": "wins" if draw < wins else "loses" if draw < wins + loses else "tie"})
        return answers

    def features(count, width):
        return np.round(random.normal([0, 100, -3][:width], [1, 20, 0.01][:width], (count, width)), 4).tolist()

    few, many, flat = features(5, 2), features(9, 3), [[*row, 7.0] for row in features(6, 2)]
    sets = [
        (few, asked(few, 4, 0), 1.0),
        (few, asked(few, 12, 0.7), 1.0),
        (many, asked(many, 40, 1.5), 0.1),
        (flat, asked(flat, 15, 0.3), 2.0),
        (few, [{"first": 0, "second": place, "result": "tie"} for place in range(1, 5)], 1.0),
        (few, [], 1.0),
    ]
    for items, answers, ridge in sets:
        model = fit(items, answers, ridge)
        case("fitPreferences", "scipy", model, within=1e-9, items=items, answers=answers, ridge=ridge)
        # A question must not hang on another machine's last digits.
        model = {key: np.round(value, 6) for key, value in model.items()}
        plain = {key: value.tolist() for key, value in model.items()}
        _, liked = of_model(model, items)
        scaled, _ = of_model(model, items)
        x = scaled[0] - scaled[1]
        wins, loses, tie = chances(liked[0] - liked[1], model["tie"])
        two = {"first": items[0], "second": items[1]}
        case("utilityOf", "numpy", liked[2], model=plain, features=items[2])
        case("answerChances", "numpy", {"wins": wins, "loses": loses, "tie": tie}, model=plain, **two)
        case("differenceVariance", "numpy", x @ model["covariance"] @ x, model=plain, **two)
        case("mostTellingPair", "numpy", telling(model, items, answers), model=plain, items=items, answers=answers)
        case("leaveOneOutAgreement", "scipy", agreement(items, answers, ridge), items=items, answers=answers, ridge=ridge)

    for margins in ([0, 0, 0], [0.5, 0, 1], [1, 1, 1]):
        items = np.round(random.normal(0, 1, (8, 3)), 1).tolist()
        factors = [{"direction": direction, "margin": margin} for direction, margin in zip([1, -1, 1], margins)]
        case("lexicographic", "numpy", by_factors(items, factors), items=items, factors=factors)

    if "choix" in packages:
        import choix

        for count in (4, 7):
            items = np.eye(count).tolist()
            answers = asked(items, 5 * count, 0)
            data = [(each["first"], each["second"]) if each["result"] == "wins" else (each["second"], each["first"]) for each in answers]
            spread = np.eye(count).std(axis=0)[0]
            # choix penalises α · Σ θ², and θ = weight / spread.
            strengths = choix.opt_pairwise(count, data, alpha=spread**2 / 2, tol=1e-12)
            case("fitPreferences", "choix", {"weights": strengths * spread, "tie": 0.0}, within=1e-6, items=items, answers=answers, ridge=1.0)
