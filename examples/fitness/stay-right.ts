import type { Task } from "rewardsmith";

/** The fields that are read, as `rewardsmith env describe cartpole` shows them. */
type State = { cart: { position: number } };

export const task: Task<State> = {
  name: "stay-right",
  description:
    "Keep the pole upright and the cart between 0.5 m and 1 m right of the middle. An episode succeeds if the cart is there during its last second and the pole never fell.",
  fitness(episode) {
    let there = 0;
    for (let index = 1; index <= episode.length; index++) {
      const { position } = episode.state(index).cart;
      if (position >= 0.5 && position <= 1) there++;
    }
    return there / 500;
  },
  success(episode) {
    if (episode.ending !== "truncated") return false;
    for (let index = episode.length - 50; index <= episode.length; index++) {
      const { position } = episode.state(index).cart;
      if (position < 0.5 || position > 1) return false;
    }
    return true;
  },
  references: {},
  steps: 60_000,
};
