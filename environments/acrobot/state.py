"""The state of our `acrobot` read out of Gymnasium's Acrobot-v1."""

from math import cos

GYMNASIUM_ID = "Acrobot-v1"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.env = env.unwrapped

    def read(self):
        upper, lower, upper_rate, lower_rate = (float(value) for value in self.env.state)
        return {
            "shoulder": {"angle": upper, "rate": upper_rate},
            "elbow": {"angle": lower, "rate": lower_rate, "height": -cos(upper)},
            "tip": {"height": -cos(upper) - cos(lower + upper)},
        }
