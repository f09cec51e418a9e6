"""What Python does differently from JavaScript, in one place; an exported reward carries only the parts it uses.

Numbers are floats. Nothing raises for a number: 1 / 0 is infinite, log(-1) is not a number.
"""

import functools
import math
import re


class _Undefined(float):
    """JavaScript's undefined: equal to itself alone, false, and not a number wherever it is computed with."""

    __slots__ = ()

    def __eq__(self, other):
        return other is self

    def __ne__(self, other):
        return other is not self

    def __hash__(self):
        return 0

    def __bool__(self):
        return False

    def __repr__(self):
        return "UNDEFINED"


UNDEFINED = _Undefined("nan")


class Math:
    """JavaScript's Math: what has no value is NaN or infinite instead of an exception."""

    E = math.e
    LN10 = 2.302585092994046
    LN2 = 0.6931471805599453
    PI = math.pi
    SQRT1_2 = 0.7071067811865476
    SQRT2 = 1.4142135623730951

    def __class_getitem__(cls, name):
        return getattr(cls, name)

    @staticmethod
    def abs(x):
        return abs(x)

    @staticmethod
    def acos(x):
        return math.acos(x) if -1 <= x <= 1 else math.nan

    @staticmethod
    def acosh(x):
        return math.acosh(x) if x >= 1 else math.nan

    @staticmethod
    def asin(x):
        return math.asin(x) if -1 <= x <= 1 else math.nan

    @staticmethod
    def asinh(x):
        return math.asinh(x)

    @staticmethod
    def atan(x):
        return math.atan(x)

    @staticmethod
    def atan2(y, x):
        return math.atan2(y, x)

    @staticmethod
    def atanh(x):
        if abs(x) == 1:
            return math.copysign(math.inf, x)
        return math.atanh(x) if -1 < x < 1 else math.nan

    @staticmethod
    def cbrt(x):
        if x == 0 or not math.isfinite(x):
            return x + 0.0 if x != 0 else x
        size = abs(x)
        root = size ** (1 / 3)
        root -= (root - size / (root * root)) / 3  # one step of Newton's: cubes have exact roots
        return math.copysign(root, x)

    @staticmethod
    def ceil(x):
        return math.copysign(float(math.ceil(x)), x) if math.isfinite(x) else x + 0.0

    @staticmethod
    def cos(x):
        return math.cos(x) if math.isfinite(x) else math.nan

    @staticmethod
    def cosh(x):
        try:
            return math.cosh(x)
        except OverflowError:
            return math.inf

    @staticmethod
    def exp(x):
        try:
            return math.exp(x)
        except OverflowError:
            return math.inf

    @staticmethod
    def expm1(x):
        try:
            return math.expm1(x)
        except OverflowError:
            return math.inf

    @staticmethod
    def floor(x):
        return math.copysign(float(math.floor(x)), x) if math.isfinite(x) else x + 0.0

    @staticmethod
    def hypot(*values):
        return math.hypot(*values)

    @staticmethod
    def log(x):
        if x == 0:
            return -math.inf
        return math.log(x) if x > 0 else math.nan

    @staticmethod
    def log10(x):
        if x == 0:
            return -math.inf
        return math.log10(x) if x > 0 else math.nan

    @staticmethod
    def log1p(x):
        if x == -1:
            return -math.inf
        return math.log1p(x) if x > -1 else math.nan

    @staticmethod
    def log2(x):
        if x == 0:
            return -math.inf
        return math.log2(x) if x > 0 else math.nan

    @staticmethod
    def max(*values):
        largest = -math.inf
        for value in values:
            if math.isnan(value):
                return math.nan
            if value > largest or (value == largest == 0 and math.copysign(1, value) > 0):
                largest = value
        return largest

    @staticmethod
    def min(*values):
        smallest = math.inf
        for value in values:
            if math.isnan(value):
                return math.nan
            if value < smallest or (value == smallest == 0 and math.copysign(1, value) < 0):
                smallest = value
        return smallest

    @staticmethod
    def pow(base, exponent):
        if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
            return math.nan
        try:
            return math.pow(base, exponent)
        except (OverflowError, ValueError):
            if base < 0 and exponent != math.floor(exponent):
                return math.nan
            is_odd = math.fmod(exponent, 2) != 0
            return math.copysign(math.inf, base) if is_odd else math.inf

    @staticmethod
    def round(x):
        """The nearest whole number; of two, the greater."""
        if not math.isfinite(x):
            return x + 0.0
        below = math.floor(x)
        return math.copysign(float(below if x - below < 0.5 else below + 1), x)

    @staticmethod
    def sign(x):
        if x == 0:
            return x
        return math.copysign(1.0, x) if not math.isnan(x) else math.nan

    @staticmethod
    def sin(x):
        return math.sin(x) if math.isfinite(x) else math.nan

    @staticmethod
    def sinh(x):
        try:
            return math.sinh(x)
        except OverflowError:
            return math.copysign(math.inf, x)

    @staticmethod
    def sqrt(x):
        return math.sqrt(x) if x >= 0 else math.nan

    @staticmethod
    def tan(x):
        return math.tan(x) if math.isfinite(x) else math.nan

    @staticmethod
    def tanh(x):
        return math.tanh(x)

    @staticmethod
    def trunc(x):
        return math.copysign(float(math.trunc(x)), x) if math.isfinite(x) else x + 0.0


class Number:
    """JavaScript's Number: a number of a boolean, and what one asks of numbers."""

    EPSILON = 2.0**-52

    def __new__(cls, value):
        return float(value)

    def __class_getitem__(cls, name):
        return getattr(cls, name)

    @staticmethod
    def isFinite(value):
        return math.isfinite(value)

    @staticmethod
    def isNaN(value):
        return value != value


def _divide(a, b):
    """a / b, infinite or NaN for b = 0."""
    if b != 0:
        return a / b
    if math.isnan(a) or a == 0:
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def _remainder(a, b):
    """The remainder of a / b, with the sign of a."""
    if math.isinf(a) or b == 0:
        return math.nan
    return math.fmod(a, b)


def _truthy(value):
    """Whether a value counts as true: everything but False, 0, NaN, UNDEFINED and the empty text."""
    if isinstance(value, float):
        return value == value and value != 0 and value is not UNDEFINED
    return value != "" if isinstance(value, str) else value is not False


def _same(a, b):
    """Whether two values are of one kind and equal; lists, dicts and functions are equal to themselves alone."""
    if isinstance(a, (float, str)) and not isinstance(b, bool):
        return a == b
    return a is b


def _at(values, index):
    """The element at the index, UNDEFINED where there is none."""
    if isinstance(values, dict):
        return values.get(_key(index), UNDEFINED)
    return values[int(index)] if 0 <= index < len(values) and index == int(index) else UNDEFINED


def _key(index):
    """A number as the key of a record."""
    if index == 0 or (abs(index) < 1e21 and index == int(index)):
        return str(int(index))
    text = {math.inf: "Infinity", -math.inf: "-Infinity"}.get(index, "NaN" if index != index else repr(float(index)))
    return re.sub(r"e([+-])0*(\d)", r"e\1\2", text)


def _length(value):
    """What `length` means of a list, or of a record that has a member of this name."""
    return value["length"] if isinstance(value, dict) else float(len(value))


def _slice(values, start=UNDEFINED, end=UNDEFINED):
    """The elements from start up to, not with, end; negative places count from the back."""
    count = len(values)

    def place(index, default):
        if index is UNDEFINED:
            return default
        if index != index:
            return 0
        return int(max(-count, min(count, index)))

    return values[place(start, 0) : place(end, count)]


def _includes(values, wanted):
    """Whether one of the values is the wanted one; NaN is found."""
    return any(_same(value, wanted) or (_is_nan(value) and _is_nan(wanted)) for value in values)


def _index_of(values, wanted):
    """The place of the first value that equals the wanted one, -1 without one; NaN is not found."""
    return next((float(index) for index, value in enumerate(values) if _same(value, wanted)), -1.0)


def _is_nan(value):
    return isinstance(value, float) and value != value


def _reduce_indexed(function, values, *initial):
    """reduce, with a function that is handed the index as well."""
    if not values and not initial:
        raise TypeError("reduce of an empty list without an initial value")
    result = initial[0] if initial else values[0]
    for index in range(0 if initial else 1, len(values)):
        result = function(result, values[index], float(index))
    return result


def _set(record, name, value):
    """Assigns and returns what was assigned."""
    record[name] = value
    return value


def _advance(record, name, amount):
    """Adds and returns what was there before."""
    value = record[name]
    record[name] = value + amount
    return value


def _plain(value):
    """A state or action as nested dicts of floats, booleans and lists, whatever kind of number it holds."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool) else float(value)
