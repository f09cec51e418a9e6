import { countText, figure, timeText } from "../../core/format.ts";
import { secondsLeft, type ProgressState } from "./state.ts";

/** The one line that moves: generation, trainings under way, speed, best so far, time left, spend. */
export const statusLine = (state: ProgressState, now: number): string => {
  // A training that waits for a core has told nothing yet.
  const running = [...state.running.values()].filter(({ total }) => total > 0);
  const speed = running.reduce((sum, training) => sum + training.stepsPerSecond, 0);
  const left = secondsLeft(state, now);
  const parts = [
    state.plan === undefined ? undefined : `generation ${state.generation}/${state.plan.generations}`,
    `${state.candidates} candidates`,
    running
      .map(({ owner, steps, total }) => `${owner.replace("reference:", "")} ${Math.round((100 * steps) / total)}%`)
      .join(" "),
    speed > 0 ? `${countText(Math.round(speed))} steps/s` : undefined,
    state.best === undefined ? undefined : `best ${state.best.id} ${figure(state.best.fitness)}`,
    left === undefined ? undefined : `${timeText(left)} left`,
    `${countText(state.environmentSteps)} steps spent`,
    state.modelCalls > 0 ? `${state.modelCalls} calls $${state.usd.toFixed(2)}` : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
};
