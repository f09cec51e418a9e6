import { byFitness } from "../../../src/evolution/ranking.ts";
import type { Brief, Lesson } from "../../../src/core/brief.ts";
import type { Diagnosis } from "../../../src/core/diagnosis.ts";
import type { Diagnostic } from "../../../src/core/diagnostic.ts";
import type { Completion, CompletionRequest, LanguageModel } from "../../../src/core/interfaces.ts";
import type { EpisodeOutcome, TrainingResult } from "../../../src/core/outcome.ts";
import type { CompiledReward } from "../../../src/core/program.ts";
import { libraryDeclaration } from "../../../src/reward/library.ts";
import { environmentDeclaration } from "../../../src/simulator/declaration.ts";
import { defineSpec } from "../../../src/simulator/define.ts";
import { loadPrompts } from "../../../src/designer/language-model/templates.ts";

/** The world of the example in the system prompt. */
export const roomSpec = defineSpec({
  name: "heated-room",
  summary: "A room that loses heat to the outside, with a heater.",
  state: { room: { temperature: { description: "Air temperature", unit: "°C", range: [-10, 40] } } },
  action: { heater: { power: { description: "Heating power", unit: "kW", range: [0, 2] } } },
  control: { kind: "continuous" },
  observation: { labels: ["room.temperature"] },
  dt: 60,
  maxSteps: 200,
  termination: "Never.",
});

export const episode = (over: Partial<EpisodeOutcome> = {}): EpisodeOutcome => ({
  fitness: 0,
  success: false,
  return: 0,
  length: 200,
  ending: "truncated",
  features: { "room.temperature": { first: 10, last: 12, mean: 11, min: 9, max: 13 } },
  ...over,
});

export const briefOf = ({ archive = [], ...over }: Partial<Brief> = {}): Brief => ({
  task: { name: "comfort", description: "Keep the room between 20 and 22 °C." },
  environment: { name: "heated-room", declaration: environmentDeclaration(roomSpec), spec: roomSpec },
  generation: 1,
  seed: 1,
  parents: [],
  archive,
  ranking: byFitness.order(archive).map(({ candidate }) => candidate.id),
  episodes: [],
  constraints: [],
  wishes: [],
  interventions: [],
  ...over,
});

export const diagnosis: Diagnosis = {
  terms: [
    {
      name: "comfort",
      verdict: "useful",
      curve: [0.1, 0.2, 0.4],
      mean: 0.3,
      min: 0,
      max: 0.9,
      share: 0.7,
      association: 0.8,
    },
    { name: "energy", verdict: "flat", curve: [0, 0, 0], mean: 0, min: 0, max: 0, share: 0.01, association: 0 },
  ],
  curve: {
    steps: [100, 200, 300],
    fitness: [1, 2, 3],
    return: [4, 5, 6],
    length: [200, 200, 200],
    success: [0, 0.1, 0.2],
  },
  endings: { terminated: 0, truncated: 8, invalid: 0 },
  agreement: 0.9,
  associations: [],
  findings: [{ kind: "text", severity: "note", confidence: "unstated", text: "No episode ended early." }],
};

const reward = (source: string): CompiledReward => ({
  source,
  javascript: "",
  weights: { comfort: 1, energy: 0.05 },
  initial: {},
  composition: "sum",
  sparse: [],
});

const result: TrainingResult = {
  seed: 1,
  curve: [],
  checkpoint: 0,
  episodes: [],
  fitness: 3,
  success: 0.25,
  terms: {},
  stored: [],
  policy: null,
  environmentSteps: 300,
};

export const trainedLesson = (
  id: string,
  { fitness = 3, parents = [], note = "pay for warmth" }: { fitness?: number; parents?: string[]; note?: string } = {},
): Lesson => ({
  candidate: {
    id,
    generation: 1,
    text: `// text of ${id}`,
    reward: reward(`// source of ${id}`),
    origin: { operator: "sample", parents, note },
    repairs: 0,
    outcome: {
      kind: "trained",
      fitness: { mean: fitness, iqm: fitness, ci95: [fitness, fitness], values: [fitness], seeds: [1] },
      success: 0.25,
      results: [result],
      diagnostics: [],
    },
  },
  diagnosis,
});

export const unknownField: Diagnostic = {
  rule: "types/unknown-field",
  severity: "error",
  line: 3,
  column: 12,
  message: "'next.room.heat' does not exist",
  hint: "Did you mean 'next.room.temperature'?",
};

export const rejectedLesson = (id: string): Lesson => ({
  candidate: {
    id,
    generation: 1,
    text: "no program",
    reward: null,
    origin: { operator: "sample", parents: [], note: "" },
    repairs: 3,
    outcome: { kind: "rejected", diagnostics: [unknownField] },
  },
  diagnosis: null,
});

export const context = { prompts: loadPrompts(), libraryDeclaration: libraryDeclaration() };

export const completion = (text: string, over: Partial<Completion> = {}): Completion => ({
  kind: "text",
  text,
  inputTokens: 1,
  outputTokens: 1,
  usd: 0,
  cached: false,
  ...over,
});

/** A model of plain functions that keeps what it was asked. */
export const fakeModel = (
  reply: (request: CompletionRequest) => Completion | Promise<Completion>,
): LanguageModel & { seen: CompletionRequest[] } => {
  const seen: CompletionRequest[] = [];
  return {
    seen,
    complete: async (request) => {
      seen.push(request);
      return reply(request);
    },
  };
};
