import { field, specOf as toySpec, type Toy } from "../../test/designer/symbolic/fixtures/toys.ts";

/** Of these nothing ends an episode. */
const specOf: typeof toySpec = (name, world) => toySpec(name, { ...world, termination: "Never." });

/** A mass on a line with friction: place and speed after a step. */
const slid = ({ x, v, push }: { x: number; v: number; push: number }): [x: number, v: number] => {
  const speed = 0.97 * v + 0.3 * push;
  return [x + 0.1 * speed, speed];
};

/** Eleven fields that only sway beside the one that is to be driven. */
export const crawl: Toy = {
  spec: specOf("crawl", {
    state: Object.fromEntries([...Array(12).keys()].map((place) => [`c${place}`, field("m", -5, 5)])),
    maxSteps: 60,
  }),
  start: (random) => Array.from({ length: 12 }, () => random.between(-0.1, 0.1)),
  step: (state, action) => ({
    next: state.map((value, place) =>
      place === 7 ? value + 0.1 * action : 0.9 * value + 0.2 * Math.sin(3 * value + place) + 0.02 * place * action,
    ),
    terminated: false,
  }),
  fitness: ({ states }) => (states.at(-1)?.[7] ?? 0) - (states[0]?.[7] ?? 0),
};

/** An errand: a third for having been beyond 2 m, of which a flag tells, and the rest for ending near home after that. */
export const errand: Toy = {
  spec: specOf("errand", {
    state: { x: field("m", -5, 5), v: field("m/s", -3, 3), carries: field("1", 0, 1) },
    maxSteps: 80,
  }),
  start: (random) => [random.between(-0.2, 0.2), 0, 0],
  step: ([x = 0, v = 0, carries = 0], push) => {
    const [place, speed] = slid({ x, v, push });
    return { next: [place, speed, place > 2 ? 1 : carries], terminated: false };
  },
  fitness: ({ states }) => {
    const [x = 0, , carries = 0] = states.at(-1) ?? [];
    return carries * (1 / 3 + (2 / 3) * (1 - Math.min(1, Math.abs(x) / 2)));
  },
};

/** Over a ridge by swinging, from some places easier than from others, and soon: what comes after it counts little. */
export const valley: Toy = {
  spec: specOf("valley", { state: { p: field("m", -3, 4), w: field("m/s", -3, 3) }, maxSteps: 60 }),
  start: (random) => [random.between(-0.8, 0.6), 0],
  step: ([p = 0, w = 0], push) => {
    const slope = p < 1 ? -1.5 * Math.sin(Math.PI * p) : 0;
    const speed = Math.max(-3, Math.min(3, 0.98 * w + 0.1 * (slope + 0.8 * push)));
    return { next: [Math.max(-1.5, Math.min(4, p + 0.1 * speed)), speed], terminated: false };
  },
  fitness: ({ states }) => {
    const over = states.findIndex(([p = 0]) => p > 1);
    return over === -1 ? 0 : 1 - (0.25 * over) / 60;
  },
};

/** Two masses on one motor are to be kept in their places, and an episode is worth its worst second half step. */
export const pair: Toy = {
  spec: specOf("pair", {
    state: { a: field("m", -3, 3), va: field("m/s", -3, 3), b: field("m", -3, 3), vb: field("m/s", -3, 3) },
    maxSteps: 60,
  }),
  start: (random) => [random.between(-1, 1), 0, random.between(-1, 1), 0],
  step: ([a = 0, va = 0, b = 0, vb = 0], push) => {
    const [nextA, nextVa] = slid({ x: a, v: va - 0.05 * a, push });
    const [nextB, nextVb] = slid({ x: b, v: vb - 0.2 * b, push: 0.6 * push });
    return { next: [nextA, nextVa, nextB, nextVb], terminated: false };
  },
  fitness: ({ states }) =>
    Math.min(...states.slice(30).map(([a = 0, , b = 0]) => 1 - Math.min(1, Math.max(Math.abs(a), Math.abs(b))))),
};
