import { admitted, type Screen } from "./types.ts";

/** Refuses a program that is an earlier one but for comments, layout and names. */
export const sameTree: Screen = {
  name: "same-tree",
  judge: ({ form }, { earlier }) => {
    const twin = earlier.find((other) => other.form === form);
    return twin === undefined ? admitted : { kind: "refuse", refusal: { twin: twin.id, figures: {} } };
  },
};
