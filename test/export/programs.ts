/** Programs of several kinds for five environments, beside their references: dense, staged, with memory, `signs`. */
export const programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hopper: {
    dense: `import { clamp, gaussian, norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1.2, level: 0.5, stance: 0.3, effort: 0.01, clearance: 0.2 };

const target = { speed: 2.5, height: 1.25 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const { torso, foot } = next;
  const speed = (torso.x - state.torso.x) / dt;
  return {
    speed: 1 - Math.abs(clamp(speed / target.speed, -1, 2) - 1),
    level: terminated ? 0 : tolerance(torso.pitch, { bounds: [-0.05, 0.05], margin: 0.2, shape: "cosine" }),
    stance: gaussian(torso.height - target.height, 0.15),
    effort: -(norm(action.torque) ** 2),
    clearance: foot.contact ? 0 : Math.min(foot.height, 0.3),
  };
}
`,
    staged: `import { ramp, sum } from "reward";
import type { Step } from "environment";

// First stand, then hop, then go: each stage opens with the one before.
export const weights = { stand: 1, hop: 2, go: 3, smooth: 0.05 };
export const initial = { airborne: 0, flights: 0, hip: 0, knee: 0, ankle: 0 };

export const terms = (step: Step<typeof initial>) => {
  const { next, action, memory } = step;
  const before = [memory.hip, memory.knee, memory.ankle];
  const jerk = sum(action.torque.map((torque, joint) => (torque - before[joint]) ** 2));
  const [hip, knee, ankle] = action.torque;
  memory.hip = hip;
  memory.knee = knee;
  memory.ankle = ankle;
  if (!next.foot.contact) memory.airborne++;
  else {
    if (memory.airborne > 2) memory.flights += 1;
    memory.airborne = 0;
  }
  const stand = ramp(next.torso.height, 0.7, 1.2) * (step.terminated ? 0 : 1);
  const hop = stand > 0.5 ? Math.min(memory.flights, 3) / 3 : 0;
  return {
    stand,
    hop,
    go: hop && (next.torso.velocityX > 0 ? Math.log1p(next.torso.velocityX) : -1),
    smooth: -jerk,
  };
};
`,
    kept: `import { clip, delta, once } from "reward";
import type { Step } from "environment";

export const weights = { forward: 2, off: 1, low: 0.5 };
export const initial = { x: 0, off: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  return {
    forward: terminated ? 0 : delta(memory, "x", next.torso.x),
    off: once(memory, "off", !next.foot.contact && next.torso.height > 1.2),
    low: clip(next.torso.height, 1.2),
  };
}
`,
    signs: `import type { Step } from "environment";

export const weights = { fall: 1, further: 1, speed: 0.5, lean: 0.1 };
export const composition = "signs";
export const sparse = ["fall", "further"];
export const initial = { best: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const isFurther = next.torso.x > memory.best + 0.01;
  if (isFurther) memory.best = next.torso.x;
  return {
    fall: terminated ? -1 : 0,
    further: isFurther ? 1 : 0,
    speed: next.torso.velocityX,
    lean: -(Math.abs(next.torso.pitch) ** 0.5),
  };
}
`,
  },
  reacher: {
    dense: `import { decay, distance, norm, subtract } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, closer: 20, still: 0.1, aligned: 0.2 };

export function terms({ state, action, next }: Step) {
  const tip = [next.fingertip.x, next.fingertip.y];
  const target = [next.mark.x, next.mark.y];
  const gap = distance(tip, target);
  const [dx, dy] = subtract(target, tip);
  const { velocityX, velocityY } = next.fingertip;
  return {
    near: decay(gap, 0.05),
    closer: Math.hypot(state.fingertip.x - state.mark.x, state.fingertip.y - state.mark.y) - gap,
    still: -norm(action.torque),
    aligned: (dx * velocityX + dy * velocityY) / Math.max(1e-6, gap * Math.hypot(velocityX, velocityY)),
  };
}
`,
    memory: `import { angleDifference, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { turned: 0.1, best: 5, held: 1 };
export const initial = { turned: 0, best: 1, held: 0, started: 0 };

function bearing(x: number, y: number): number {
  return Math.atan2(y, x);
}

export function terms({ state, next, memory, time }: Step<typeof initial>) {
  const { x, y, markDistance: gap } = next.fingertip;
  memory.turned += angleDifference(bearing(x, y), bearing(state.fingertip.x, state.fingertip.y));
  const gained = memory.started === 0 ? 0 : Math.max(0, memory.best - gap);
  memory.best = memory.started === 0 ? gap : Math.min(memory.best, gap);
  memory.started = 1;
  memory.held = gap < 0.05 ? memory.held + 1 : 0;
  return {
    turned: -Math.abs(wrapAngle(memory.turned)) * (time > 0.5 ? 1 : 0),
    best: gained,
    held: Math.min(memory.held, 10) % 7,
  };
}
`,
    loops: `import type { Step } from "environment";

export const weights = { rings: 1, torque: 0.1, grid: 0.01 };

const rings = [0.02, 0.05, 0.1, 0.2];

export function terms({ action, next }: Step) {
  let inside = 0;
  for (const ring of rings) {
    if (next.fingertip.markDistance > ring) continue;
    inside += 1 / (1 + ring);
  }
  let effort = 0;
  for (let joint = 0; joint < 2; joint++) effort += Math.abs(action.torque[joint] ?? 0) ** (joint + 1);
  let cell = 0;
  for (let i = -2; i <= 2; i++) {
    for (let j = 2; j >= -2; j -= 1) {
      const dx = next.fingertip.x - i * 0.1;
      const dy = next.fingertip.y - j * 0.1;
      if (Math.max(Math.abs(dx), Math.abs(dy)) < 0.05) cell = i * 5 + j;
    }
  }
  return { rings: inside, torque: -effort, grid: cell };
}
`,
  },
  cartpole: {
    softmin: `import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, slow: 0.5 };
export const composition = "softmin";

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? -1 : tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.1 }),
    slow: 1 - Math.abs(next.cart.velocity),
  };
}
`,
    dense: `import { smoothstep, square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.3, calm: 0.05, alive: 1 };

const limit = (12 * Math.PI) / 180;

export function terms({ action, next: { cart, pole }, terminated }: Step) {
  const wasted = Math.sign(action.force) === Math.sign(cart.position) ? 1 : 0;
  return {
    upright: smoothstep(Math.abs(pole.angle), limit, 0),
    centred: -square(cart.position / 2.4) - 0.1 * wasted,
    calm: -Math.tanh(pole.rate ** 2 + 0.5 * cart.velocity ** 2),
    alive: terminated ? -10 : 1,
  };
}
`,
    memory: `import type { Step } from "environment";

export const weights = { swings: 0.5, time: 0.1, drift: 1 };
export const initial = { side: 0, swings: 0, drift: 0 };

export function terms({ next, memory, dt, time, terminated }: Step<typeof initial>) {
  const side = Math.sign(next.pole.angle);
  if (side !== 0 && side !== memory.side) {
    memory.swings = memory.side === 0 ? 0 : memory.swings + 1;
    memory.side = side;
  }
  memory.drift = 0.95 * memory.drift + 0.05 * next.cart.position;
  const calm = memory.swings / ((time + dt) / 1.5);
  return { swings: -Math.min(calm, 5), time: terminated ? 0 : Math.sqrt(time), drift: -(memory.drift ** 2) };
}
`,
    signs: `import type { Step } from "environment";

export const weights = { fell: 1, leaning: 1, away: 0.2 };
export const composition = "signs" as const;
export const sparse = ["fell"];

export function terms({ state, next, terminated }: Step) {
  const away = Math.abs(next.cart.position) - Math.abs(state.cart.position);
  return { fell: terminated ? -1 : 0, leaning: -Math.abs(next.pole.angle), away: Math.round(-1000 * away) / 1000 };
}
`,
  },
  "mountain-car-continuous": {
    dense: `import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { energy: 100, effort: 0.1, arrival: 100 };

const energy = (height: number, velocity: number): number => 0.0025 * (height / 0.45) + 0.5 * velocity ** 2;

export function terms({ state, action, next, terminated }: Step) {
  return {
    energy: shaping(energy(state.car.height, state.car.velocity), energy(next.car.height, next.car.velocity), 0.99),
    effort: -(action.throttle ** 2),
    arrival: terminated && next.car.position >= next.flag.position ? 1 : 0,
  };
}
`,
    staged: `import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { left: 1, right: 2, arrived: 50 };
export const initial = { stage: 0, farthest: -0.5 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const { position } = next.car;
  if (memory.stage === 0 && position < -0.65) memory.stage = 1;
  else if (memory.stage === 1 && position > -0.35) {
    memory.stage = 2;
    memory.farthest = position;
  }
  if (terminated) return { left: 0, right: 0, arrived: 1 };
  const progress = memory.stage < 2 ? 0 : Math.max(0, position - memory.farthest);
  memory.farthest = Math.max(memory.farthest, position);
  return { left: memory.stage === 0 ? ramp(position, -0.4, -0.7) : memory.stage, right: progress, arrived: 0 };
}
`,
    signs: `import type { Step } from "environment";

export const weights = { arrived: 1, faster: 2, push: 1 };
export const composition = "signs";
export const sparse = ["arrived"];

export function terms({ state, action, next, terminated }: Step) {
  return {
    arrived: terminated ? 1 : 0,
    faster: Math.abs(next.car.velocity) - Math.abs(state.car.velocity),
    push: action.throttle * next.car.velocity > 0 ? 0.001 : -0.001,
  };
}
`,
  },
  ant: {
    dense: `import { dot, mean, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, straight: 0.2, feet: 0.1, effort: 0.05, even: 0.1 };

export function terms({ state, action, next, dt }: Step) {
  const feet = [next.frontLeft.foot, next.backLeft.foot, next.backRight.foot, next.frontRight.foot];
  const touching = feet.filter((foot) => foot.contact);
  const heights = feet.map(({ height }) => height);
  const centre = mean(heights);
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    straight: -(Math.abs(next.torso.y) ** 1.5),
    feet: touching.length === 0 ? -1 : touching.every((foot) => foot.height < 0.1) ? touching.length / 4 : 0,
    effort: -dot(action.torque, action.torque) - 0.1 * norm(action.torque.slice(0, 2)),
    even: -heights.reduce((total, height) => total + (height - centre) ** 2, 0),
  };
}
`,
    memory: `import { excess, huber, sum } from "reward";
import type { Step } from "environment";

export const weights = { gait: 1, idle: 0.5, height: 2 };
export const initial = { frontLeft: 0, backLeft: 0, backRight: 0, frontRight: 0, steps: 0 };

type Leg = Step["state"]["frontLeft"];

const lifted = (leg: Leg, since: number): number => (leg.foot.contact ? 0 : since + 1);

export function terms({ next, action, memory }: Step<typeof initial>) {
  const before = [memory.frontLeft, memory.backLeft, memory.backRight, memory.frontRight];
  memory.frontLeft = lifted(next.frontLeft, memory.frontLeft);
  memory.backLeft = lifted(next.backLeft, memory.backLeft);
  memory.backRight = lifted(next.backRight, memory.backRight);
  memory.frontRight = lifted(next.frontRight, memory.frontRight);
  const now = [memory.frontLeft, memory.backLeft, memory.backRight, memory.frontRight];
  memory.steps += now.some((count, leg) => count === 0 && before[leg] > 3) ? 1 : 0;
  const [a, b, c, d] = now;
  return {
    gait: a > 0 === c > 0 && b > 0 === d > 0 ? 1 : 0,
    idle: -huber(sum(action.torque.map(Math.abs)) - memory.steps / 10, 0.5),
    height: -excess(next.torso.height, 0.4, 0.8),
  };
}
`,
    loops: `import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { knees: 1, hips: 0.1, calm: 0.01 };

export function terms({ next, action }: Step) {
  const legs = [next.frontLeft, next.backLeft, next.backRight, next.frontRight];
  let knees = 0;
  for (const { ankle } of legs) knees += tolerance(Math.abs(ankle.angle), { bounds: [0.6, 1.2], margin: 0.3, shape: "linear" });
  let hips = 1;
  for (let leg = 0; leg < legs.length; leg++) {
    const { angle, rate } = legs[leg].hip;
    if (angle * rate > 0) hips *= 1 + Math.sin(angle) ** 2;
    else hips -= Math.atan(rate) / (leg + 1);
  }
  let most = 0;
  for (const torque of action.torque) {
    if (Math.abs(torque) <= most) continue;
    most = Math.abs(torque);
    if (most > 0.99) break;
  }
  return { knees, hips, calm: -most };
}
`,
  },
};
