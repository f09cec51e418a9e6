import { countText, dollars, figure, timeText } from "../../core/format.ts";
import { runningIn, type ProgressState } from "../../app/progress/state.ts";
import { confirming, phaseOf, secondsLeft } from "../../app/progress/time-left.ts";

/** A piece of the line, from its longest wording to its shortest; the higher `weight`, the longer it stays. */
type Part = { weight: number; wordings: string[] };

/** `75` → `1:15`: a clock that moves, so that waiting does not look like hanging. */
const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const two = (value: number) => String(value).padStart(2, "0");
  return whole < 3600
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(whole / 3600)}:${two(minutes)}:${two(whole % 60)}`;
};

const phaseWords = (state: ProgressState): string[] => {
  const { generation, plan } = state.view;
  switch (phaseOf(state)) {
    case "starting":
      return ["starting"];
    case "references":
      return ["measuring references", "references"];
    case "search":
      return [`generation ${generation}/${plan?.generations}`, `gen ${generation}/${plan?.generations}`];
    case "selection":
      return ["leaders on selection seeds", "selection"];
    case "report":
      return [`confirming ${confirming(state)}`, "confirming"];
  }
};

/** Trainings under way, one word an owner: several seeds of one are one. One that waits for a core has told nothing yet. */
const runningWords = (state: ProgressState): string[] => {
  const told = runningIn(state).filter(({ total }) => total > 0);
  if (told.length === 0) return [];
  const owners = [...new Set(told.map(({ owner }) => owner))];
  const each = owners.map((owner) => {
    const shares = told.filter((training) => training.owner === owner).map(({ steps, total }) => steps / total);
    const share = shares.reduce((sum, value) => sum + value, 0) / shares.length;
    return `${owner.replace("reference:", "")}${shares.length > 1 ? `×${shares.length}` : ""} ${Math.round(100 * share)}%`;
  });
  return [each.join(" "), `${told.length} in training`];
};

const partsOf = (state: ProgressState, now: number): Part[] => {
  const { best, candidates, spent } = state.view;
  const speed = runningIn(state).reduce((sum, training) => sum + training.stepsPerSecond, 0);
  const proposed = Object.keys(candidates).length;
  const left = secondsLeft(state, now);
  const asked = [...state.asking.values()];
  const part = (weight: number, ...wordings: (string | false | undefined)[]): Part => ({
    weight,
    wordings: wordings.filter((words) => typeof words === "string"),
  });
  return [
    part(10, clock((now - state.startedAt) / 1000)),
    part(9, ...phaseWords(state)),
    part(8, best !== null && `best ${best.id} ${figure(best.fitness)}`),
    part(7, left !== undefined && `${timeText(left)} left`),
    part(6, asked.length > 0 && `the model thinks ${clock((now - Math.min(...asked)) / 1000)}`),
    part(5, ...runningWords(state)),
    part(3, proposed > 0 && `${proposed} candidates`),
    part(1, speed > 0 && `${countText(Math.round(speed))} steps/s`),
    part(2, spent.environmentSteps > 0 && `${countText(spent.environmentSteps)} steps spent`),
    part(
      4,
      spent.modelCalls > 0 && `${spent.modelCalls} calls ${dollars(spent.usd)}`,
      spent.modelCalls > 0 && dollars(spent.usd),
    ),
  ].filter(({ wordings }) => wordings.length > 0);
};

const join = (parts: readonly Part[]): string => parts.map(({ wordings }) => wordings[0]).join(" · ");

/** Shortens, then leaves out, what matters least until the line fits; no word is ever cut. */
const fitted = (parts: readonly Part[], width: number): string => {
  const line = join(parts);
  if (line.length <= width || parts.length === 0) return line;
  const least = parts.reduce((low, part) => (part.weight < low.weight ? part : low));
  const shorter = least.wordings.length > 1 ? [{ ...least, wordings: least.wordings.slice(1) }] : [];
  return fitted(
    parts.flatMap((part) => (part === least ? shorter : [part])),
    width,
  );
};

/** The one line that moves: time, phase, best so far, time left, trainings under way, spend; as much of it as fits. */
export const statusLine = (state: ProgressState, { now, width }: { now: number; width: number }): string =>
  fitted(partsOf(state, now), width);
