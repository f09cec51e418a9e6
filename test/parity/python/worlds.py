"""Gymnasium environments as something that can be saved, put into a state, and started where chance would not lead."""

import math

import mujoco
import numpy as np

# Where the equations' own variables are scattered; a little beyond every limit that the equations know.
EQUATION_RANGES = {
    "CartPole-v1": ([-2.5, -3, -0.22, -3], [2.5, 3, 0.22, 3]),
    "MountainCar-v0": ([-1.2, -0.07], [0.6, 0.07]),
    "MountainCarContinuous-v0": ([-1.2, -0.07], [0.6, 0.07]),
    "Acrobot-v1": ([-math.pi, -math.pi, -4 * math.pi, -9 * math.pi], [math.pi, math.pi, 4 * math.pi, 9 * math.pi]),
    "Pendulum-v1": ([-2 * math.pi, -8], [2 * math.pi, 8]),
}


class EquationWorld:
    """Classic control: the state is a few numbers that Gymnasium keeps as `state`."""

    def __init__(self, env):
        self.env = env.unwrapped
        self.low, self.high = (np.array(bound, dtype=float) for bound in EQUATION_RANGES[env.spec.id])
        # What `step` leaves; MountainCarContinuous rounds its state, and computes differently from a rounded one.
        self.dtype = np.float32 if env.spec.id == "MountainCarContinuous-v0" else np.float64

    def save(self):
        return np.array(self.env.state, dtype=np.float64)

    def place(self, numbers):
        self.env.state = np.array(numbers, dtype=self.dtype)

    def point(self):
        return self.save()

    put = place

    def scatter(self, rng):
        """Anywhere, or with one of the variables beside an end of its range."""
        numbers = rng.uniform(self.low, self.high)
        if rng.random() < 0.5:
            index = rng.integers(len(numbers))
            end = self.low[index] if rng.random() < 0.5 else self.high[index]
            numbers[index] = end * (1 - 0.01 * rng.random())
        self.place(numbers)

    def action_bounds(self):
        space = self.env.action_space
        return np.array(space.low, dtype=np.float64), np.array(space.high, dtype=np.float64)

    def inexact(self, saved, action):
        return False

    def blown_up(self):
        return False

    def flying_apart(self):
        return False

    def ill_posed(self):
        return False


class MujocoWorld:
    """MuJoCo: the state is the simulator's full integration state."""

    INTEGRATION = mujoco.mjtState.mjSTATE_INTEGRATION
    BLOW_UPS = (
        mujoco.mjtWarning.mjWARN_BADQPOS,
        mujoco.mjtWarning.mjWARN_BADQVEL,
        mujoco.mjtWarning.mjWARN_BADQACC,
    )
    FLOOR_GAP = 0.01
    # m/s or rad/s. What MuJoCo calls unstable begins at 1e10.
    TOO_FAST = 1000
    # What the task draws and nothing moves: it stays where the reset put it, at rest.
    MARKS = ("target", "goal")

    def __init__(self, env):
        self.env = env.unwrapped
        self.model, self.data = self.env.model, self.env.data
        self.size = mujoco.mj_stateSize(self.model, self.INTEGRATION)
        self.scratch = mujoco.MjData(self.model)
        types, masks = self.model.geom_type, self.model.geom_contype
        self.iterative = any((types == mujoco.mjtGeom.mjGEOM_CYLINDER) & (masks > 0))
        self.vertical = self.vertical_position()
        planes = np.flatnonzero(types == mujoco.mjtGeom.mjGEOM_PLANE)
        self.floor = int(planes[0]) if len(planes) > 0 else None
        self.standing = [
            geom
            for geom in range(self.model.ngeom)
            if self.floor is not None and self.model.geom_bodyid[geom] > 0 and self.collides(geom, self.floor)
        ]

    def collides(self, one, other):
        kind, accepts = self.model.geom_contype, self.model.geom_conaffinity
        return bool(kind[one] & accepts[other]) or bool(kind[other] & accepts[one])

    def vertical_position(self):
        """Index in qpos of the height of what moves freely over the floor; None where nothing does."""
        model = self.model
        for joint in range(model.njnt):
            if model.jnt_type[joint] == mujoco.mjtJoint.mjJNT_FREE:
                return int(model.jnt_qposadr[joint]) + 2
            if model.jnt_type[joint] == mujoco.mjtJoint.mjJNT_SLIDE and model.jnt_axis[joint][2] == 1:
                return int(model.jnt_qposadr[joint])
        return None

    def save(self):
        numbers = np.empty(self.size)
        mujoco.mj_getState(self.model, self.data, numbers, self.INTEGRATION)
        return numbers

    def point(self):
        return np.concatenate([self.data.qpos, self.data.qvel])

    def put(self, numbers):
        """Positions and velocities; everything that follows from them is computed."""
        self.env.set_state(np.array(numbers[: self.model.nq]), np.array(numbers[self.model.nq :]))

    def scatter(self, rng):
        """Some state that has a next one; where none is found, that of the reset."""
        for _ in range(50):
            self.env.set_state(*(self.rushing(rng) if rng.random() < 0.2 else self.anywhere(rng)))
            if not self.ill_posed():
                return
        self.env.reset()

    def rushing(self, rng):
        """The beginning with a single velocity beyond Gymnasium's limits, which are at 100; half of the times of the root."""
        qvel = np.zeros(self.model.nv)
        index = rng.integers(min(3, self.model.nv) if rng.random() < 0.5 else self.model.nv)
        if self.model.body(self.model.dof_bodyid[index]).name not in self.MARKS:
            qvel[index] = rng.choice([-1, 1]) * rng.uniform(80, 140)
        return self.data.qpos.copy(), qvel

    def anywhere(self, rng):
        """All joints anywhere, some beside their limits; often on the floor; slow or fast."""
        model = self.model
        qpos = self.env.init_qpos.copy()
        qvel = rng.choice([0.3, 3, 12]) * rng.normal(size=model.nv)
        spread = rng.choice([0.05, 1])
        for joint in range(model.njnt):
            address = int(model.jnt_qposadr[joint])
            kind = model.jnt_type[joint]
            if model.body(model.jnt_bodyid[joint]).name in self.MARKS:
                qpos[address] = self.data.qpos[address]
                qvel[model.jnt_dofadr[joint]] = 0
            elif kind == mujoco.mjtJoint.mjJNT_FREE:
                qpos[address : address + 3] += spread * rng.uniform(-0.5, 0.5, 3)
                qpos[address + 3 : address + 7] += spread * rng.normal(size=4)
                qpos[address + 3 : address + 7] /= np.linalg.norm(qpos[address + 3 : address + 7])
            elif model.jnt_limited[joint]:
                qpos[address] = self.within(joint, rng)
            else:
                reach = 0.5 if kind == mujoco.mjtJoint.mjJNT_SLIDE else math.pi
                qpos[address] += spread * rng.uniform(-reach, reach)
        if self.iterative:
            self.bring_together(qpos, rng)
        self.drop(qpos, rng)
        return qpos, qvel

    def within(self, joint, rng):
        """A third of the times just inside or outside a limit, where it begins to act."""
        low, high = self.model.jnt_range[joint]
        if rng.random() < 1 / 3:
            return rng.choice([low, high]) + rng.uniform(-0.03, 0.03)
        # What is all but free to go anywhere stays where the rest of the world is.
        return rng.uniform(max(low, -4), min(high, 4)) if high - low < 8 else rng.uniform(-0.5, 0.5)

    def bring_together(self, qpos, rng):
        """Pusher: by itself the hand hardly ever meets the object. The arm reaches its height and it is put beside it."""
        if rng.random() < 1 / 3:
            return
        model, scratch = self.model, self.scratch
        hand, thing = model.body("tips_arm").id, model.body("object").id
        arm = [joint for joint in range(model.njnt) if model.jnt_type[joint] == mujoco.mjtJoint.mjJNT_HINGE]
        nearest, chosen = math.inf, qpos.copy()
        for _ in range(100):
            scratch.qpos[:] = qpos
            for joint in arm:
                scratch.qpos[model.jnt_qposadr[joint]] = rng.uniform(*model.jnt_range[joint])
            mujoco.mj_kinematics(model, scratch)
            away = scratch.xpos[hand] - scratch.xpos[thing]
            if abs(away[2]) < nearest:
                nearest, chosen = abs(away[2]), scratch.qpos.copy()
                for name, along in (("obj_slidex", 0), ("obj_slidey", 1)):
                    chosen[int(model.joint(name).qposadr[0])] += away[along] + rng.uniform(-0.15, 0.15)
        qpos[:] = chosen

    def drop(self, qpos, rng):
        """Mostly never deep in the floor, and half of the times so that something touches it; now and then anywhere."""
        if self.vertical is None or not self.standing:
            return
        if rng.random() < 0.15:
            qpos[self.vertical] += rng.uniform(-1.2, 1.5)
            return
        scratch = self.scratch
        scratch.qpos[:] = qpos
        mujoco.mj_kinematics(self.model, scratch)
        gap = min(
            mujoco.mj_geomDistance(self.model, scratch, self.floor, geom, 10.0, None) for geom in self.standing
        )
        if gap < -self.FLOOR_GAP or rng.random() < 0.5:
            qpos[self.vertical] += rng.uniform(-self.FLOOR_GAP, self.FLOOR_GAP / 2) - gap

    def action_bounds(self):
        """The model's own: the action space has them in single precision."""
        low, high = self.model.actuator_ctrlrange.T
        return low.copy(), high.copy()

    def blown_up(self):
        """MuJoCo found the state unstable and silently started over; the warning is all that it keeps."""
        return any(self.data.warning[kind].number > 0 for kind in self.BLOW_UPS)

    def inexact(self, saved, action):
        """
        Whether during this step a cylinder touches anything but a plane: such contacts MuJoCo finds by iteration, up to a
        tolerance of 1e-6, and stops at slightly different points in different builds.
        """
        if not self.iterative:
            return False
        model, scratch = self.model, self.scratch
        mujoco.mj_setState(model, scratch, saved, self.INTEGRATION)
        scratch.ctrl[:] = action
        for _ in range(self.env.frame_skip):
            mujoco.mj_step(model, scratch)
            types = model.geom_type[scratch.contact.geom]
            round_ones = (types == mujoco.mjtGeom.mjGEOM_CYLINDER).any(axis=1)
            if (round_ones & (types != mujoco.mjtGeom.mjGEOM_PLANE).all(axis=1)).any():
                return True
        return False

    def flying_apart(self):
        """So fast that a step multiplies rounding errors as well; some steps more, and MuJoCo calls it unstable itself."""
        return bool(np.abs(self.data.qvel).max() > self.TOO_FAST)

    def ill_posed(self):
        """
        Whether bodies are so deep in one another that no direction leads out of it first. The axes of two capsules that
        all but cross: in a plane model they do so exactly, and which way the contact pushes is decided by the last bit.
        """
        geoms, distance = self.data.contact.geom, self.data.contact.dist
        if len(geoms) == 0:
            return False
        types = self.model.geom_type[geoms]
        slender = ((types == mujoco.mjtGeom.mjGEOM_CAPSULE) | (types == mujoco.mjtGeom.mjGEOM_SPHERE)).all(axis=1)
        radii = self.model.geom_size[geoms, 0].sum(axis=1)
        return bool((slender & (distance + radii < radii / 4)).any())


def world_of(env):
    return MujocoWorld(env) if hasattr(env.unwrapped, "frame_skip") else EquationWorld(env)
