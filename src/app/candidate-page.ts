import { findingsOf } from "../analyzer/detectors.ts";
import { lookInto } from "../analyzer/look-into.ts";
import { messageOf } from "../core/errors.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import type { Finding } from "../core/finding.ts";
import { halfPageOf, type HalfPage } from "../core/half-page.ts";
import type { Looker } from "../core/interfaces.ts";
import type { TrainingResult } from "../core/outcome.ts";
import { outcomeText } from "../core/outcome-text.ts";
import { viewOf } from "../core/run-view.ts";
import type { CandidateView, RunView } from "../core/run-view/types.ts";
import type { StoredEpisode } from "../core/trajectory.ts";
import { readPolicy } from "../evolution/kept-policy.ts";
import { toldOf } from "../evolution/look-into-best.ts";
import { trainingsOf } from "../report/evidence.ts";
import { compileReward } from "../reward/compile.ts";
import { parseReward, weightsIn } from "../reward/program.ts";
import type { RunRecord } from "../store/runs.ts";
import { checkCandidate } from "./candidate-policy.ts";
import { onPhysics, resolvePhysics } from "./physics.ts";
import { problemOf } from "./run.ts";
import { recordedConfig } from "./upgrade.ts";

/** One candidate of a run, as `show RUN CANDIDATE` prints it. */
export type CandidatePage = Pick<CandidateView, "id" | "origin" | "fitness" | "success" | "diagnostics"> & {
  outcome: string;
  /** Trainings that the half page is of. */
  trainings: number;
  /** Null where it was not trained to the end. */
  page: HalfPage | null;
  notices: string[];
  source: string;
};

type Reading = { record: RunRecord; view: RunView };

/** Whole episodes of others that a model of success is fitted to, at most, the latest. */
const mostWhole = 120;

const resultsOf = async ({ record, view }: Reading, owner: string): Promise<TrainingResult[]> => {
  const searched = await trainingsOf({ view, read: record.read }, { owner, pool: "search" });
  return searched.length > 0 ? searched : trainingsOf({ view, read: record.read }, { owner, pool: "report" });
};

const wholeOfOthers = async (reading: Reading, id: string): Promise<StoredEpisode[]> => {
  const others = Object.values(reading.view.candidates).filter((each) => each.id !== id && each.outcome === "trained");
  const whole: StoredEpisode[] = [];
  for (const { id: other } of others.toReversed()) {
    if (whole.length >= mostWhole) break;
    whole.unshift(...(await resultsOf(reading, other)).flatMap(({ stored }) => stored));
  }
  return whole;
};

/** Plays its worst training's policy again, beside chance and what the environment shows. */
const lookAt = async (
  id: string,
  {
    reading,
    results,
    diagnosis,
    source,
    looker,
  }: { reading: Reading; results: TrainingResult[]; diagnosis: Diagnosis; source: string; looker: Looker },
): Promise<{ looked: readonly Finding[] | null; notices: string[] }> => {
  const { record } = reading;
  const config = recordedConfig(record);
  const parsed = parseReward(source);
  if (config === null || parsed.kind !== "program")
    return { looked: null, notices: ["its causes are not looked for: the run kept no configuration or no program"] };
  try {
    const found = await problemOf(config);
    if (found.task.unmeasured) return { looked: null, notices: [] };
    const problem = onPhysics(found, (await resolvePhysics(config.physics, process.env)).physics);
    const evidence = await lookInto(
      {
        results,
        seen: results.flatMap(({ episodes }) => episodes),
        random: [],
        whole: await wholeOfOthers(reading, id),
        curve: diagnosis.curve,
        terms: diagnosis.terms,
      },
      {
        reward: compileReward(parsed.program),
        policyOf: ({ policy }) => readPolicy(policy, record.read),
        environment: { reference: problem.environment, spec: problem.loaded.environment.spec },
        task: problem.taskReference,
        looker,
      },
    );
    if (evidence === null) return { looked: null, notices: ["its policy could not be played again under its reward"] };
    const all = findingsOf(evidence);
    const known = diagnosis.findings;
    return { looked: [...toldOf(all, { known }), ...all.filter(({ kind }) => kind === "decided")], notices: [] };
  } catch (thrown) {
    return { looked: null, notices: [`its causes are not looked for: ${messageOf(thrown)}`] };
  }
};

/** Everything that is known of a candidate. Raises a usage error where the run has none of that name. */
export const candidatePage = async (
  record: RunRecord,
  id: string,
  { looker }: { looker: () => Looker },
): Promise<CandidatePage> => {
  checkCandidate(record, id);
  const view = viewOf(record.events);
  const candidate = view.candidates[id] as CandidateView;
  const { origin, fitness, success, diagnostics, diagnosis, text } = candidate;
  const source = await record.read(`candidates/${id}/reward.ts`).catch(() => text);
  const reading = { record, view };
  const results = candidate.outcome === "trained" ? await resultsOf(reading, id) : [];
  const known = { id, origin, fitness, success, diagnostics, source, outcome: outcomeText(candidate) };
  if (diagnosis === null || results.length === 0)
    return { ...known, trainings: results.length, page: null, notices: [] };
  const { looked, notices } =
    candidate.looked === null
      ? await lookAt(id, { reading, results, diagnosis, source, looker: looker() })
      : { looked: candidate.looked, notices: [] };
  const scored = { judged: success !== null, measured: fitness !== null };
  const page = halfPageOf({ results, diagnosis, looked, weights: weightsIn(source), ...scored });
  return { ...known, trainings: results.length, page, notices };
};
