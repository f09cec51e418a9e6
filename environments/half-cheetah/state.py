"""The state of our `half-cheetah` read out of Gymnasium's HalfCheetah-v5."""

import mujoco

GYMNASIUM_ID = "HalfCheetah-v5"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)

    def lowest(self, name):
        """Height of a capsule's lowest point."""
        geom = self.fresh.geom(name)
        radius, half_length = self.model.geom(name).size[:2]
        return float(geom.xpos[2] - half_length * abs(geom.xmat[8]) - radius)

    def read(self):
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        angles = [float(value) for value in self.data.qpos]
        rates = [float(value) for value in self.data.qvel]

        def joint(index):
            return {"angle": angles[index], "rate": rates[index]}

        def foot(index, name):
            height = self.lowest(name)
            x = float(self.fresh.geom(name).xpos[0])
            return {**joint(index), "x": x, "height": height, "contact": height < 0}

        return {
            "torso": {
                "x": angles[0],
                "height": 0.7 + angles[1],
                "pitch": angles[2],
                "velocityX": rates[0],
                "velocityZ": rates[1],
                "pitchRate": rates[2],
                "contact": self.lowest("torso") < 0,
            },
            "head": {"contact": self.lowest("head") < 0},
            "back": {"thigh": joint(3), "shin": joint(4), "foot": foot(5, "bfoot")},
            "front": {"thigh": joint(6), "shin": joint(7), "foot": foot(8, "ffoot")},
        }
