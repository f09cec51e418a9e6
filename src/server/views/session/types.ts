import type { Intervention } from "../../../core/intervention.ts";
import type { RunStatus } from "../../../store/run-store.ts";

/** Something that a person said to the run. */
export type Saying = {
  /** Its message in the inbox; null of what stood there before the first generation, or came in no message. */
  number: number | null;
  kind: Intervention["kind"];
  /** In a sentence. */
  text: string;
  /** What it does; of what was passed over why, as the run said it. */
  effect: string;
  /** What it contradicts of what was said before, a sentence each; of a note once the run has asked a language model. */
  against: string[];
  /** `waiting`: no generation has taken it yet. */
  state: "taken" | "waiting" | "passed over";
  /** Whether the run's designer heeds it. */
  isHeeded: boolean;
};

/** A candidate as it is spoken of. */
export type SpokenOf = {
  id: string;
  generation: number;
  outcome: string;
  fitness: number | null;
  success: number | null;
  /** How it was made, and of whom. */
  operator: string;
  parents: string[];
  /** What was changed and why. */
  note: string;
  /** Constraints that it broke, in words. */
  breaks: string[];
  isBest: boolean;
  isPinned: boolean;
  isRejected: boolean;
};

/** A generation: what was said before it, and how it answered. */
export type Turn = {
  generation: number;
  said: Saying[];
  state: "under way" | "ended";
  candidates: SpokenOf[];
  /** Who is best so far, by which ranking, and why; null until it has ended. */
  reason: string | null;
};

/** What must hold, or is wished for, and what becomes of it. */
export type Standing = {
  /** What lifts it. */
  lift: string;
  text: string;
  expression: string | null;
  isRead: boolean;
  isChecked: boolean;
  /** Since which generation; null from the beginning. */
  since: number | null;
  /** Who broke it, of those that were looked at. */
  brokenBy: string[];
  keptBy: string[];
};

export type SessionPage = {
  name: string;
  status: RunStatus;
  environment: string;
  /** What scores are of. */
  measuredBy: string;
  /** Without a measure nobody has a fitness. */
  isMeasured: boolean;
  designer: string;
  /** What the person began with; `read`: pieces and what was made of them. */
  words: {
    given: string;
    isRead: boolean;
    reader: string;
    read: { text: string; as: string }[];
    unread: string[];
  } | null;
  /** After which generation the run waits for an answer; null where it does not. */
  asked: number | null;
  /** Generations that have ended, of so many that are wanted. */
  ended: number;
  generations: number | null;
  turns: Turn[];
  /** What no generation has taken yet. */
  waiting: Saying[];
  standing: Standing[];
  /** What is trained anew before the best is claimed, in words; null while the search goes on, and after its end. */
  confirming: string | null;
  /** What it came to, once it has ended: the best, or that there is none. */
  result: string | null;
};
