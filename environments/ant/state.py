"""The state of our `ant` read out of Gymnasium's Ant-v5."""

import mujoco
import numpy as np

GYMNASIUM_ID = "Ant-v5"
KWARGS = {}
OPTIONS = {"contact-forces": {"false": {"include_cfrc_ext_in_observation": False}}}

# Our names in the order of Gymnasium's joints, whose legs are not named after the direction of travel.
LEGS = ("frontLeft", "backLeft", "backRight", "frontRight")
FOOT_RADIUS = 0.08
CONTACT_MARGIN = 0.02


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)
        self.torso = self.model.body("torso").id
        # The lower legs are the bodies that have an ankle; a foot is the end of such a body's capsule.
        self.lower = [self.model.joint(f"ankle_{number}").bodyid[0] for number in (1, 2, 3, 4)]

    def foot(self, body):
        geom = self.model.body_geomadr[body]
        tip = 2 * self.model.geom_pos[geom]
        return self.fresh.xpos[body] + self.fresh.xmat[body].reshape(3, 3) @ tip

    def leg(self, index):
        qpos, qvel = self.data.qpos, self.data.qvel
        x, y, z = self.foot(self.lower[index])
        height = z - FOOT_RADIUS
        return {
            "hip": {"angle": float(qpos[7 + 2 * index]), "rate": float(qvel[6 + 2 * index])},
            "ankle": {"angle": float(qpos[8 + 2 * index]), "rate": float(qvel[7 + 2 * index])},
            "foot": {"x": float(x), "y": float(y), "height": float(height), "contact": bool(height < CONTACT_MARGIN)},
        }

    def read(self):
        # Positions that agree with qpos; those in `data` are one physics step old.
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        rotation = self.fresh.xmat[self.torso].reshape(3, 3)
        forward_up, left_up, up_up = rotation[2]
        qpos, qvel = self.data.qpos, self.data.qvel
        return {
            "torso": {
                "x": float(qpos[0]),
                "y": float(qpos[1]),
                "height": float(qpos[2]),
                "velocityX": float(qvel[0]),
                "velocityY": float(qvel[1]),
                "velocityZ": float(qvel[2]),
                "heading": float(np.arctan2(rotation[1, 0], rotation[0, 0])),
                "pitch": float(np.arctan2(-forward_up, np.hypot(left_up, up_up))),
                "roll": float(np.arctan2(left_up, up_up)),
                "tilt": float(np.arctan2(np.hypot(forward_up, left_up), up_up)),
                "rollRate": float(qvel[3]),
                "pitchRate": float(qvel[4]),
                "yawRate": float(qvel[5]),
                "laggedX": float(self.data.xpos[self.torso, 0]),
            },
            **{name: self.leg(index) for index, name in enumerate(LEGS)},
            "contacts": {"squaredForces": float(np.sum(np.clip(self.data.cfrc_ext, -1, 1) ** 2))},
        }
