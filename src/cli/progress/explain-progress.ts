import type { RunConfig } from "../../app/config.ts";
import type { RunEvent } from "../../core/events.ts";
import { figure, timeText } from "../../core/format.ts";
import { createScreen, type Stream } from "./screen.ts";
import { advance, createState, runningIn } from "./state.ts";

/** Progress of an explanation: how many of its trainings have ended, and how long the rest may take. */
export const createExplainProgress = ({
  display,
  stream,
  now = () => performance.now(),
}: {
  display: RunConfig["display"];
  stream: Stream;
  now?: () => number;
}) => {
  const state = createState(now());
  let expected = 0;
  let before = 0;
  const status = (): string => {
    const shares = runningIn(state).reduce((sum, { steps, total }) => sum + (total > 0 ? steps / total : 0), 0);
    const done = state.endedHere + shares;
    const left = expected - before - done;
    const since = state.trainingSince === undefined ? 0 : (now() - state.trainingSince) / 1000;
    const time = done < 0.5 || left <= 0 ? [] : [`${timeText((since / done) * left)} left`];
    return [
      timeText((now() - state.startedAt) / 1000),
      expected === 0 ? "loading" : `${before + state.endedHere} of ${expected} trainings`,
      ...time,
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
