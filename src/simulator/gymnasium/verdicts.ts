/** A number of the environment's `info` by its keys. */
type Told = { path: readonly string[]; size: number; boolean: boolean };

/** Names under which environments tell what they think of the agent, and the wrappers' own bookkeeping. */
const judging = /reward|return|success|score|fitness|^episode$|TimeLimit/i;

/** `goalReached`, `goal_reached` → goal, reached. */
const wordsOf = (key: string): string[] =>
  key
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Say by themselves that something was done, of whatever. */
const done = list(
  "achieved achievement achievements solved accomplished complete completed completion completions succeeded succeed won win wins winner victory verdict outcome",
);
/** Do so of a yes or no alone: what is a number may count anything that was reached or failed. */
const doneOrNot = list("reached met done finished attained satisfied failed failure fail passed lost");
/** What can be reached or met. */
const aims = list("goal goals target targets task tasks subtask subtasks mission objective objectives level quest");
/** `end_status`, `episode_result`: why it ended, by the environment's own reading. */
const ends = list("end ending final terminal episode done termination");
const readings = list("status state reason result code");

const some = (words: readonly string[], known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));

/** Does it say by its name whether, or how far, a task was done? Vectors are what was achieved where, which is physical. */
const tellsSuccess = ({ path, size, boolean }: Told): boolean =>
  path.some((key) => {
    const words = wordsOf(key);
    if (words.some((word) => /^success|^achievements?$/.test(word))) return true;
    if (size > 1) return false;
    return (
      some(words, done) ||
      (some(words, ends) && some(words, readings)) ||
      (some(words, doneOrNot) && (boolean || some(words, aims)))
    );
  });

/** Is it for fitness and success alone, never for a reward's author? Version 1 of the bridge knew fewer of them. */
export const isVerdict = (told: Told, version: 1 | 2): boolean =>
  told.path.some((key) => judging.test(key)) || (version === 2 && tellsSuccess(told));

/** The flag that environments are used to tell in `info`; some tell it as an array of one. */
export const isSuccessFlag = ({ path, size }: Told): boolean =>
  size <= 1 && path.length === 1 && /^(is_?)?success$/i.test(path[0] as string);

/** Could a person mean it by success? */
export const mayBeSuccess = (told: Told): boolean =>
  told.size <= 1 && tellsSuccess(told) && !told.path.some((key) => /reward|return|score|fitness/i.test(key));
