/**
 * The acrobot's equations of motion in the form of Sutton & Barto's book (2nd edition, chapter 11; Sutton 1996 without the
 * terms that the paper left out), with Gymnasium Acrobot-v1's numbers in SI units and its Runge–Kutta step.
 */
const gravity = 9.8;
const mass = 1;
const length = 1;
const toCentre = 0.5;
/** About the centre of mass: twelve times that of a uniform rod. */
const moment = 1;

/** Angle of the upper link, of the lower one against it, their rates: Gymnasium's own order. */
const size = 4;

/** The state's derivative into `slope`. */
const derive = (from: Float64Array, { torque, slope }: { torque: number; slope: Float64Array }): void => {
  const [upper, lower, upperRate, lowerRate] = from as unknown as [number, number, number, number];
  const cosine = Math.cos(lower);
  const sine = Math.sin(lower);
  const whole =
    mass * toCentre ** 2 + mass * (length ** 2 + toCentre ** 2 + 2 * length * toCentre * cosine) + moment + moment;
  const coupling = mass * (toCentre ** 2 + length * toCentre * cosine) + moment;
  const weightLower = mass * toCentre * gravity * Math.cos(upper + lower - Math.PI / 2);
  const weightUpper =
    -mass * length * toCentre * lowerRate ** 2 * sine -
    2 * mass * length * toCentre * lowerRate * upperRate * sine +
    (mass * toCentre + mass * length) * gravity * Math.cos(upper - Math.PI / 2) +
    weightLower;
  const lowerAcceleration =
    (torque + (coupling / whole) * weightUpper - mass * length * toCentre * upperRate ** 2 * sine - weightLower) /
    (mass * toCentre ** 2 + moment - coupling ** 2 / whole);
  slope[0] = upperRate;
  slope[1] = lowerRate;
  slope[2] = -(coupling * lowerAcceleration + weightUpper) / whole;
  slope[3] = lowerAcceleration;
};

// Room for the four slopes of a step and the point where each is taken; every number is written before it is read.
const slopes = [
  new Float64Array(size),
  new Float64Array(size),
  new Float64Array(size),
  new Float64Array(size),
] as const;
const point = new Float64Array(size);

const advance = (from: Float64Array, { slope, dt }: { slope: Float64Array; dt: number }): Float64Array => {
  for (let index = 0; index < size; index++) {
    point[index] = (from[index] as number) + dt * (slope[index] as number);
  }
  return point;
};

/** One step of the classical fourth-order Runge–Kutta method, in place, the torque held. */
export const integrate = (variables: Float64Array, { torque, dt }: { torque: number; dt: number }): void => {
  const [first, second, third, fourth] = slopes;
  derive(variables, { torque, slope: first });
  derive(advance(variables, { slope: first, dt: dt / 2 }), { torque, slope: second });
  derive(advance(variables, { slope: second, dt: dt / 2 }), { torque, slope: third });
  derive(advance(variables, { slope: third, dt }), { torque, slope: fourth });
  for (let index = 0; index < size; index++) {
    const sum =
      (first[index] as number) +
      2 * (second[index] as number) +
      2 * (third[index] as number) +
      (fourth[index] as number);
    variables[index] = (variables[index] as number) + (dt / 6) * sum;
  }
};
