"""The state of our `cartpole` read out of Gymnasium's CartPole-v1."""

GYMNASIUM_ID = "CartPole-v1"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.env = env.unwrapped

    def read(self):
        position, velocity, angle, rate = (float(value) for value in self.env.state)
        return {"cart": {"position": position, "velocity": velocity}, "pole": {"angle": angle, "rate": rate}}
