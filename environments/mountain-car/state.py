"""The state of our `mountain-car` read out of Gymnasium's MountainCar-v0."""

from math import cos, sin

GYMNASIUM_ID = "MountainCar-v0"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.env = env.unwrapped

    def read(self):
        position, velocity = (float(value) for value in self.env.state)
        return {
            "car": {
                "position": position,
                "velocity": velocity,
                "height": 0.45 * sin(3 * position) + 0.55,
                "slope": 1.35 * cos(3 * position),
            },
            "flag": {"position": 0.5},
        }
