"""The state of our `inverted-double-pendulum` read out of Gymnasium's InvertedDoublePendulum-v5."""

import mujoco

GYMNASIUM_ID = "InvertedDoublePendulum-v5"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)

    def read(self):
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        position, lower, upper = (float(value) for value in self.data.qpos)
        velocity, lower_rate, upper_rate = (float(value) for value in self.data.qvel)
        tip, lagged = self.fresh.site("tip").xpos, self.data.site("tip").xpos
        return {
            "cart": {
                "position": position,
                "velocity": velocity,
                "stopForce": float(self.data.qfrc_constraint[0]),
            },
            "lower": {"angle": lower, "rate": lower_rate},
            "upper": {"angle": upper, "rate": upper_rate},
            "tip": {
                "x": float(tip[0]),
                "height": float(tip[2]),
                "laggedX": float(lagged[0]),
                "laggedHeight": float(lagged[2]),
            },
        }
