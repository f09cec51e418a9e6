import { styleText } from "node:util";
import { asStarted } from "../../app/invocation.ts";
import type { RunConfig } from "../../app/config.ts";
import type { RunEvent } from "../../core/events.ts";
import { narrate } from "./narrate.ts";
import { advance, createState, restore } from "./state.ts";
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

/** How often a moving line is redrawn at most, and at least: its clock must go on where no event comes. */
const redrawMilliseconds = 120;
const tickMilliseconds = 1000;
/** How often a plain display says that work goes on. */
const plainMilliseconds = 15_000;

type Stream = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

/** A terminal that can take its line back; NO_COLOR is about colour alone. */
const canMove = (stream: Stream): boolean => stream.isTTY && process.env["TERM"] !== "dumb";

/**
 * Progress on one stream (stderr): a moving line on a terminal, lines where it is piped, events as JSON for programs.
 */
export const createProgress = ({
  display,
  stream,
  // Not the wall's clock: somebody may set it meanwhile.
  now = () => performance.now(),
}: {
  display: RunConfig["display"];
  stream: Stream;
  now?: () => number;
}): Progress => {
  const mode = display === "auto" ? (canMove(stream) ? "rich" : "plain") : display;
  const isSilent = mode === "none" || mode === "jsonl";
  const state = createState(now());
  let moving = false;
  let held = false;
  let last = now();
  const erase = () => {
    if (moving) stream.write("\r\u001B[2K");
    moving = false;
  };
  const line = (text: string) => {
    erase();
    stream.write(`${asStarted(text)}\n`);
  };
  const draw = () => {
    const width = (stream.columns || 100) - 1;
    erase();
    const text = statusLine(state, { now: now(), width });
    stream.write(styleText("dim", text, { stream: stream as NodeJS.WriteStream }));
    moving = true;
  };
  /** Shows where things stand, unless that was just done. */
  const refresh = (pause: number) => {
    if (held || now() - last < (mode === "rich" ? pause : plainMilliseconds)) return;
    last = now();
    if (mode === "rich") draw();
    else line(statusLine(state, { now: now(), width: Number.POSITIVE_INFINITY }));
  };
  if (mode === "rich") draw();
  const ticking = isSilent ? undefined : setInterval(() => refresh(tickMilliseconds), tickMilliseconds);
  ticking?.unref();
  return {
    onEvent: (event, replayed) => {
      if (mode === "jsonl") stream.write(`${JSON.stringify(event)}\n`);
      // What was replayed stood in the log when the run was opened.
      if (isSilent || replayed) return;
      advance(state, event, now());
      for (const text of narrate(event, state)) line(text);
      refresh(redrawMilliseconds);
    },
    onResume: (events) => {
      if (isSilent || events.length === 0) return;
      restore(state, events);
      const { generation, plan, candidates } = state.view;
      line(
        `going on in generation ${generation} of ${plan?.generations ?? "?"}: ${Object.keys(candidates).length} candidates and ${state.endedBefore} trainings are recorded`,
      );
    },
    say: (message) => (isSilent ? undefined : line(message)),
    hold: () => {
      held = true;
      erase();
      return () => void (held = false);
    },
    close: () => {
      clearInterval(ticking);
      erase();
    },
  };
};
