import type { RunConfig } from "../../app/config.ts";
import { stepsCostText } from "../../app/steps/cost-text.ts";
import type { StepsCost } from "../../app/steps/measure-steps.ts";
import type { StepsHooks } from "../../app/steps/report-steps.ts";
import type { StepsTraining } from "../../app/steps/trainings.ts";
import { countText, figure, timeText } from "../../core/format.ts";
import { createScreen, type Stream } from "./screen.ts";

/** Progress of budgets that are tried: trainings that have ended, and how long the rest takes if no two budgets agree. */
export const createStepsProgress = ({
  display,
  stream,
  now = () => performance.now(),
}: {
  display: RunConfig["display"];
  stream: Stream;
  now?: () => number;
}): { say: (message: string) => void; hooks: Omit<StepsHooks, "interrupt">; close: () => void } => {
  const began = now();
  let cost: StepsCost | undefined;
  let since: number | undefined;
  let ended = 0;
  let endedSteps = 0;
  const underWay = new Map<StepsTraining, number>();
  const left = (): string[] => {
    const steps = endedSteps + [...underWay.values()].reduce((sum, each) => sum + each, 0);
    if (cost === undefined || since === undefined || steps === 0) return [];
    const seconds = ((now() - since) / 1000 / steps) * (cost.trainingSteps - steps);
    return [`at most ${timeText(Math.max(0, seconds))} left`];
  };
  const status = (): string =>
    [
      timeText((now() - began) / 1000),
      cost === undefined ? "seeing how fast it trains" : `${ended} of at most ${cost.trainings} trainings`,
      ...left(),
    ].join(" · ");
  const screen = createScreen({ display, stream, now, status });
  return {
    say: screen.line,
    hooks: {
      onNotice: screen.line,
      onCost: (known) => {
        cost = known;
        since = now();
        screen.document({ type: "cost", ...known });
        screen.line(`budgets are tried until two in a row agree: ${stepsCostText(known)}`);
      },
      onStarted: (training) => void underWay.set(training, 0),
      onProgress: (training, { steps }) => {
        underWay.set(training, steps);
        screen.touch();
      },
      onTrained: (training, { fitness, success }) => {
        const { steps, seed } = training;
        underWay.delete(training);
        if (steps > 0) ended++;
        endedSteps += steps;
        screen.document({ type: "trained", steps, seed, fitness, success });
        screen.line(
          `  ${steps === 0 ? "random policy" : countText(steps)} on seed ${seed}: fitness ${figure(fitness)}`,
        );
        screen.touch();
      },
    },
    close: screen.close,
  };
};
