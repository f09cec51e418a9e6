import type { Behaviour, BehaviourPart } from "./behaviour.ts";

/** To so many significant digits, without an exponent where people would not write one. */
const rounded = (value: number, digits: number): string => {
  const size = Math.abs(value);
  if (size < 1e-6) return "0";
  return String(size >= 10 ** digits ? Math.round(value) : Number(value.toPrecision(digits)));
};

/** Two digits say what came of it; a third where two numbers that differ would read alike. */
const beside = (values: readonly number[]): string[] => {
  const two = values.map((value) => rounded(value, 2));
  return values.some(
    (value, index) => two.indexOf(two[index] as string) < index && value !== values[two.indexOf(two[index] as string)],
  )
    ? values.map((value) => rounded(value, 3))
    : two;
};

const figure = (value: number): string => rounded(value, 2);

/** People think of angles in degrees; tenths of one are enough. */
const amounts = (values: readonly number[], unit: string): string[] => {
  if (unit === "rad") {
    return beside(values.map((value) => Math.round((10 * value * 180) / Math.PI) / 10)).map((text) => `${text}°`);
  }
  const suffix = unit === "1" ? "" : unit === "°" ? unit : ` ${unit}`;
  return beside(values).map((text) => `${text}${suffix}`);
};

const amount = (value: number, unit: string): string => amounts([value], unit)[0] as string;

/** `torso.x` → "torso"; a field that belongs to nothing stands for itself. */
const thing = (field: string): string => field.split(".").slice(0, -1).join(".") || field;

const share = (count: number, episodes: number): string =>
  episodes === 1 ? "in the one episode" : count === episodes ? `in all ${episodes}` : `in ${count} of ${episodes}`;

const timeText = ({ median, least, most }: Extract<BehaviourPart, { kind: "ends" }>["seconds"]): string =>
  most - least <= 0.1 * median
    ? `${figure(median)} s`
    : `${figure(least)} to ${figure(most)} s (median ${figure(median)} s)`;

const endText = ({ how, count, seconds }: Extract<BehaviourPart, { kind: "ends" }>, episodes: number): string => {
  const often = share(count, episodes);
  switch (how) {
    case "falls":
      return `falls after ${timeText(seconds)} ${often}`;
    case "terminated":
      return `is ended by the simulator after ${timeText(seconds)} ${often}`;
    case "truncated":
      return `lasts the whole ${timeText(seconds)} ${often}`;
    case "invalid":
      return `the physics blows up after ${timeText(seconds)} ${often}`;
  }
};

const partText = (part: BehaviourPart, episodes: number): string => {
  switch (part.kind) {
    case "travels": {
      const { field, unit, towards, change, seconds, speed } = part;
      const way = `${figure(Math.abs(change))} ${unit} in ${figure(seconds)} s`;
      return `${thing(field)} moves ${towards ?? "one way or the other"} at ${figure(Math.abs(speed))} ${unit}/s (${way})`;
    }
    case "roams": {
      const [extent, last] = amounts([part.extent, part.last], part.unit);
      return `${thing(part.field)} moves up to ${extent} from its start and ends ${last} from it`;
    }
    case "stays":
      return part.extent === 0
        ? `${part.field} never changes`
        : `${part.field} stays within ${amount(part.extent, part.unit)} of its start`;
    case "speed":
      return `${part.field} is ${amount(part.mean, part.unit)} on average`;
    case "changes": {
      const { field, unit, first, extreme, last } = part;
      const stayed = Math.abs(last - extreme) <= 0.25 * Math.abs(extreme - first);
      const [from, to, end] = amounts(stayed ? [first, last] : [first, extreme, last], unit);
      return `${field} ${extreme > first ? "rises" : "falls"} from ${from} to ${to}${stayed ? "" : ` and ends at ${end}`}`;
    }
    case "distance": {
      const [first, least, last] = amounts([part.first, part.least, part.last], part.unit);
      return part.least < part.first && part.least < part.last
        ? `${part.field} goes from ${first} to ${last}, ${least} at its least`
        : `${part.field} goes from ${first} to ${last}`;
    }
    case "swings":
      return `${part.field} swings by ${amount(part.extent, part.unit)}, one way or the other${part.last === null ? "" : `, and ends at ${amount(part.last, part.unit)}`}`;
    case "turns": {
      const size = Math.abs(part.turns);
      const much = size >= 1 ? `${figure(size)} times` : `by ${amount(size * 2 * Math.PI, "rad")}`;
      return `${part.field} turns ${much}${part.oneWay ? ` towards ${part.turns > 0 ? "larger" : "smaller"} angles` : ", one way or the other"}`;
    }
    case "gap": {
      const [first, last] = amounts([part.first, part.last], part.unit);
      return `${part.field} ends ${last} from ${part.to}, ${first} at the start`;
    }
    case "ends":
      return endText(part, episodes);
    case "succeeds":
      return part.count === 0 ? "never succeeds" : `succeeds ${share(part.count, episodes)}`;
  }
};

/** Whose episodes they are; of trainings that nothing measures none is the median. */
export const behaviourSource = (
  { episodes, pool, of }: Pick<Behaviour, "episodes"> & { pool: string; of: number },
  { unmeasured = false }: { unmeasured?: boolean | undefined } = {},
): string => {
  const whose = of === 1 ? `one ${pool} seed` : `${unmeasured ? "one" : "the median"} of ${of} ${pool} seeds`;
  return `${episodes} evaluation ${episodes === 1 ? "episode" : "episodes"} of ${whose}`;
};

/** When the simulator ends an episode, where it ended one of these. */
export const terminationText = (
  termination: string,
  told: readonly (Pick<Behaviour, "parts"> | null)[],
): string | null => {
  const parts = told.flatMap((each) => each?.parts ?? []);
  const isEnded = parts.some((part) => part.kind === "ends" && (part.how === "falls" || part.how === "terminated"));
  return isEnded ? `the simulator ends an episode when: ${termination}` : null;
};

/**
 * What an agent did, in a sentence: first what its state says, then how and when it ended, then whether it succeeded.
 */
export const behaviourText = ({ episodes, parts }: Behaviour): string =>
  parts.map((part) => partText(part, episodes)).join("; ");
