import type { RuleExamples } from "./example.ts";

export const faultExamples: RuleExamples = {
  "critic/fault": {
    kind: "described",
    bad: "A stage of the critic throws over a program that nobody thought of: its name, the error and the place in the critic's sources stand in the message, and in the run's log.",
    mended: "The same reward in other words; and the critic, once the program has been reported.",
    reason: "every program that is known to bring it about has been mended",
  },
};
