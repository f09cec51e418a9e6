import { causes as kinds, type Cause, type CauseFinding, type FindingMoment } from "../../core/finding.ts";
import { parseJson } from "../../model/parse-json.ts";
import type { ShownEpisode } from "./shown-episode.ts";

/** Of what a field ranges over in the episode, and of the value itself: a table shows three digits. */
const ofRange = 0.01;
const ofValue = 0.006;
/** Of a step, by which a time may miss it. */
const ofStep = 0.51;
/** Below whatever a detector says with some confidence: a reading, whose data are checked and whose conclusion is not. */
const likelihood = 0.4;
const mostCauses = 3;

/** `dropped`: causes that named a kind, term, field, time or value that is not so, or no value at all. */
export type ReadCauses = { causes: CauseFinding[]; dropped: number };

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Checked = { label: string; value: number; moment: FindingMoment[] };

/** A claim about one number, where it is so: the episode, field and step exist, step and time agree, and the value is that one. */
const checked = (
  claim: unknown,
  { episodes, dt }: { episodes: readonly ShownEpisode[]; dt: number },
): Checked | null => {
  if (!isObject(claim)) return null;
  const episode = episodes.find(({ name }) => name === claim["episode"]);
  const values = typeof claim["field"] === "string" ? episode?.fields.get(claim["field"]) : undefined;
  const { step, time, value } = claim;
  if (episode === undefined || values === undefined || typeof value !== "number") return null;
  if (step === undefined && typeof time !== "number") return null;
  if (time !== undefined && typeof time !== "number") return null;
  const at = step === undefined ? Math.round((time as number) / dt) : step;
  if (typeof at !== "number" || !Number.isInteger(at) || at < 0 || at > episode.length) return null;
  if (typeof time === "number" && Math.abs(time / dt - at) > Math.max(ofStep, ofValue * at)) return null;
  const actual = values[at] as number;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (Math.abs(value - actual) > Math.max(ofRange * (high - low), ofValue * Math.abs(actual))) return null;
  const moment = episode.index === null ? [] : [{ seed: episode.seed, episode: episode.index, from: at, to: at + 1 }];
  return { label: `${claim["field"] as string} at step ${at} of the ${episode.name} episode`, value: actual, moment };
};

const readCause = (
  given: unknown,
  context: { episodes: readonly ShownEpisode[]; dt: number; terms: readonly string[] },
): CauseFinding | null => {
  if (!isObject(given) || !(kinds as readonly unknown[]).includes(given["kind"])) return null;
  const { term, claims } = given;
  if (term !== undefined && term !== null && !(context.terms as readonly unknown[]).includes(term)) return null;
  if (!Array.isArray(claims) || claims.length === 0) return null;
  const held = claims.map((claim) => checked(claim, context));
  if (!held.every((claim) => claim !== null)) return null;
  return {
    severity: "cause",
    kind: given["kind"] as Cause,
    confidence: "read",
    likelihood,
    ...(typeof term === "string" && { term }),
    figures: Object.fromEntries(held.map(({ label, value }) => [label, value])),
    moments: held.flatMap(({ moment }) => moment),
  };
};

/** The causes of an answer whose every claim about data is so; what else it names is dropped and counted. Null: no such list. */
export const readClaims = (
  text: string,
  context: { episodes: readonly ShownEpisode[]; dt: number; terms: readonly string[] },
): ReadCauses | null => {
  const start = text.indexOf("{");
  const parsed = parseJson(start < 0 ? "" : text.slice(start, text.lastIndexOf("}") + 1));
  const listed = parsed.kind === "json" && isObject(parsed.value) ? parsed.value["causes"] : undefined;
  if (!Array.isArray(listed)) return null;
  const read = listed.map((each: unknown) => readCause(each, context));
  const held = read.filter((each) => each !== null);
  return { causes: held.slice(0, mostCauses), dropped: read.length - held.length };
};
