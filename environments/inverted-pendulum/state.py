"""The state of our `inverted-pendulum` read out of Gymnasium's InvertedPendulum-v5."""

GYMNASIUM_ID = "InvertedPendulum-v5"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.data = env.unwrapped.data

    def read(self):
        position, angle = (float(value) for value in self.data.qpos)
        velocity, rate = (float(value) for value in self.data.qvel)
        return {"cart": {"position": position, "velocity": velocity}, "pole": {"angle": angle, "rate": rate}}
