/** A way to go about a reward, that one sample of a generation is given (`--directions`). */
export type Direction = { name: string; text: string };

/**
 * Families of reward that people write by hand, each of which leads somewhere else from the same task (BIRD, 2026, calls
 * such prompts distinct and found no gain, so none is given unless a person asks).
 */
export const directions: readonly Direction[] = [
  { name: "progress", text: "pay for what changes from step to step towards the goal, not for where the agent is" },
  {
    name: "nearness",
    text: "pay at every step for how near the state is to what the task asks for, graded far out too",
  },
  { name: "fewest terms", text: "use one or two terms, and leave out whatever the task does not need" },
  { name: "stages", text: "name what must come before the goal, and pay for each of these once it is reached" },
  { name: "records", text: "keep in `memory` the best that the episode has reached, and pay for what exceeds it" },
  { name: "conditions", text: "let what the task pays for count only while the state is one from which it can go on" },
  {
    name: "energy",
    text: "pay for the means (speed, height, energy, contact) that a policy which acts at random can find first",
  },
  {
    name: "endings",
    text: "begin at how episodes end: make the right ending worth most, the wrong one dear, and time count",
  },
];

/** Samples of a generation take them in turn, and the next generation goes on where the last one stopped. */
export const directionOf = (sample: number, { generation, count }: { generation: number; count: number }): Direction =>
  directions[(sample + (generation - 1) * count) % directions.length] as Direction;
