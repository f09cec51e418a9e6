import { programOf } from "../example.ts";
import { errors, type RuleTable } from "../types.ts";

const forward = "forward: next.torso.velocityX";
const sound = programOf(forward);
const mountainCar = { environment: "mountain-car", task: "reach" } as const;
const pendulum = { environment: "pendulum", task: "swing-up" } as const;
const cartpole = { environment: "cartpole", task: "balance" } as const;

export const probesRules = {
  ...errors({
    "probes/not-finite": {
      meaning: "a term is NaN or infinite on a stored rollout (some of them at rest: no speed, no action, no change)",
      hint: "Guard divisions, roots and logarithms: `x / Math.max(y, 0.01)`, `Math.sqrt(Math.max(0, x))`, and bound what `exp` gets.",
      example: {
        bad: programOf("economy: next.torso.velocityX / norm(action.torque)", {
          head: 'import { norm } from "reward";',
        }),
        mended: programOf("economy: next.torso.velocityX / Math.max(norm(action.torque), 0.1)", {
          head: 'import { norm } from "reward";',
        }),
        also: ["structure/division"],
      },
    },
    "probes/overflow": {
      meaning: "a term, or the weighted sum of all, is so large on a stored rollout that an episode's sum overflows",
      hint: "Pay in numbers of everyday size, about 1 a step: lower the weight, and bound powers and `exp`.",
      example: {
        bad: programOf("forward: 1e200 * next.torso.velocityX", { weights: "forward: 1e100" }),
        mended: programOf("forward: next.torso.velocityX"),
      },
    },
    "probes/constant": {
      meaning:
        "every episode has the same return, whatever its states, length and ending: there is nothing to learn from",
      hint: "Let at least one term depend on the step, and check that terms do not cancel each other.",
      example: {
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
    },
    "probes/threw": {
      meaning: "the program threw on a stored rollout",
      hint: "Index vectors within their size, and give `reduce` of an empty array an initial value.",
      example: {
        bad: programOf(`${forward},\neffort: -hard.reduce((most, share) => Math.max(most, share))`, {
          body: "const hard = action.torque.filter((share) => share > 0.9);",
          weights: "forward: 1, effort: 0.01",
        }),
        mended: programOf(`${forward},\neffort: -hard.reduce((most, share) => Math.max(most, share), 0)`, {
          body: "const hard = action.torque.filter((share) => share > 0.9);",
          weights: "forward: 1, effort: 0.01",
        }),
      },
    },
    "probes/timeout": {
      meaning: "the program takes too long",
      hint: "Make loops shorter: a reward is computed for every step of a training.",
      example: {
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
    },
    "probes/memory": {
      meaning: "the program takes too much memory",
      hint: "Build no arrays that grow.",
      example: {
        bad: programOf("forward: next.torso.velocityX + 0 * many.length", {
          body: "let many = [next.torso.x, 0, 0];\nfor (let i = 0; i < 24; i++) many = [...many, ...many];",
        }),
        mended: sound,
        also: ["structure/unused"],
      },
    },
    "probes/failed": {
      meaning: "the program ended the process that ran it, or broke its protocol",
      hint: "Write it in a simpler way: plain arithmetic on the step's numbers.",
      example: {
        kind: "described",
        bad: "A program that makes V8 or isolated-vm end the sandbox's process in another way than by time or memory, or that makes the process answer out of turn.",
        mended: "The same terms in plain arithmetic.",
        reason: "no program is known that does it: it would be a fault of V8, of isolated-vm or of the sandbox",
      },
    },
    "probes/impure": {
      meaning: "the same steps give other numbers in another order, in other batches or a second time",
      hint: "Compute terms from the step and from `memory` alone; keep what lasts from step to step in `memory`.",
      example: {
        kind: "described",
        bad: "A program whose terms depend on more than the step and `memory`: on earlier calls, on the order of episodes, on how many steps are handed in at once.",
        mended: "The same terms, what lasts from step to step kept in `memory`.",
        reason: "the subset refuses every known way to write one; the probe is the second lock on the same door",
      },
    },
  }),
  "probes/not-finite-in-range": {
    severity: "warning",
    meaning:
      "a term is NaN, infinite or far too large on a state within the fields' ranges that no stored rollout reached",
    hint: "Guard it unless physics forbids that state.",
    example: {
      bad: programOf(`${forward},\nroom: Math.sqrt(18 - next.torso.x)`, { weights: "forward: 1, room: 0.01" }),
      mended: programOf(`${forward},\nroom: Math.sqrt(Math.max(0, 18 - next.torso.x))`, {
        weights: "forward: 1, room: 0.01",
      }),
      also: ["structure/not-finite"],
    },
  },
  "probes/flat-term": {
    severity: "warning",
    meaning: "a term has the same value in every probed step",
    hint: "Check its threshold and scale against the fields' ranges.",
    echoes: "structure/constant-term",
    example: {
      bad: programOf(`${forward},\nleap: next.foot.height > 0.59 ? 1 : 0`),
      mended: programOf(`${forward},\nleap: next.foot.height > 0.05 ? 1 : 0`),
    },
  },
  "probes/dominating": {
    severity: "warning",
    meaning:
      "one term makes more than 98 % of the reward's variance and does not tell success from every failure, and others that do are drowned",
    hint: "Bring the terms to comparable size: lower its weight, bound it, or raise the weights of the others.",
    example: {
      ...pendulum,
      bad: programOf("height: next.rod.height,\nrate: -(next.rod.rate ** 2)"),
      mended: programOf("height: next.rod.height,\nrate: -(next.rod.rate ** 2)", { weights: "height: 1, rate: 0.001" }),
    },
  },
  "probes/saturated": {
    severity: "warning",
    meaning:
      "a term is nearly the same, or at one of two bounds, in nearly every stored step, so it hardly tells steps apart",
    hint: "Choose its margin, scale or bounds so that it changes over the states that are met.",
    example: {
      ...pendulum,
      bad: programOf("up: Math.exp(-((next.rod.angle / 100) ** 2))"),
      mended: programOf("up: Math.exp(-(next.rod.angle ** 2))"),
    },
  },
  "probes/first-step": {
    severity: "warning",
    meaning: "a term's first step of an episode is of another size than all later ones",
    hint: "Let `initial` say that nothing has been seen yet, and leave the term out of the first step: `time === 0 ? 0 : …`.",
    example: {
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
  },
  "probes/inverted": {
    severity: "warning",
    meaning:
      "stored episodes that fail earn more, in all and a step, than those that do the task; or one term, which is no price, pays them more though others make up for it",
    hint: "Check the sign of the term that is named and of its weight.",
    example: {
      ...mountainCar,
      bad: programOf("gap: 0.5 - next.car.position"),
      mended: programOf("gap: next.car.position - 0.5"),
    },
  },
  "probes/suicidal": {
    severity: "warning",
    meaning: "an episode that fails and ends early earns more than one that does the task",
    hint: "Make every step of doing the task worth more than none: fewer penalties, a payment for being alive, or a price on ending.",
    example: {
      ...cartpole,
      bad: programOf("cost: -1 - next.pole.angle ** 2"),
      mended: programOf("alive: 1 - next.pole.angle ** 2"),
    },
  },
  "probes/procrastinating": {
    severity: "warning",
    meaning: "lasting to the time limit without doing the task earns more than doing it well",
    hint: "Pay for progress instead of for being there, or pay more for the end than the rest of the episode could bring.",
    example: {
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
  },
  "probes/farmable": {
    severity: "note",
    meaning: "going to and fro for ever earns more than doing the task",
    hint: "Let the way back cost what the way there earns: pay the signed difference, without `Math.max(0, …)` or `Math.abs`.",
    example: {
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
  },
} satisfies RuleTable;
