import type { MainModule } from "@mujoco/mujoco";

/** What a sensor measures: `{ what: "gyro", unit: "rad/s" }`. */
export type Quantity = { what: string; unit: string };

/** Units by the names of MuJoCo's sensor types (mjtSensor); a type that is not here has none. */
const units: Readonly<Record<string, string>> = {
  TOUCH: "N",
  ACCELEROMETER: "m/s²",
  VELOCIMETER: "m/s",
  GYRO: "rad/s",
  FORCE: "N",
  TORQUE: "N·m",
  RANGEFINDER: "m",
  TENDONPOS: "m",
  TENDONVEL: "m/s",
  ACTUATORFRC: "N",
  JOINTACTFRC: "N",
  TENDONACTFRC: "N",
  BALLANGVEL: "rad/s",
  FRAMEPOS: "m",
  FRAMELINVEL: "m/s",
  FRAMEANGVEL: "rad/s",
  FRAMELINACC: "m/s²",
  FRAMEANGACC: "rad/s²",
  SUBTREECOM: "m",
  SUBTREELINVEL: "m/s",
  SUBTREEANGMOM: "kg·m²/s",
  GEOMDIST: "m",
  GEOMFROMTO: "m",
  E_POTENTIAL: "J",
  E_KINETIC: "J",
  CLOCK: "s",
};

/** The same for sensors of a joint, which turns or slides. */
const jointUnits: Readonly<Record<string, readonly [hinge: string, slide: string]>> = {
  JOINTPOS: ["rad", "m"],
  JOINTVEL: ["rad/s", "m/s"],
  JOINTACTFRC: ["N·m", "N"],
  JOINTLIMITPOS: ["rad", "m"],
  JOINTLIMITVEL: ["rad/s", "m/s"],
  JOINTLIMITFRC: ["N·m", "N"],
};

const prefix = "mjSENS_";

export const sensorQuantity = (type: number, { mujoco, joint }: { mujoco: MainModule; joint?: string }): Quantity => {
  const known = Object.entries(mujoco.mjtSensor as unknown as Record<string, { value: number }>);
  const [name] = known.find(([key, entry]) => key.startsWith(prefix) && entry.value === type) ?? [`${prefix}USER`];
  const plain = name.slice(prefix.length);
  const ofJoint = jointUnits[plain]?.[joint === "slide" ? 1 : 0];
  return { what: plain.toLowerCase().replaceAll("_", " "), unit: ofJoint ?? units[plain] ?? "1" };
};
