"""The state of our `reacher` read out of Gymnasium's Reacher-v5."""

import mujoco
import numpy as np

GYMNASIUM_ID = "Reacher-v5"
KWARGS = {}


class StateReader:
    def __init__(self, env):
        self.model, self.data = env.unwrapped.model, env.unwrapped.data
        self.fresh = mujoco.MjData(self.model)
        self.tip = self.model.body("fingertip").id

    def read(self):
        # Positions and velocities that agree with qpos; those in `data` are one physics step old.
        self.fresh.qpos[:] = self.data.qpos
        self.fresh.qvel[:] = self.data.qvel
        mujoco.mj_kinematics(self.model, self.fresh)
        mujoco.mj_comPos(self.model, self.fresh)
        jacobian = np.zeros((3, self.model.nv))
        mujoco.mj_jacBody(self.model, self.fresh, jacobian, None, self.tip)
        velocity = jacobian @ self.data.qvel
        shoulder, elbow, target_x, target_y = (float(value) for value in self.data.qpos)
        x, y = self.fresh.xpos[self.tip][:2]
        lagged = self.data.xpos[self.tip]
        return {
            "shoulder": {"angle": shoulder, "rate": float(self.data.qvel[0])},
            "elbow": {"angle": elbow, "rate": float(self.data.qvel[1])},
            "fingertip": {
                "x": float(x),
                "y": float(y),
                "velocityX": float(velocity[0]),
                "velocityY": float(velocity[1]),
                "markDistance": float(np.hypot(x - target_x, y - target_y)),
                "laggedX": float(lagged[0]),
                "laggedY": float(lagged[1]),
            },
            "mark": {"x": target_x, "y": target_y},
        }
