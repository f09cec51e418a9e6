import { of, reference, separation } from "./naming.ts";
import type { Failing, Planted } from "./types.ts";

// Programs of 2026-11-30, a third list: written after the changes of the detectors had begun with all of the earlier ones read, by
// someone who saw neither the detectors nor what they name. Half of them, by a hash of their names, are held out (diagnosed.ts). What is right follows from the
// definitions beside `causes` (src/core/finding.ts) and from the worlds; none was trained when its label was written. A label that a
// training does not bear out (`isAsLabelled`, table.ts) counts neither way.

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
const thrift = of("mountain-car-continuous", "least-effort");
const reacher = of("reacher", "reach");
const unseen = of("bench/planted/worlds/unseen-mark", "park");

export const blindFailing: readonly Failing[] = [
  balance("few-switches", ["ended-early"], ["fell"]),
  balance("use-the-track", ["fell"], ["dominates"]),
  balance("standing-bonus", ["misread"], ["ended-early", "fell"]),
  balance("a-fifth-of-the-time", ["budget-limited"], ["fell"], {
    file: reference("cartpole", "balance-human"),
    share: 0.2,
  }),
  shift("brisk-first-second", ["fell"], ["dominates", "reached-and-lost", "coverage-limited", "never-reached"]),
  shift("short-of-full-marks", ["ended-early"], ["fell", "never-reached"]),
  shift("mark-visited", ["reached-and-lost"], ["fell"]),
  shift("near-side-of-the-mark", ["never-reached"], []),
  shift("plumb-pole", ["dominates"], ["idled", "never-reached"]),
  shift("broad-mark", ["saturates"], ["floods", "idled", "never-reached"]),
  shift("mark-and-edge", ["fights"], ["never-reached"]),
  shift("twenty-minus-error", ["floods"], ["idled", "never-reached"]),
  shift("from-the-left-end", ["misread"], ["never-reached", "reached-and-lost", "fell"]),
  shift("reference-path", ["observation-limited"], ["fights", "never-reached"]),
  shift("bell-in-a-third", ["budget-limited"], ["never-reached", "reached-and-lost", "fell"], {
    file: separation("cartpole-shift", "bell"),
    share: 0.3,
  }),
  rail("dear-at-first", ["ended-early"], ["fell"]),
  rail("top-speed", ["fell"], ["dominates"]),
  rail("a-quarter-of-the-time", ["budget-limited"], ["fell"], {
    file: reference("inverted-pendulum", "balance-human"),
    share: 0.25,
  }),
  carry("high-water-mark", ["reached-and-lost"], ["fell"]),
  carry("brake-at-the-mark", ["farmed"], ["dominates", "reached-and-lost", "never-reached", "fell"]),
  carry("soft-hands", ["dominates"], ["idled", "never-reached", "fell"]),
  carry("every-move-has-its-price", ["idled"], ["dominates", "floods", "never-reached", "fell"]),
  carry("clipped-error", ["saturates"], ["coverage-limited", "floods", "idled", "never-reached"]),
  carry("mark-and-cable", ["fights"], ["never-reached"]),
  carry("fifty-points", ["floods"], ["idled", "never-reached"]),
  carry("lean-for-place", ["misread"], ["never-reached", "fell"]),
  carry("set-point-that-travels", ["observation-limited"], ["fights", "never-reached"]),
  double("at-most-nought", ["ended-early"], ["fell", "saturates"]),
  double("new-heights", ["fell"], []),
  double("prize-for-the-end", ["misread"], ["ended-early", "fell"]),
  double("back-to-the-stop", ["ended-early"], ["dominates", "fell"]),
  double("two-fifths-of-the-time", ["budget-limited"], ["fell"], {
    file: reference("inverted-double-pendulum", "balance-human"),
    share: 0.4,
  }),
  swingUp("rest-then-rise", ["observation-limited"], ["fights", "idled", "never-reached"]),
  swingUp("one-way-round", ["exploited-physics", "dominates"], ["farmed", "reached-and-lost", "never-reached"]),
  swingUp("has-been-up", ["reached-and-lost"], []),
  swingUp("not-quite-vertical", ["never-reached"], []),
  swingUp("slow-down-up-there", ["farmed"], ["dominates", "reached-and-lost", "never-reached"]),
  swingUp("wear-and-tear", ["idled"], ["dominates", "never-reached"]),
  swingUp("high-enough", ["saturates"], ["idled", "never-reached"]),
  swingUp("upright-and-in-view", ["fights"], ["never-reached"]),
  swingUp("a-hundred-and-a-bit", ["floods"], ["never-reached"]),
  swingUp("twenty-degrees", ["misread", "saturates"], ["idled", "dominates", "floods", "never-reached"]),
  swingUp("judged-at-the-end", ["coverage-limited"], ["saturates", "never-reached"]),
  lean("breakaway-speed", ["exploited-physics", "dominates"], ["farmed", "reached-and-lost", "never-reached"]),
  lean("been-there", ["reached-and-lost"], []),
  lean("each-return", ["farmed"], ["reached-and-lost", "never-reached"]),
  lean("without-straining", ["fights"], ["never-reached"]),
  lean("metronome", ["observation-limited"], ["fights", "never-reached"]),
  lean("every-newton-counted", ["idled"], ["dominates", "coverage-limited", "never-reached"]),
  lean("tanh-of-the-way", ["saturates"], ["coverage-limited", "never-reached"]),
  lean("quality-factor", ["floods"], ["never-reached"]),
  lean("seventeen-degrees", ["misread"], ["never-reached"]),
  acrobot("level-upper-link", ["never-reached"], ["farmed"]),
  acrobot("over-the-shoulder", ["farmed"], ["never-reached"]),
  acrobot("no-jolts", ["idled"], ["dominates", "coverage-limited", "never-reached"]),
  acrobot("clear-of-the-bottom", ["saturates"], ["floods", "never-reached"]),
  acrobot("tip-up-elbow-down", ["fights"], ["dominates", "never-reached"]),
  acrobot("wages-by-the-step", ["floods"], ["dominates", "never-reached"]),
  acrobot("both-angles-to-nought", ["misread"], ["idled", "dominates", "never-reached"]),
  acrobot("quick-or-nothing", ["coverage-limited"], ["saturates", "never-reached"]),
  car("run-up", ["never-reached"], ["farmed"]),
  car("turning-points", ["farmed"], ["dominates", "idled", "never-reached"]),
  car("off-the-valley-floor", ["saturates"], ["farmed", "floods", "never-reached"]),
  car("still-in-the-race", ["floods"], ["dominates", "never-reached"]),
  car("half-a-metre-high", ["misread"], ["farmed", "never-reached"]),
  car("smooth-gearing", ["idled"], ["dominates", "coverage-limited", "never-reached"]),
  car("always-right-foot", ["dominates"], ["farmed", "never-reached"]),
  drive("as-far-as-the-bend", ["never-reached"], ["farmed"]),
  drive("energy-level", ["farmed"], ["dominates", "never-reached"]),
  drive("foot-down", ["dominates"], ["farmed", "never-reached"]),
  drive("even-throttle", ["idled"], ["dominates", "coverage-limited", "never-reached"]),
  drive("enough-energy", ["saturates"], ["farmed", "never-reached"]),
  drive("flag-at-speed", ["coverage-limited"], ["never-reached"]),
  thrift("coasting-counts", ["idled", "dominates"], ["coverage-limited", "farmed", "never-reached"]),
  thrift("slow-and-sparing", ["idled"], ["dominates", "coverage-limited", "never-reached"]),
  thrift("gains-only", ["farmed"], ["dominates", "never-reached"]),
  thrift("engine-used", ["misread"], ["dominates", "farmed", "never-reached"]),
  thrift("allowance", ["floods"], ["dominates", "idled", "never-reached"]),
  thrift("flag-within-the-budget", ["coverage-limited"], ["never-reached"]),
  reacher("best-of-the-episode", ["reached-and-lost"], []),
  reacher("right-radius", ["never-reached"], []),
  reacher("axis-by-axis", ["farmed"], ["dominates", "never-reached"]),
  reacher("parked-elbow", ["dominates"], ["fights", "never-reached"]),
  reacher("bent-is-quick", ["exploited-physics", "dominates"], ["never-reached"]),
  reacher("smooth-as-silk", ["idled"], ["dominates", "never-reached"]),
  reacher("switch-at-a-centimetre", ["saturates"], ["coverage-limited", "idled", "never-reached"]),
  reacher("twisted-cable", ["fights"], ["dominates", "never-reached"]),
  reacher("hundred-less-distance", ["floods"], ["never-reached"]),
  reacher("own-kinematics", ["misread"], ["never-reached"]),
  reacher("after-the-signal", ["observation-limited"], ["fights", "idled", "never-reached"]),
  reacher("when-time-is-up", ["coverage-limited"], ["saturates", "never-reached"]),
  reacher("far-and-close-in-a-third", ["budget-limited"], ["never-reached"], {
    file: separation("reacher-reach", "far-and-close"),
    share: 0.3,
  }),
  unseen("far-costs-evenly", ["observation-limited"], ["idled", "never-reached"]),
  unseen("wrong-side-is-dear", ["observation-limited"], ["dominates", "idled", "never-reached"]),
  unseen("speed-the-right-way", ["observation-limited"], ["idled", "never-reached"]),
  unseen("no-parking-elsewhere", ["observation-limited"], ["dominates", "idled", "never-reached"]),
  unseen("off-the-middle", ["exploited-physics", "dominates"], ["observation-limited", "never-reached"]),
];

const well = (environment: string, task: string, name: string): Planted => ({
  kind: "sound",
  environment,
  task,
  name: `${environment}-${task}-${name}`,
  file: `bench/planted/sound/${environment}-${task}/${name}.ts`,
});

/** Meant to do their tasks: which of them do is for `--table` to say. */
export const blindSound: readonly Planted[] = [
  well("cartpole", "balance", "dear-fall"),
  well("cartpole", "shift", "pull-and-settle"),
  well("pendulum", "swing-up", "square-of-the-height"),
  well("pendulum", "lean", "cosine-of-the-difference"),
  well("acrobot", "swing-up", "both-links-rise"),
  well("mountain-car", "reach", "speed-into-height"),
  well("mountain-car-continuous", "reach", "energy-as-potential"),
  well("mountain-car-continuous", "least-effort", "energy-and-even-hand"),
  well("inverted-pendulum", "balance", "bell-and-dear-fall"),
  well("inverted-pendulum", "balance", "alive-less-push"),
  well("inverted-pendulum", "shift", "cusp-at-the-mark"),
  well("inverted-double-pendulum", "balance", "both-bells"),
  well("reacher", "reach", "two-cusps"),
];
