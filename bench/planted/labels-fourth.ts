import { reference, well } from "./naming.ts";
import {
  acrobot,
  balance,
  car,
  carry,
  double,
  drive,
  lean,
  rail,
  reacher,
  shift,
  swimmer,
  swingUp,
  thrift,
  turn,
  unseen,
} from "./tasks.ts";
import type { Failing, Planted } from "./types.ts";

// A fourth list, of 2026-12-01, written by someone who saw neither the detectors nor what they name nor the other lists. The
// labels follow from the definitions beside `causes` (src/core/finding.ts) and from the worlds; none of the programs had been
// trained when its label was written.

export const fourthFailing: readonly Failing[] = [
  acrobot("bearing-care", ["idled"], ["dominates"]),
  acrobot("beats", ["farmed"], ["never-reached"]),
  acrobot("stretched-out", ["dominates"], ["idled"]),
  acrobot("soft-step", ["saturates"], ["coverage-limited", "idled", "never-reached"]),

  balance("motor-economy", ["ended-early"], ["fell"]),
  balance("push-against-the-lean", ["misread"], ["ended-early", "fell"]),

  shift("all-at-once", ["never-reached"], []),
  shift("two-phases", ["reached-and-lost"], []),
  shift("closest-yet", ["reached-and-lost"], []),
  shift("onward-to-one", ["fell"], ["reached-and-lost"]),
  shift("speed-profile", ["ended-early"], ["fell"]),
  shift("door-bell", ["farmed"], ["reached-and-lost"]),
  shift("pole-before-place", ["dominates"], ["floods", "never-reached"]),
  shift("hundred-less-square", ["floods"], ["never-reached"]),
  shift("final-placing", ["misread"], ["ended-early", "fell"]),
  shift("six-seconds-left", ["observation-limited"], ["fights", "never-reached"]),
  shift("steady-as-a-rock", ["idled", "dominates"], ["never-reached"]),

  double("gentle-on-the-motor", ["dominates"], ["fell", "ended-early"]),
  double("distance-from-two-metres", ["ended-early"], ["fell"]),
  double("standing-orders", ["coverage-limited"], ["fell"]),
  double("slow-and-straight", ["budget-limited"], ["fell"], { share: 0.15 }),

  rail("up-and-central", ["budget-limited"], ["fell"], { share: 0.08 }),

  carry("gate-and-stand", ["reached-and-lost"], []),
  carry("five-gates", ["fell"], ["reached-and-lost"]),
  carry("rightward-speed", ["fell"], ["reached-and-lost"]),
  carry("squared-error-only", ["ended-early"], ["fell"]),
  carry("sharp-tanh", ["saturates"], ["coverage-limited", "never-reached"]),
  carry("tip-there-cart-here", ["fights"], ["never-reached"]),
  carry("danger-money", ["floods"], ["dominates", "never-reached"]),
  carry("a-tenth-of-the-steps", ["budget-limited"], ["fell"], {
    file: reference("inverted-pendulum", "shift-human"),
    share: 0.1,
  }),

  thrift("part-way-purse", ["never-reached"], []),
  thrift("eco-score", ["idled", "coverage-limited"], []),
  thrift("no-time-to-lose", ["dominates"], []),
  thrift("real-gravity", ["misread"], ["idled", "coverage-limited"]),

  drive("clean-driving", ["idled"], ["coverage-limited"]),
  drive("odometer", ["farmed"], ["never-reached"]),

  car("there-and-back", ["farmed"], ["never-reached"]),
  car("load-and-launch", ["fights"], ["never-reached"]),
  car("upper-half-of-the-hill", ["coverage-limited"], ["idled"]),
  car("squashed-distance", ["saturates", "coverage-limited"], ["never-reached"]),

  lean("near-enough-the-top", ["never-reached"], ["saturates", "reached-and-lost"]),
  lean("two-hundred-points", ["floods"], ["never-reached"]),
  lean("lean-at-a-price", ["fights"], ["never-reached"]),
  lean("measured-from-below", ["misread"], ["never-reached"]),
  lean("whichever-side-it-came-from", ["observation-limited"], ["never-reached"]),
  lean("a-fifth-of-the-steps", ["budget-limited"], [], { file: reference("pendulum", "lean-human"), share: 0.2 }),

  swingUp("ring-the-bell", ["reached-and-lost"], ["never-reached"]),
  swingUp("work-into-the-rod", ["exploited-physics"], ["farmed", "dominates"]),
  swingUp("bounded-error", ["saturates"], ["idled", "never-reached"]),
  swingUp("counted-second", ["coverage-limited"], ["idled"]),

  reacher("plumb-over-the-mark", ["never-reached"], []),
  reacher("handy-to-rest", ["fights"], ["never-reached"]),
  reacher("polar-aim", ["misread"], ["never-reached"]),
  reacher("held-for-twenty", ["coverage-limited"], ["idled"]),
  reacher("pull-and-cusp", ["budget-limited"], [], { share: 0.1 }),

  swimmer("power-stroke", ["farmed"], ["misread"]),
  swimmer("low-drag", ["idled"], ["dominates"]),
  swimmer("definitely-forward", ["saturates"], ["never-reached"]),
  swimmer("healthy-reward", ["floods"], []),
  turn("into-the-bend", ["exploited-physics"], ["misread", "never-reached"]),
  turn("way-on-first", ["dominates"], ["never-reached"]),

  unseen("wide-bell", ["observation-limited"], ["never-reached"]),
  unseen("huber-error", ["observation-limited"], ["never-reached"]),
  unseen("find-it-first", ["observation-limited", "reached-and-lost"], []),
  unseen("every-approach", ["farmed", "observation-limited"], ["reached-and-lost"]),
  unseen("away-from-home", ["exploited-physics"], ["observation-limited", "never-reached", "misread"]),
];

export const fourthSound: readonly Planted[] = [
  well("cartpole", "balance", "calm-and-standing"),
  well("cartpole", "shift", "hyperbola-and-brake"),
  well("pendulum", "swing-up", "even-slope-and-bell"),
  well("pendulum", "lean", "quadratic-and-cusp"),
  well("mountain-car", "reach", "gain-of-energy-squared-off"),
  well("acrobot", "swing-up", "short-of-the-line"),
  well("reacher", "reach", "root-of-the-distance"),
  well("inverted-pendulum", "balance", "standing-in-the-middle-third"),
];
