import { styleText } from "node:util";
import { asStarted } from "../../app/invocation.ts";
import type { RunConfig } from "../../app/config.ts";

/** How often a moving line is redrawn at most, and at least: its clock must go on where no event comes. */
const redrawMilliseconds = 120;
const tickMilliseconds = 1000;
/** How often a plain display says that work goes on. */
const plainMilliseconds = 15_000;

export type Stream = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

/** A terminal that can take its line back; NO_COLOR is about colour alone. */
const canMove = (stream: Stream): boolean => stream.isTTY && process.env["TERM"] !== "dumb";

export type Screen = {
  /** Nothing is told but, with `jsonl`, documents. */
  isSilent: boolean;
  /** With `jsonl` alone. */
  document: (value: unknown) => void;
  /** A line that stays. */
  line: (text: string) => void;
  /** Something has come: the status is drawn again unless that was just done. */
  touch: () => void;
  /** Shows nothing that moves until the returned function is called. */
  hold: () => () => void;
  close: () => void;
};

/** What somebody who shows progress is given; `now` is not the wall's clock, which may be set meanwhile. */
export type Shown = { display: RunConfig["display"]; stream: Stream; now?: () => number };

/** Lines and one status: a moving one on a terminal, a line now and then where it is piped, documents for programs. */
export const createScreen = ({
  display,
  stream,
  now,
  status,
}: {
  display: RunConfig["display"];
  stream: Stream;
  now: () => number;
  /** In so many columns. */
  status: (width: number) => string;
}): Screen => {
  const mode = display === "auto" ? (canMove(stream) ? "rich" : "plain") : display;
  const isSilent = mode === "none" || mode === "jsonl";
  let moving = false;
  let held = false;
  let last = now();
  const erase = () => {
    if (moving) stream.write("\r\u001B[2K");
    moving = false;
  };
  const line = (text: string) => {
    if (isSilent) return;
    erase();
    stream.write(`${asStarted(text)}\n`);
  };
  const draw = () => {
    const text = status((stream.columns || 100) - 1);
    erase();
    stream.write(styleText("dim", text, { stream: stream as NodeJS.WriteStream }));
    moving = true;
  };
  const refresh = (pause: number) => {
    if (isSilent || held || now() - last < (mode === "rich" ? pause : plainMilliseconds)) return;
    last = now();
    if (mode === "rich") draw();
    else line(status(Number.POSITIVE_INFINITY));
  };
  if (mode === "rich") draw();
  const ticking = isSilent ? undefined : setInterval(() => refresh(tickMilliseconds), tickMilliseconds);
  ticking?.unref();
  return {
    isSilent,
    document: (value) => void (mode === "jsonl" && stream.write(`${JSON.stringify(value)}\n`)),
    line,
    touch: () => refresh(redrawMilliseconds),
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
