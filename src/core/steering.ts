/** What a person saw in a stretch of an episode. */
export const markCategories = ["good", "unsteady", "too-slow", "too-fast", "wrong-way", "wasteful", "other"] as const;
export type MarkCategory = (typeof markCategories)[number];

/** What a person says of candidates that they saw, and what they make of the search, between two generations. */
export type Steering =
  /** A stretch of the episode that is shown of a candidate, in seconds since its start. */
  | { kind: "mark"; candidate: string; from: number; to: number; category: MarkCategory; text: string }
  /** Best first; those of one group are no different. Of who is not named nothing is said. */
  | { kind: "ranking"; order: string[][] }
  /** Of all that were shown; of the others nothing is said. */
  | { kind: "picked"; best: string; worst: string }
  /** The first parent from now on. */
  | { kind: "pin"; candidate: string }
  /** Never a parent, never shown to a designer, never best. */
  | { kind: "reject"; candidate: string }
  /**
   * A program that the person made of a candidate's: takes a place in the next generation as it is. `note`: what was
   * changed.
   */
  | { kind: "edit"; candidate: string; text: string; note: string }
  /** Go on from this candidate as if its generation had been the last. */
  | { kind: "branch"; candidate: string }
  /** So many further generations than were planned; or the cap on environment steps of the whole run. */
  | { kind: "budget"; generations: number }
  | { kind: "budget"; steps: number }
  /** End the search: this one is the best. */
  | { kind: "accept"; candidate: string }
  /** End the search with the best that it has. */
  | { kind: "finish" }
  /** Nothing more to say before the next generation. */
  | { kind: "continue" };

const kinds: Record<Steering["kind"], (value: Record<string, unknown>) => Steering | string> = {
  mark: ({ candidate, from, to, category, text }) => {
    if (!isName(candidate)) return "no candidate";
    if (!isSecond(from) || !isSecond(to) || to <= from)
      return "no stretch: `to` must lie after `from`, in seconds from 0";
    if (!markCategories.some((known) => known === category)) return `no category of ${markCategories.join(", ")}`;
    if (!isText(text)) return "no text of at most 20,000 characters";
    return { kind: "mark", candidate, from, to, category: category as MarkCategory, text };
  },
  ranking: ({ order }) => {
    const groups: unknown[] = Array.isArray(order) ? order : [];
    const isOrder = groups.every((group) => Array.isArray(group) && group.length > 0 && group.every(isName));
    const names = isOrder ? (groups.flat() as string[]) : [];
    if (names.length < 2 || new Set(names).size < names.length)
      return "no order of at least two candidates, each named once";
    return { kind: "ranking", order: groups as string[][] };
  },
  picked: ({ best, worst }) =>
    isName(best) && isName(worst) && best !== worst
      ? { kind: "picked", best, worst }
      : "no best and worst that are two candidates",
  pin: ({ candidate }) => (isName(candidate) ? { kind: "pin", candidate } : "no candidate"),
  reject: ({ candidate }) => (isName(candidate) ? { kind: "reject", candidate } : "no candidate"),
  edit: ({ candidate, text, note }) =>
    isName(candidate) && isText(text) && typeof note === "string" && note.length <= 200
      ? { kind: "edit", candidate, text, note }
      : "no candidate, program and note",
  branch: ({ candidate }) => (isName(candidate) ? { kind: "branch", candidate } : "no candidate"),
  budget: ({ generations, steps }) =>
    generations === undefined && isSteps(steps)
      ? { kind: "budget", steps }
      : isBudget(generations)
        ? { kind: "budget", generations }
        : "no number of generations from 1 to 1000, and no whole number of steps",
  accept: ({ candidate }) => (isName(candidate) ? { kind: "accept", candidate } : "no candidate"),
  finish: () => ({ kind: "finish" }),
  continue: () => ({ kind: "continue" }),
};

/** Longest text of an intervention, in characters: several pages of prose. */
export const longestText = 20_000;

/** So many further generations may be asked for at once. */
export const isBudget = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 1000;

/** A cap on environment steps. */
export const isSteps = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0;

const isText = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "" && value.length <= longestText;
const isName = (value: unknown): value is string => typeof value === "string" && /^g\d{1,6}-c\d{1,6}$/.test(value);
const isSecond = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;

export const steeringKinds = Object.keys(kinds) as Steering["kind"][];

export const isSteering = <Other extends { kind: string }>(value: Other | Steering): value is Steering =>
  Object.hasOwn(kinds, value.kind);

/** The intervention in a parsed JSON object of one of these kinds, or what it lacks. */
export const readSteering = (
  value: { kind: Steering["kind"] } & Record<string, unknown>,
): Steering | { problem: string } => {
  const read = kinds[value.kind](value);
  return typeof read === "string" ? { problem: `its ${value.kind} holds ${read}` } : read;
};

/** Whom it is about. */
export const namedIn = (steering: Steering): string[] => {
  if (steering.kind === "ranking") return steering.order.flat();
  if (steering.kind === "picked") return [steering.best, steering.worst];
  return "candidate" in steering ? [steering.candidate] : [];
};

/** In a sentence, for a designer and a person. */
export const steeringText = (steering: Steering): string => {
  switch (steering.kind) {
    case "mark": {
      const { candidate, from, to, category, text } = steering;
      return `${candidate}, seconds ${from} to ${to}: ${category}: ${text.trim()}`;
    }
    case "ranking":
      return `ranked, best first: ${steering.order.map((group) => group.join(" = ")).join(" > ")}`;
    case "picked":
      return `of all that were shown ${steering.best} behaves best and ${steering.worst} worst`;
    case "pin":
      return `${steering.candidate} is to be built upon`;
    case "reject":
      return `${steering.candidate} is rejected`;
    case "edit":
      return `${steering.candidate} was changed by hand: ${steering.note}`;
    case "branch":
      return `go on from ${steering.candidate}`;
    case "budget":
      if ("steps" in steering) return `at most ${steering.steps} environment steps in all`;
      return `${steering.generations} further ${steering.generations === 1 ? "generation" : "generations"}`;
    case "accept":
      return `${steering.candidate} is accepted`;
    case "finish":
      return "end the search";
    case "continue":
      return "go on";
  }
};

/** What a designer that reads words is told. */
export const isForDesigner = ({ kind }: Steering): boolean =>
  kind !== "budget" && kind !== "accept" && kind !== "finish" && kind !== "continue";

/**
 * Whether what was taken before a generation is about the part that a run is in: what was said at the end of an earlier
 * part ended that one, not the one that goes on.
 */
export const isOfPart = (
  { generation, part = 0 }: { generation: number; part?: number },
  current: { part: number; after: number },
): boolean => generation > current.after + 1 || part === current.part;
