import type { RunEvent } from "../../core/events.ts";
import { figure, timeText } from "../../core/format.ts";
import { createScreen, type Shown } from "./screen.ts";
import { advance, createState } from "../../app/progress/state.ts";
import { secondsFor } from "../../app/progress/time-left.ts";

/** Progress of an explanation: how many of its trainings have ended, and how long the rest may take. */
export const createExplainProgress = ({ display, stream, now = () => performance.now() }: Shown) => {
  const state = createState(now());
  let expected = 0;
  let before = 0;
  const status = (): string => {
    const left = secondsFor(expected - before - state.endedHere, { state, now: now() });
    return [
      timeText((now() - state.startedAt) / 1000),
      expected === 0 ? "loading" : `${before + state.endedHere} of ${expected} trainings`,
      ...(left === undefined ? [] : [`${timeText(left)} left`]),
    ].join(" · ");
  };
  const screen = createScreen({ display, stream, now, status });
  return {
    say: screen.line,
    /** So many trainings in all, those that were recorded before included. */
    expect: (trainings: number): void => void (expected = trainings),
    onEvent: (event: RunEvent, replayed: boolean): void => {
      screen.document(event);
      if (replayed) {
        if (event.type === "training-ended") before++;
        return;
      }
      advance(state, event, now());
      if (event.type === "notice") screen.line(event.message);
      if (event.type === "training-ended" && !screen.isSilent)
        screen.line(
          `  ${event.owner} on seed ${event.seed}: ${event.fitness === null ? event.outcome : `fitness ${figure(event.fitness)}`}`,
        );
      screen.touch();
    },
    close: screen.close,
  };
};
