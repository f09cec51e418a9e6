import type { Cause } from "../../src/core/finding.ts";

/**
 * Why a training fails, one kind a row, with what must be true of its episodes, curves or terms for the kind to be the right name.
 * The words of the labels; written before anything looked for them.
 */
export const causes: Record<Cause, string> = {
  "never-reached":
    "The reward leads elsewhere or stops short: what the task asks for is entered in hardly any evaluation episode, though the policy moves, lasts and gathers its reward.",
  "reached-and-lost":
    "Most evaluation episodes are where the task wants them at some moment and do not stay, since staying pays nothing or passing pays as well.",
  fell: "The world ends most evaluation episodes early by a fall that pays nothing, in a phase that the reward does not look after.",
  idled:
    "The policy keeps still, or nearly, from the start to the clock's end: whatever it could do costs more than it brings.",
  farmed:
    "A term pays again and again for going to and fro (or for lingering beside the goal), more than doing the task would.",
  "ended-early":
    "The episode is ended on purpose, sooner than acting at random would: a step costs more than it brings, so none is best.",
  "exploited-physics":
    "The return comes from what the simulator allows and nobody meant: resting against a stop, whirling at the limit of a rate, rolling over.",
  dominates:
    "One term is worth so much more than what the task is about that the policy does what that term wants alone.",
  saturates:
    "The term that should lead is at its bound in nearly every step that is met, so it does not tell steps apart.",
  fights: "Two terms pull to different places, and the policy settles between them, where neither is had.",
  floods:
    "A payment that is nearly the same in every step makes nearly all of the return; what tells steps apart drowns in it.",
  misread:
    "A term reads another field than it means, with the wrong sign, from the wrong zero or in another unit: its own wish is granted, which is not the task's.",
  "budget-limited": "Fitness still rises at the end of the training: the reward is right and the steps too few.",
  "coverage-limited":
    "What the reward pays for is met in hardly any episode of the training, so there was nothing to learn from.",
  "observation-limited":
    "What the reward asks cannot be told from what the policy sees: the same observation is paid in opposite ways.",
  noise: "Seeds disagree: the same reward does the task with one and not with another.",
};
