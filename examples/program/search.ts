// A search from a program of yours. Options have the names of flags; events are those of the run's log.
import { runSearch } from "rewardsmith/search";

const summary = await runSearch(
  { env: "cartpole", generations: 1, samples: 4, steps: 20_000, "report-seeds": 3, runs: "runs" },
  {
    onEvent(event) {
      if (event.type === "candidate-evaluated") console.log(event.id, event.outcome, event.fitness);
    },
  },
);

console.log(summary.status, summary.best?.fitness?.mean, summary.best?.reward);
