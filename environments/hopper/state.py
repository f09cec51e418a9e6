"""The state of our `hopper` read out of Gymnasium's Hopper-v5."""

import mujoco

GYMNASIUM_ID = "Hopper-v5"
KWARGS = {}
# What our options stand for: option, value, further keyword arguments.
OPTIONS = {
    "healthy-height": {"0.7": {}, "0.4": {"healthy_z_range": (0.4, float("inf"))}},
    "healthy-pitch": {"0.2": {}, "any": {"healthy_angle_range": (float("-inf"), float("inf"))}},
}

# The simulator makes contact within this margin of the model.
MARGIN = 0.001


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)

    def read(self):
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        x, height, pitch, hip, knee, ankle = (float(value) for value in self.data.qpos)
        velocity_x, velocity_z, pitch_rate, hip_rate, knee_rate, ankle_rate = (float(value) for value in self.data.qvel)
        foot = self.fresh.geom("foot_geom")
        radius, half_length = self.model.geom("foot_geom").size[:2]
        # The lower of the capsule's two end spheres.
        foot_height = float(foot.xpos[2] - half_length * abs(foot.xmat[8]) - radius)
        return {
            "torso": {
                "x": x,
                "height": height,
                "pitch": pitch,
                "velocityX": velocity_x,
                "velocityZ": velocity_z,
                "pitchRate": pitch_rate,
            },
            "hip": {"angle": hip, "rate": hip_rate},
            "knee": {"angle": knee, "rate": knee_rate},
            "ankle": {"angle": ankle, "rate": ankle_rate},
            "foot": {"x": float(foot.xpos[0]), "height": foot_height, "contact": foot_height < MARGIN},
        }
