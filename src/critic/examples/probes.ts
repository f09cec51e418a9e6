import { programOf, type RuleExamples } from "./example.ts";

const forward = "forward: next.torso.velocityX";
const sound = programOf(forward);
const mountainCar = { environment: "mountain-car", task: "reach" } as const;
const pendulum = { environment: "pendulum", task: "swing-up" } as const;
const cartpole = { environment: "cartpole", task: "balance" } as const;

/** What only running shows; the tests run each on the environment's own stored rollouts. */
export const probesExamples: RuleExamples = {
  "probes/not-finite": {
    kind: "program",
    bad: programOf("economy: next.torso.velocityX / norm(action.torque)", { head: 'import { norm } from "reward";' }),
    mended: programOf("economy: next.torso.velocityX / Math.max(norm(action.torque), 0.1)", {
      head: 'import { norm } from "reward";',
    }),
    also: ["structure/division"],
  },
  "probes/not-finite-in-range": {
    kind: "program",
    bad: programOf(`${forward},\nroom: Math.sqrt(18 - next.torso.x)`, { weights: "forward: 1, room: 0.01" }),
    mended: programOf(`${forward},\nroom: Math.sqrt(Math.max(0, 18 - next.torso.x))`, {
      weights: "forward: 1, room: 0.01",
    }),
    also: ["structure/not-finite"],
  },
  "probes/overflow": {
    kind: "program",
    bad: programOf("forward: 1e200 * next.torso.velocityX", { weights: "forward: 1e100" }),
    mended: programOf("forward: next.torso.velocityX"),
  },
  "probes/constant": {
    kind: "program",
    bad: programOf("start: memory.steps === 1 ? 1 : 0", {
      head: "export const initial = { steps: 0 };",
      step: "{ memory }: Step<typeof initial>",
      body: "memory.steps += 1;",
    }),
    mended: programOf("forward: memory.steps === 1 ? 0 : next.torso.velocityX", {
      head: "export const initial = { steps: 0 };",
      step: "{ next, memory }: Step<typeof initial>",
      body: "memory.steps += 1;",
    }),
  },
  "probes/flat-term": {
    kind: "program",
    bad: programOf(`${forward},\nleap: next.foot.height > 0.59 ? 1 : 0`),
    mended: programOf(`${forward},\nleap: next.foot.height > 0.05 ? 1 : 0`),
  },
  "probes/threw": {
    kind: "program",
    bad: programOf(`${forward},\neffort: -hard.reduce((most, share) => Math.max(most, share))`, {
      body: "const hard = action.torque.filter((share) => share > 0.9);",
      weights: "forward: 1, effort: 0.01",
    }),
    mended: programOf(`${forward},\neffort: -hard.reduce((most, share) => Math.max(most, share), 0)`, {
      body: "const hard = action.torque.filter((share) => share > 0.9);",
      weights: "forward: 1, effort: 0.01",
    }),
  },
  "probes/timeout": {
    kind: "program",
    bad: programOf("forward: wave(next.torso.velocityX)", {
      head: [
        "const ripple = (x: number): number => {",
        "  let total = 0;",
        "  for (let i = 0; i < 9000; i++) total += Math.sin(x + i);",
        "  return total;",
        "};",
        "const wave = (x: number): number => {",
        "  let total = 0;",
        "  for (let i = 0; i < 9000; i++) total += ripple(x + i);",
        "  return total;",
        "};",
      ].join("\n"),
    }),
    mended: sound,
  },
  "probes/memory": {
    kind: "program",
    bad: programOf("forward: next.torso.velocityX + 0 * many.length", {
      body: "let many = [next.torso.x, 0, 0];\nfor (let i = 0; i < 24; i++) many = [...many, ...many];",
    }),
    mended: sound,
    also: ["structure/unused"],
  },
  "probes/failed": {
    kind: "described",
    bad: "A program that makes V8 or isolated-vm end the sandbox's process in another way than by time or memory, or that makes the process answer out of turn.",
    mended: "The same terms in plain arithmetic.",
    reason: "no program is known that does it: it would be a fault of V8, of isolated-vm or of the sandbox",
  },
  "probes/impure": {
    kind: "described",
    bad: "A program whose terms depend on more than the step and `memory`: on earlier calls, on the order of episodes, on how many steps are handed in at once.",
    mended: "The same terms, what lasts from step to step kept in `memory`.",
    reason: "the subset refuses every known way to write one; the probe is the second lock on the same door",
  },
  "probes/dominating": {
    kind: "program",
    ...pendulum,
    bad: programOf("height: next.rod.height,\nrate: -(next.rod.rate ** 2)"),
    mended: programOf("height: next.rod.height,\nrate: -(next.rod.rate ** 2)", { weights: "height: 1, rate: 0.001" }),
  },
  "probes/saturated": {
    kind: "program",
    ...pendulum,
    bad: programOf("up: Math.exp(-((next.rod.angle / 100) ** 2))"),
    mended: programOf("up: Math.exp(-(next.rod.angle ** 2))"),
  },
  "probes/first-step": {
    kind: "program",
    ...mountainCar,
    bad: programOf("moved: moved,\narrived: terminated ? 1 : 0", {
      head: "export const initial = { last: 0 };",
      step: "{ next, memory, terminated }: Step<typeof initial>",
      body: "const moved = Math.abs(next.car.position - memory.last);\nmemory.last = next.car.position;",
      weights: "moved: 1, arrived: 100",
    }),
    mended: programOf("moved: moved,\narrived: terminated ? 1 : 0", {
      head: "export const initial = { last: 0 };",
      step: "{ next, memory, time, terminated }: Step<typeof initial>",
      body: "const moved = time === 0 ? 0 : Math.abs(next.car.position - memory.last);\nmemory.last = next.car.position;",
      weights: "moved: 1, arrived: 100",
    }),
  },
  "probes/inverted": {
    kind: "program",
    ...mountainCar,
    bad: programOf("gap: 0.5 - next.car.position"),
    mended: programOf("gap: next.car.position - 0.5"),
  },
  "probes/asymmetric": {
    kind: "program",
    ...cartpole,
    bad: programOf("upright: 1 - Math.max(0, next.pole.angle)"),
    mended: programOf("upright: 1 - Math.abs(next.pole.angle)"),
  },
  "probes/suicidal": {
    kind: "program",
    ...cartpole,
    bad: programOf("cost: -1 - next.pole.angle ** 2"),
    mended: programOf("alive: 1 - next.pole.angle ** 2"),
  },
  "probes/procrastinating": {
    kind: "program",
    ...mountainCar,
    bad: programOf("near: next.car.position + 1.2,\narrive: terminated ? 1 : 0", {
      step: "{ next, terminated }: Step",
      weights: "near: 1, arrive: 2",
    }),
    mended: programOf("near: next.car.position - 0.5,\narrive: terminated ? 1 : 0", {
      step: "{ next, terminated }: Step",
      weights: "near: 1, arrive: 2",
    }),
  },
  "probes/farmable": {
    kind: "program",
    ...mountainCar,
    bad: programOf("pace: Math.abs(next.car.velocity),\narrive: terminated ? 1 : 0", {
      step: "{ next, terminated }: Step",
      weights: "pace: 10, arrive: 14",
    }),
    mended: programOf("pace: next.car.position - state.car.position,\narrive: terminated ? 1 : 0", {
      step: "{ state, next, terminated }: Step",
      weights: "pace: 10, arrive: 14",
    }),
  },
};
