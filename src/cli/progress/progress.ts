import { styleText } from "node:util";
import type { RunConfig } from "../../app/config.ts";
import type { RunEvent } from "../../core/events.ts";
import { narrate } from "./narrate.ts";
import { advance, createState } from "./state.ts";
import { statusLine } from "./status-line.ts";

export type Progress = {
  onEvent: (event: RunEvent, replayed: boolean) => void;
  say: (message: string) => void;
  close: () => void;
};

/** How often a moving line is redrawn, and how often a plain one says that work goes on. */
const redrawMilliseconds = 120;
const plainMilliseconds = 15_000;

type Stream = NodeJS.WriteStream;

/** Progress on one stream (stderr): a moving line on a terminal, lines where it is piped, events as JSON for programs. */
export const createProgress = ({ display, stream }: { display: RunConfig["display"]; stream: Stream }): Progress => {
  const mode =
    display === "auto" ? (stream.isTTY && process.env["NO_COLOR"] === undefined ? "rich" : "plain") : display;
  const state = createState(Date.now());
  let moving = false;
  let last = 0;
  const erase = () => {
    if (moving) stream.write("\r\u001B[2K");
    moving = false;
  };
  const line = (text: string) => {
    erase();
    stream.write(`${text}\n`);
  };
  const draw = () => {
    const width = stream.columns ?? 100;
    erase();
    stream.write(styleText("dim", statusLine(state, Date.now()).slice(0, width - 1)));
    moving = true;
  };
  const onEvent = (event: RunEvent, replayed: boolean) => {
    if (mode === "none") return;
    if (mode === "jsonl") {
      stream.write(`${JSON.stringify(event)}\n`);
      return;
    }
    advance(state, event);
    if (!replayed) for (const text of narrate(event, state)) line(text);
    const now = Date.now();
    if (mode === "rich" && now - last > redrawMilliseconds) {
      last = now;
      draw();
    } else if (mode === "plain" && now - last > plainMilliseconds) {
      last = now;
      line(statusLine(state, now));
    }
  };
  return {
    onEvent,
    say: (message) => (mode === "none" || mode === "jsonl" ? undefined : line(message)),
    close: erase,
  };
};
