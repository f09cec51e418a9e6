import type { BatchHooks } from "../../app/batch/carry-out.ts";
import type { PlannedRun } from "../../app/batch/plan.ts";
import type { RunConfig } from "../../app/config.ts";
import type { RunEvent } from "../../core/events.ts";
import { countText, dollars, figure, timeText } from "../../core/format.ts";
import { createScreen, type Stream } from "./screen.ts";

export const runText = ({ cell, seed }: Pick<PlannedRun, "cell" | "seed">): string =>
  [...Object.values(cell), `seed ${seed}`].join(" ");

type Expected = Pick<PlannedRun, "key"> & { cost: { environmentSteps: number } };

/** What progress is drawn from: environment steps, of which every training tells how many it took. */
export const createBatchState = (todo: readonly Expected[], now: number) => {
  /** Steps that a run may still take, at most. */
  const left = new Map(todo.map(({ key, cost }) => [key, cost.environmentSteps]));
  const state = { total: todo.length, ended: 0, errored: 0, steps: 0, usd: 0, since: undefined as number | undefined };
  let hasPace = false;
  const take = (key: string, steps: number) => left.set(key, Math.max(0, (left.get(key) ?? 0) - steps));
  const stepsOf = (event: RunEvent): number =>
    event.type === "training-ended" ? event.environmentSteps + (event.evaluationSteps ?? 0) : 0;
  return {
    state,
    open: new Set<string>(),
    resume: (key: string, events: readonly RunEvent[]) => {
      for (const event of events) take(key, stepsOf(event));
    },
    advance: (key: string, event: RunEvent, at: number) => {
      if (event.type === "training-started") state.since ??= at;
      if (event.type === "model-completed") state.usd += event.usd;
      if (event.type === "training-ended" && event.environmentSteps > 0) hasPace = true;
      state.steps += stepsOf(event);
      take(key, stepsOf(event));
    },
    end: (key: string, isErrored: boolean) => {
      left.delete(key);
      state.ended++;
      if (isErrored) state.errored++;
    },
    /**
     * If the rest goes on as fast as what this process did; undefined before anything that learns has ended: the few episodes of
     * the random policy come first, and all that they tell is how long a process takes to start.
     */
    secondsLeft: (at: number): number | undefined => {
      const rest = [...left.values()].reduce((sum, steps) => sum + steps, 0);
      if (state.since === undefined || !hasPace || rest === 0) return undefined;
      return ((at - state.since) / 1000 / state.steps) * rest;
    },
    elapsed: (at: number) => (at - now) / 1000,
  };
};

/** Progress of a whole batch on one stream: a line a run, and one status over all. */
export const createBatchProgress = ({
  display,
  stream,
  todo,
  now = () => performance.now(),
}: {
  display: RunConfig["display"];
  stream: Stream;
  todo: readonly PlannedRun[];
  now?: () => number;
}): Pick<BatchHooks, "onEvent" | "onResume" | "onEnded"> & { say: (message: string) => void; close: () => void } => {
  const progress = createBatchState(todo, now());
  const { state, open } = progress;
  const status = (width: number): string => {
    const left = progress.secondsLeft(now());
    const parts = [
      timeText(progress.elapsed(now())),
      `${state.ended} of ${state.total} runs`,
      ...(left === undefined ? [] : [`about ${timeText(left)} left`]),
      ...(state.errored > 0 ? [`${state.errored} errored`] : []),
      `${open.size} open`,
      ...(state.steps > 0 ? [`${countText(state.steps)} steps`] : []),
      ...(state.usd > 0 ? [dollars(state.usd)] : []),
    ];
    while (parts.length > 1 && parts.join(" · ").length > width) parts.pop();
    return parts.join(" · ");
  };
  const screen = createScreen({ display, stream, now, status });
  const told = new Set<string>();
  return {
    onEvent: (run, event, replayed) => {
      screen.document({ run: run.key, ...event });
      open.add(run.key);
      if (replayed) return;
      progress.advance(run.key, event, now());
      // What every run of a kind has to say is said once.
      if (event.type === "notice" && !told.has(event.message)) {
        told.add(event.message);
        screen.line(`${runText(run)}: ${event.message}`);
      }
      screen.touch();
    },
    onResume: (run, events) => {
      open.add(run.key);
      progress.resume(run.key, events);
      if (events.length > 0) screen.line(`${runText(run)}: going on`);
    },
    onEnded: (run, { status: came, reason, summary }) => {
      open.delete(run.key);
      progress.end(run.key, came === "errored");
      const best = summary?.best?.fitness ? `, fitness ${figure(summary.best.fitness.mean)}` : "";
      const why = reason === undefined ? "" : `: ${reason}`;
      screen.line(`${state.ended} of ${state.total}: ${runText(run)}: ${came}${best}${why}`);
      screen.touch();
    },
    say: screen.line,
    close: screen.close,
  };
};
