"""The state of our `pendulum` read out of Gymnasium's Pendulum-v1."""

from math import cos, pi

GYMNASIUM_ID = "Pendulum-v1"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.env = env.unwrapped

    def read(self):
        angle, rate = (float(value) for value in self.env.state)
        wrapped = (angle + pi) % (2 * pi) - pi
        return {"rod": {"angle": wrapped, "rate": rate, "height": cos(angle)}}
