import { createStepsClock } from "../../app/steps/clock.ts";
import { stepsCostText } from "../../app/steps/cost-text.ts";
import type { StepsCost } from "../../app/steps/measure-steps.ts";
import type { StepsHooks } from "../../app/steps/report-steps.ts";
import { countText, figure, timeText } from "../../core/format.ts";
import { createScreen, type Shown } from "./screen.ts";

/** Progress of budgets that are tried: trainings that have ended, and how long the rest takes if no two budgets agree. */
export const createStepsProgress = ({
  display,
  stream,
  now = () => performance.now(),
}: Shown): { say: (message: string) => void; hooks: Omit<StepsHooks, "interrupt">; close: () => void } => {
  const began = now();
  let cost: StepsCost | undefined;
  let clock: ReturnType<typeof createStepsClock> | undefined;
  const status = (): string => {
    const left = clock?.left() ?? null;
    return [
      timeText((now() - began) / 1000),
      clock === undefined ? "seeing how fast it trains" : `${clock.ended()} of at most ${cost?.trainings} trainings`,
      ...(left === null ? [] : [`at most ${timeText(left)} left`]),
    ].join(" · ");
  };
  const screen = createScreen({ display, stream, now, status });
  return {
    say: screen.line,
    hooks: {
      onNotice: screen.line,
      onCost: (known) => {
        cost = known;
        clock = createStepsClock(known, now);
        screen.document({ type: "cost", ...known });
        screen.line(`budgets are tried until two in a row agree: ${stepsCostText(known)}`);
      },
      onProgress: (training, { steps }) => {
        clock?.progressed(training, steps);
        screen.touch();
      },
      onTrained: (training, { fitness, success }) => {
        const { steps, seed } = training;
        clock?.trained(training);
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
