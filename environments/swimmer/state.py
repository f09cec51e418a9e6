"""The state of our `swimmer` read out of Gymnasium's Swimmer-v5."""

import mujoco

GYMNASIUM_ID = "Swimmer-v5"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)

    def read(self):
        # The centre of mass that agrees with qpos and qvel; that in `data` is one physics step old.
        self.fresh.qpos[:] = self.data.qpos
        self.fresh.qvel[:] = self.data.qvel
        mujoco.mj_kinematics(self.model, self.fresh)
        mujoco.mj_comPos(self.model, self.fresh)
        mujoco.mj_comVel(self.model, self.fresh)
        mujoco.mj_subtreeVel(self.model, self.fresh)
        place, velocity = self.fresh.subtree_com[0], self.fresh.subtree_linvel[0]
        x, y, heading, front, rear = (float(value) for value in self.data.qpos)
        velocity_x, velocity_y, turn, front_rate, rear_rate = (float(value) for value in self.data.qvel)
        return {
            "body": {
                "x": float(place[0]),
                "y": float(place[1]),
                "velocityX": float(velocity[0]),
                "velocityY": float(velocity[1]),
                "heading": heading + (2 * front + rear) / 3,
                "turnRate": turn + (2 * front_rate + rear_rate) / 3,
            },
            "front": {
                "heading": heading,
                "turnRate": turn,
                "referenceX": x,
                "referenceY": y,
                "referenceVelocityX": velocity_x,
                "referenceVelocityY": velocity_y,
            },
            "frontJoint": {"angle": front, "rate": front_rate},
            "rearJoint": {"angle": rear, "rate": rear_rate},
        }
