import type { Finding } from "../../src/core/finding.ts";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import type { RunEvent, SeedPool } from "../../src/core/events.ts";
import type { Store } from "../../src/core/interfaces.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { summarizeScores } from "../../src/core/statistics.ts";
import type { RunSummary } from "../../src/core/summary.ts";

const code = (note: string) => `// ${note}
import type { Step } from "environment";

export const weights = { forward: 1, effort: 0.01 };

export function terms({ next, action }: Step) {
  return { forward: next.torso.velocity, effort: -(action.hip ** 2) };
}
`;

const training = (seed: number, level: number): TrainOutcome => ({
  kind: "trained",
  result: {
    seed,
    curve: Array.from({ length: 10 }, (_, place) => ({
      steps: (place + 1) * 20_000,
      episodes: 20,
      return: place * 12,
      length: 300 + place,
      fitness: (level * (place + 1)) / 10 + (seed % 7),
      success: place / 10,
      terms: { forward: place / 3, effort: -place / 5 },
    })),
    checkpoint: 9,
    episodes: [],
    fitness: level + (seed % 7),
    success: 0.8,
    terms: {
      forward: { mean: 1.2, min: -0.4, max: 3.1, deviation: 0.5, share: 0.93 },
      effort: { mean: -0.4, min: -1, max: 0, deviation: 0.1, share: 0.07 },
    },
    stored: [],
    policy: null,
    environmentSteps: 200_000,
  },
});

const diagnosis: Diagnosis = {
  terms: [
    {
      name: "forward",
      verdict: "useful",
      curve: [0, 0.5, 1, 1.1, 1.2],
      mean: 1.2,
      min: -0.4,
      max: 3.1,
      share: 0.93,
      association: 0.9,
    },
    {
      name: "effort",
      verdict: "flat",
      curve: [-0.1, -0.2, -0.2, -0.3, -0.4],
      mean: -0.4,
      min: -1,
      max: 0,
      share: 0.07,
      association: -0.2,
    },
  ],
  curve: { steps: [], fitness: [], return: [], length: [], success: [] },
  endings: { terminated: 3, truncated: 17, invalid: 0 },
  agreement: 0.8,
  associations: [],
  findings: [
    {
      kind: "endings",
      severity: "note",
      confidence: "counted",
      of: "failed",
      figures: {
        episodes: 20,
        count: 3,
        groups: [{ ending: "terminated", count: 3, shortest: 20, longest: 30, median: 25 }],
      },
    },
  ],
};

/** Every text that a candidate, a model or a person writes, in one place, so that a test can make all of them hostile. */
export type Texts = { description: string; note: string; message: string; finding: string; term: string; code: string };

const friendly: Texts = {
  description: "make the hopper hop forward as fast as it can without falling",
  note: "weight of forward ×3: it had 5 % of the reward",
  message: "'next.torso.hight' does not exist",
  finding: "The policy falls after 25 steps.",
  term: "bonus",
  code: code("the best"),
};

/** A small finished run: two generations, one rejected, one failed, one repaired candidate, references on two report seeds. */
export const runFixture = (texts: Partial<Texts> = {}): Pick<Store, "folder" | "events" | "read"> => {
  const text = { ...friendly, ...texts };
  const files = new Map<string, string>();
  const events: RunEvent[] = [{ type: "run-started", run: "x", config: { description: text.description } }];
  const train = (owner: string, { pool, seed, level }: { pool: SeedPool; seed: number; level: number }) => {
    const artifact = `${owner.replace(":", "/")}/${pool}-${seed}.json`;
    const outcome = training(seed, level);
    if (outcome.kind === "trained" && texts.term !== undefined) {
      outcome.result.terms[texts.term] = { mean: 0, min: 0, max: 0, deviation: 0, share: 0 };
    }
    files.set(artifact, JSON.stringify(outcome));
    const scores = { fitness: level, success: 0.8, environmentSteps: 200_000 };
    events.push({
      type: "training-ended",
      owner,
      pool,
      seed,
      job: artifact,
      outcome: "trained",
      ...scores,
      artifact,
      hash: "",
    });
  };
  const propose = (id: string, { operator = "sample", parents = [] as string[], level = null as number | null }) => {
    const generation = Number(id[1]);
    const origin = { operator, parents, note: text.note };
    events.push({
      type: "candidate-proposed",
      generation,
      index: 0,
      id,
      text: id === "g2-c1" ? text.code : code(id),
      origin,
    });
    if (level === null) return;
    train(id, { pool: "search", seed: 1, level });
    const said: Finding = { kind: "text", severity: "note", confidence: "unstated", text: text.finding };
    const finding = { ...diagnosis, findings: [...diagnosis.findings, said] };
    events.push({
      type: "candidate-evaluated",
      id,
      fitness: level,
      success: 0.5,
      outcome: "trained",
      diagnosis: finding,
    });
  };
  propose("g1-c1", { level: 2 });
  propose("g1-c2", {});
  const diagnostic = {
    rule: "types/unknown-field",
    severity: "error" as const,
    line: 3,
    column: 5,
    message: text.message,
    hint: "Did you mean 'height'?",
  };
  events.push({ type: "candidate-rejected", id: "g1-c2", diagnostics: [diagnostic] });
  propose("g2-c1", { operator: "mutation", parents: ["g1-c1"], level: 5 });
  propose("g2-c2", { operator: "crossover", parents: ["g1-c1", "g1-c2"] });
  events.push({ type: "candidate-repaired", id: "g2-c2", attempt: 1, text: code("repaired") });
  events.push({
    type: "candidate-evaluated",
    id: "g2-c2",
    fitness: null,
    success: null,
    outcome: "failed",
    failure: { reason: "timeout", message: "The evaluation did not end before its deadline, twice." },
    diagnosis: null,
  });
  for (const seed of [11, 12]) {
    train("g2-c1", { pool: "report", seed, level: 5 });
    train("reference:human", { pool: "report", seed, level: 4 });
    train("reference:sparse", { pool: "report", seed, level: 1 });
  }
  const score = (values: number[]) => ({ fitness: summarizeScores(values, [11, 12]), success: 0.75 });
  const summary: RunSummary = {
    run: "runs/x",
    status: "completed",
    deterministic: true,
    environment: "hopper",
    task: "forward",
    designer: "symbolic",
    strategy: "greedy",
    seed: 1,
    best: { candidate: "g2-c1", reward: "best/reward.ts", pool: "report", ...score([5, 6]) },
    references: { human: score([4, 4.5]), sparse: score([1, 1.2]), random: score([0.1, 0.2]) },
    humanNormalized: 1.3,
    notices: ["a deadline struck once and was retried"],
    spent: {
      proposed: 4,
      rejected: 1,
      failed: 1,
      trainings: 8,
      environmentSteps: 1_600_000,
      modelCalls: 4,
      inputTokens: 12_000,
      outputTokens: 3000,
      usd: 0.0421,
    },
    thisProcess: { networkCalls: 4, cachedCalls: 0, seconds: 93.2 },
  };
  events.push({ type: "feedback-received", text: text.message });
  events.push({ type: "run-ended", status: "completed", summary });
  files.set("best/reward.ts", text.code);
  files.set(
    "run.json",
    JSON.stringify({ id: "abc", status: "completed", started: "2026-01-02T03:04:05.678Z", versions: { node: "v24" } }),
  );
  files.set(
    "config.json",
    JSON.stringify({ description: text.description, env: "hopper", seed: 1, json: true, constraint: ["it's slow"] }),
  );
  return {
    folder: "/home/someone/runs/20260102-030405_hopper-forward_abc",
    events: () => events,
    read: async (path) => {
      const content = files.get(path);
      if (content === undefined) throw new Error(`${path} does not exist`);
      return content;
    },
  };
};
