import { of, reference, separation } from "./naming.ts";
import type { Failing, Planted } from "./types.ts";

// Programs of 2026-11-30, written and labelled before any detector was changed, since both halves of the first ones had been read by
// then. Half of these, by a hash of their names, were held out until they had been read as well; what is held out since is
// labels-blind.ts. What is right follows from the definitions beside `causes` (src/core/finding.ts) as with the first; none was
// trained when its label was written. A label that a training does not bear out (`isAsLabelled`, table.ts) counts neither way; that
// is decided by rule, whatever is named.

const balance = of("cartpole", "balance");
const shift = of("cartpole", "shift");
const rail = of("inverted-pendulum", "balance");
const carry = of("inverted-pendulum", "shift");
const double = of("inverted-double-pendulum", "balance");
const swingUp = of("pendulum", "swing-up");
const lean = of("pendulum", "lean");
const acrobot = of("acrobot", "swing-up");
const car = of("mountain-car", "reach");
const drive = of("mountain-car-continuous", "reach");
const reacher = of("reacher", "reach");
const swimmer = of("swimmer", "forward");
const turn = of("swimmer", "turn");
const unseen = of("bench/planted/worlds/unseen-mark", "park");

export const laterFailing: readonly Failing[] = [
  balance("stillness-first", ["ended-early"], []),
  balance("keep-travelling", ["fell"], ["dominates"]),
  shift("way-to-the-mark", ["fell"], ["reached-and-lost"]),
  shift("prizes-on-the-way", ["reached-and-lost"], ["fell"]),
  shift("half-way-house", ["never-reached"], []),
  shift("over-the-mark", ["farmed"], ["reached-and-lost"]),
  shift("middle-first", ["dominates"], ["fights", "never-reached"]),
  shift("to-a-hair", ["saturates"], ["coverage-limited", "never-reached"]),
  shift("room-behind", ["fights"], ["never-reached"]),
  shift("up-and-up-again", ["floods"], ["dominates", "never-reached"]),
  shift("cart-at-one", ["misread"], ["fell", "never-reached"]),
  shift("two-seconds-there", ["coverage-limited"], ["never-reached", "saturates"]),
  shift("warm-up-swings", ["observation-limited"], ["fights", "never-reached"]),
  shift("every-centimetre-off", ["ended-early"], ["fell"]),
  rail("each-second-costs", ["ended-early"], []),
  rail("along-the-rail", ["fell"], ["dominates"]),
  carry("straight-to-it", ["fell"], ["reached-and-lost"]),
  carry("three-prizes", ["reached-and-lost"], ["fell"]),
  carry("a-third-of-the-way", ["never-reached"], []),
  carry("nearer-counts", ["farmed"], ["reached-and-lost", "never-reached"]),
  carry("calm-before-all", ["dominates", "idled"], ["never-reached"]),
  carry("stiff-pole", ["dominates"], ["idled", "never-reached"]),
  carry("right-of-the-middle", ["saturates"], ["never-reached"]),
  carry("mark-and-start", ["fights"], ["never-reached"]),
  carry("tall-pole", ["floods"], ["dominates", "never-reached"]),
  carry("half-a-metre", ["misread"], ["never-reached"]),
  carry("stood-five-seconds", ["coverage-limited"], ["never-reached", "saturates"]),
  carry("to-and-back-by-the-clock", ["observation-limited"], ["fights", "never-reached"]),
  carry("hurry", ["ended-early"], ["fell"]),
  carry("a-tenth-of-the-time", ["budget-limited"], [], {
    file: reference("inverted-pendulum", "shift-human"),
    share: 0.1,
  }),
  double("no-lean-no-time", ["ended-early"], []),
  double("tip-travels", ["fell"], ["dominates"]),
  double("lively-cart", ["dominates"], ["fell"]),
  double("far-up", ["misread"], ["fell", "dominates"]),
  double("a-tenth-of-the-time", ["budget-limited"], ["fell"], {
    file: reference("inverted-double-pendulum", "balance-human"),
    share: 0.1,
  }),
  swingUp("personal-best", ["reached-and-lost"], []),
  swingUp("through-the-top", ["farmed"], ["reached-and-lost", "exploited-physics"]),
  swingUp("motor-wear", ["idled", "dominates"], ["never-reached"]),
  swingUp("plenty-of-momentum", ["exploited-physics", "dominates"], ["farmed", "reached-and-lost"]),
  swingUp("height-by-sine", ["misread"], ["never-reached"]),
  swingUp("within-half-a-degree", ["coverage-limited"], ["saturates", "never-reached"]),
  swingUp("a-sixth-of-the-time", ["budget-limited"], ["never-reached"], {
    file: reference("pendulum", "swing-up-gymnasium"),
    share: 0.16,
  }),
  lean("tick-it-off", ["reached-and-lost"], []),
  lean("a-little-lean", ["never-reached"], []),
  lean("towards-it", ["farmed"], ["exploited-physics", "reached-and-lost"]),
  lean("no-swinging", ["idled", "dominates"], ["never-reached"]),
  lean("way-round", ["exploited-physics", "dominates"], ["farmed", "reached-and-lost"]),
  lean("top-first", ["dominates"], ["never-reached", "fights"]),
  lean("hairs-breadth", ["saturates", "coverage-limited"], ["never-reached"]),
  lean("both-sides", ["fights"], ["never-reached"]),
  lean("within-limits", ["floods"], ["never-reached", "saturates"]),
  lean("a-third-of-a-metre", ["misread"], ["never-reached"]),
  lean("away-from-the-start", ["observation-limited"], ["fights"]),
  lean("a-sixth-of-the-time", ["budget-limited"], ["never-reached"], {
    file: reference("pendulum", "lean-human"),
    share: 0.16,
  }),
  acrobot("climb", ["farmed"], ["never-reached"]),
  acrobot("soft-motor", ["dominates", "idled"], ["never-reached"]),
  acrobot("depth-of-the-tip", ["misread"], ["idled", "never-reached"]),
  acrobot("reach-for-the-sky", ["saturates", "coverage-limited"], ["never-reached"]),
  acrobot("still-shoulder", ["dominates", "idled"], ["never-reached"]),
  acrobot("a-metre-under", ["never-reached"], []),
  car("rightward", ["farmed"], ["never-reached"]),
  car("save-fuel", ["dominates", "idled"], ["coverage-limited", "never-reached"]),
  car("up-the-hill", ["misread"], ["never-reached", "farmed"]),
  car("flag-alone", ["coverage-limited"], ["never-reached"]),
  car("uphill", ["farmed"], ["never-reached"]),
  car("how-far-right", ["saturates"], ["coverage-limited", "never-reached"]),
  car("farthest-right", ["noise"], ["coverage-limited", "budget-limited"]),
  car("squared-speed-and-flag", ["noise"], ["farmed"], { share: 0.5 }),
  car("speed-and-records-in-haste", ["noise"], ["budget-limited"], {
    file: separation("mountain-car-reach", "speed-and-records"),
    share: 0.3,
  }),
  drive("distance-to-045", ["misread"], ["idled", "never-reached"]),
  drive("climbing-counts", ["farmed"], ["never-reached"]),
  drive("low-and-safe", ["dominates", "idled"], ["coverage-limited", "never-reached"]),
  drive("flag-and-run-up", ["fights"], ["idled", "never-reached"]),
  drive("way-and-fuel", ["dominates", "idled"], ["coverage-limited", "never-reached"]),
  drive("past-the-steep-part", ["coverage-limited"], ["never-reached"]),
  reacher("closest-approach", ["reached-and-lost"], []),
  reacher("hands-breadth", ["never-reached"], []),
  reacher("tap-on-the-mark", ["farmed"], ["reached-and-lost"]),
  reacher("soft-arm", ["idled", "dominates"], ["never-reached"]),
  reacher("far-round", ["exploited-physics", "dominates"], ["never-reached"]),
  reacher("straight-arm", ["dominates"], ["never-reached"]),
  reacher("all-in-reach", ["saturates"], ["floods", "idled", "never-reached"]),
  reacher("mark-and-rest", ["fights"], ["never-reached"]),
  reacher("glad-to-move", ["floods"], ["idled", "never-reached"]),
  reacher("where-the-mark-is", ["misread"], ["idled", "saturates", "never-reached"]),
  reacher("half-scale", ["misread"], ["never-reached"]),
  reacher("within-three-millimetres", ["coverage-limited"], ["saturates", "never-reached"]),
  reacher("fold-then-reach", ["observation-limited"], ["fights", "never-reached"]),
  reacher("a-tenth-of-the-time", ["budget-limited"], ["never-reached"], {
    file: reference("reacher", "reach-human"),
    share: 0.1,
  }),
  swimmer("gentle-cruise", ["never-reached"], []),
  swimmer("front-forward", ["farmed"], ["never-reached"]),
  swimmer("bent-body", ["exploited-physics", "dominates"], ["never-reached"]),
  swimmer("sprint-only", ["saturates", "coverage-limited"], ["never-reached"]),
  swimmer("arrow", ["dominates", "idled"], ["never-reached"]),
  swimmer("rate-of-the-body", ["misread"], ["never-reached"]),
  turn("a-quarter", ["never-reached"], []),
  turn("rate-to-the-left", ["misread"], ["never-reached"]),
  turn("all-round-and-straight", ["fights"], ["never-reached"]),
  turn("whole-body", ["floods"], ["dominates", "never-reached"]),
  unseen("towards-the-mark", ["observation-limited"], ["never-reached"]),
  unseen("same-side", ["observation-limited"], ["never-reached"]),
];

const well = (environment: string, task: string, name: string): Planted => ({
  kind: "sound",
  environment,
  task,
  name: `${environment}-${task}-${name}`,
  file: `bench/planted/sound/${environment}-${task}/${name}.ts`,
});

/** Meant to do their tasks: which of them do is for `--table` to say. */
export const laterSound: readonly Planted[] = [
  well("cartpole", "balance", "upright-and-there"),
  well("cartpole", "shift", "linear-and-calm"),
  well("pendulum", "swing-up", "squared-errors"),
  well("pendulum", "lean", "slope-and-peak"),
  well("mountain-car", "reach", "along-with-it"),
  well("mountain-car-continuous", "reach", "energy-records"),
  well("mountain-car-continuous", "least-effort", "energy-at-a-price"),
  well("acrobot", "swing-up", "new-heights-and-time"),
  well("inverted-pendulum", "balance", "up-and-slow"),
  well("inverted-pendulum", "shift", "wide-and-narrow"),
  well("inverted-double-pendulum", "balance", "high-tip"),
  well("reacher", "reach", "distance-and-peak"),
];
