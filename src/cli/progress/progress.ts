import type { RunEvent } from "../../core/events.ts";
import { narrate } from "../../app/progress/narrate.ts";
import { createScreen, type Shown } from "./screen.ts";
import { advance, createState, restore } from "../../app/progress/state.ts";
import { statusLine } from "./status-line.ts";

export type Progress = {
  onEvent: (event: RunEvent, replayed: boolean) => void;
  /** What the log holds from before this process; once, before the first event. */
  onResume: (events: readonly RunEvent[]) => void;
  say: (message: string) => void;
  /** Shows nothing that moves until the returned function is called. */
  hold: () => () => void;
  close: () => void;
};

/**
 * Progress on one stream (stderr): a moving line on a terminal, lines where it is piped, events as JSON for programs.
 */
export const createProgress = ({ display, stream, now = () => performance.now() }: Shown): Progress => {
  const state = createState(now());
  const screen = createScreen({ display, stream, now, status: (width) => statusLine(state, { now: now(), width }) });
  return {
    onEvent: (event, replayed) => {
      screen.document(event);
      // What was replayed stood in the log when the run was opened.
      if (screen.isSilent || replayed) return;
      advance(state, event, now());
      for (const text of narrate(event, state)) screen.line(text);
      screen.touch();
    },
    onResume: (events) => {
      if (screen.isSilent || events.length === 0) return;
      restore(state, events);
      const { generation, plan, candidates } = state.view;
      screen.line(
        `going on in generation ${generation} of ${plan?.generations ?? "?"}: ${Object.keys(candidates).length} candidates and ${state.endedBefore} trainings are recorded`,
      );
    },
    say: screen.line,
    hold: screen.hold,
    close: screen.close,
  };
};
