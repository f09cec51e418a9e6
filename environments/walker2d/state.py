"""The state of our `walker2d` read out of Gymnasium's Walker2d-v5."""

import mujoco

GYMNASIUM_ID = "Walker2d-v5"
KWARGS = {}
# What our options stand for: option, value, further keyword arguments.
OPTIONS = {"terminate-when-unhealthy": {"true": {}, "false": {"terminate_when_unhealthy": False}}}


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)

    def read(self):
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        positions = [float(value) for value in self.data.qpos]
        rates = [float(value) for value in self.data.qvel]

        def joint(index):
            return {"angle": positions[index], "rate": rates[index]}

        def foot(name):
            geom = self.fresh.geom(name)
            radius, half_length = self.model.geom(name).size[:2]
            # The lower of the capsule's two end spheres.
            height = float(geom.xpos[2] - half_length * abs(geom.xmat[8]) - radius)
            return {"x": float(geom.xpos[0]), "height": height, "contact": height < 0}

        def leg(first, name):
            return {"hip": joint(first), "knee": joint(first + 1), "ankle": joint(first + 2), "foot": foot(name)}

        return {
            "torso": {
                "x": positions[0],
                "height": positions[1],
                "pitch": positions[2],
                "velocityX": rates[0],
                "velocityZ": rates[1],
                "pitchRate": rates[2],
            },
            "right": leg(3, "foot_geom"),
            "left": leg(6, "foot_left_geom"),
        }
