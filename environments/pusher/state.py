"""The state of our `pusher` read out of Gymnasium's Pusher-v5."""

import mujoco
import numpy as np

GYMNASIUM_ID = "Pusher-v5"
KWARGS = {}

JOINTS = ["shoulderPan", "shoulderLift", "upperArmRoll", "elbow", "forearmRoll", "wristFlex", "wristRoll"]


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)

    def read(self):
        # Positions that agree with qpos; those in `data` are one physics step old.
        self.fresh.qpos[:] = self.data.qpos
        mujoco.mj_kinematics(self.model, self.fresh)
        hand, thing, goal = (self.fresh.body(name).xpos for name in ("tips_arm", "object", "goal"))
        lagged_hand, lagged_thing = self.data.body("tips_arm").xpos, self.data.body("object").xpos
        qpos, qvel = self.data.qpos, self.data.qvel
        joints = {
            name: {"angle": float(qpos[index]), "rate": float(qvel[index])} for index, name in enumerate(JOINTS)
        }
        return joints | {
            "hand": {
                "x": float(hand[0]),
                "y": float(hand[1]),
                "z": float(hand[2]),
                "objectDistance": float(np.linalg.norm(hand - thing)),
                "laggedX": float(lagged_hand[0]),
                "laggedY": float(lagged_hand[1]),
                "laggedZ": float(lagged_hand[2]),
            },
            "object": {
                "x": float(thing[0]),
                "y": float(thing[1]),
                "velocityX": float(qvel[8]),
                "velocityY": float(qvel[7]),
                "markDistance": float(np.linalg.norm((thing - goal)[:2])),
                "laggedX": float(lagged_thing[0]),
                "laggedY": float(lagged_thing[1]),
            },
            "mark": {"x": float(goal[0]), "y": float(goal[1])},
        }
