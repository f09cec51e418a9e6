import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { TrainJob } from "../../src/core/job.ts";
import { contentHash } from "../../src/core/hash.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { subjectKey, type Subject } from "../instrument/row.ts";

/** A training with all that came of it: its policy, played on the job's evaluation seeds, gives these very episodes. */
export type Evidence = { subject: Subject; job: TrainJob; outcome: TrainOutcome };

/** By the training's identity, which its row has as well: a row finds its evidence. */
const evidenceFile = (folder: string, subject: Subject): string =>
  join(folder, `${contentHash(subjectKey(subject)).slice(0, 16)}.json.gz`);

export const keepEvidence = (folder: string, evidence: Evidence): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(evidenceFile(folder, evidence.subject), gzipSync(JSON.stringify(evidence)));
};

/** Of a program's task and name. */
export const trainingKey = ({ task, program }: Pick<Subject, "task" | "program">): string => `${task} ${program}`;

/** All trainings that were kept, by their program, in the order of their seeds. */
export const keptTrainings = (folder: string): Map<string, Evidence[]> => {
  const all = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".json.gz"))
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as Evidence);
  return Map.groupBy(
    all.toSorted((left, right) => left.subject.seed - right.subject.seed),
    ({ subject }) => trainingKey(subject),
  );
};
