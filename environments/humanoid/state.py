"""The state of our `humanoid` read out of Gymnasium's Humanoid-v5."""

import mujoco
import numpy as np

GYMNASIUM_ID = "Humanoid-v5"
KWARGS = {}
OPTIONS = {
    "inertias": {"false": {"include_cinert_in_observation": False}},
    "velocities": {"false": {"include_cvel_in_observation": False}},
    "actuator-forces": {"false": {"include_qfrc_actuator_in_observation": False}},
    "contact-forces": {"false": {"include_cfrc_ext_in_observation": False}},
}

FOOT_RADIUS = 0.075
CONTACT_MARGIN = 0.002


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)
        self.torso = self.model.body("torso").id

    def center_of_mass(self, data):
        return self.model.body_mass @ data.xipos / self.model.body_mass.sum()

    def joint(self, index):
        return {"angle": float(self.data.qpos[7 + index]), "rate": float(self.data.qvel[6 + index])}

    def joints(self, first, names):
        return {name: self.joint(first + index) for index, name in enumerate(names)}

    def point(self, geom):
        x, y, z = (float(value) for value in self.fresh.geom(geom).xpos)
        return {"x": x, "y": y, "height": z}

    def foot(self, geom):
        point = self.point(geom)
        height = point["height"] - FOOT_RADIUS
        return {**point, "height": height, "contact": height < CONTACT_MARGIN}

    def read(self):
        # Positions that agree with qpos; those in `data` are one physics step old.
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        rotation = self.fresh.xmat[self.torso].reshape(3, 3)
        forward_up, left_up, up_up = rotation[2]
        qpos, qvel = self.data.qpos, self.data.qvel
        center = self.center_of_mass(self.fresh)
        hip = ("spread", "twist", "swing")
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
            },
            "head": {"height": self.point("head")["height"]},
            "centerOfMass": {
                "x": float(center[0]),
                "y": float(center[1]),
                "height": float(center[2]),
                "laggedX": float(self.center_of_mass(self.data)[0]),
            },
            "abdomen": self.joints(0, ("twist", "bend", "lean")),
            "rightHip": self.joints(3, hip),
            "rightKnee": self.joint(6),
            "leftHip": self.joints(7, hip),
            "leftKnee": self.joint(10),
            "rightShoulder": self.joints(11, ("first", "second")),
            "rightElbow": self.joint(13),
            "leftShoulder": self.joints(14, ("first", "second")),
            "leftElbow": self.joint(16),
            "rightFoot": self.foot("right_foot"),
            "leftFoot": self.foot("left_foot"),
            "rightHand": self.point("right_hand"),
            "leftHand": self.point("left_hand"),
            "contacts": {"squaredForces": float(np.sum((1e-3 * self.data.cfrc_ext) ** 2))},
        }
