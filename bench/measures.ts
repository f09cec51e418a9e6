// Measures that are written from a person's words: do they order episodes as the measure that the words mean?
//   npm run bench -- measures [--dir FOLDER] [--out FOLDER]
// Whoever answers sees a prompt and nothing else: --dir holds the answers, NN-S.answer.txt to the prompt NN-S.txt (sentence
// NN; S 1 is the measure that would be confirmed, S 2 the second one of the guard; an answer that cannot be used is asked for
// again as NN-S.r1.txt). What is not answered yet is written to --out to be answered, the rest is scored.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { proposeMeasure, type Proposed } from "../src/app/from-words/propose.ts";
import type { Proposal } from "../src/app/from-words/read.ts";
import { compareMeasures } from "../src/app/from-words/second.ts";
import { tryOut, type Tried } from "../src/app/from-words/trial.ts";
import { openProblem, type Problem } from "../src/app/problem.ts";
import { wireExecutor } from "../src/app/wiring.ts";
import type { CompletionRequest, Looker } from "../src/core/interfaces.ts";
import { leastAgreement } from "../src/core/measured-words.ts";
import { measureNames } from "../src/simulator/measure-names.ts";
import { benchEpisodes } from "./measure-from-words/episodes.ts";
import { agreementOf } from "./measure-from-words/order.ts";
import { sentences, type Order, type Sentence } from "./measure-from-words/sentences.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: "string", default: join(import.meta.dirname, "measure-from-words", "answers") },
    out: { type: "string", default: "runs/measure-prompts" },
  },
});

/** A sentence shows something where a wrong measure of it does not pass; a measure passes from `leastAgreement` on. */
const mostOfWrong = 0.5;

/** Nobody has answered yet. */
class Unanswered extends Error {}

/** As the templates say it: who answers sees one text, with what came before in a dialogue. */
const promptText = ({ messages }: CompletionRequest): string =>
  messages.map(({ role, content }) => (role === "user" ? content : `(Your answer was:)\n\n${content}`)).join("\n\n");

const answerFrom = (place: string) => async (request: CompletionRequest) => {
  const { repair } = request.label;
  const name = repair === 0 ? place : `${place}.r${repair}`;
  const file = join(values.dir, `${name}.answer.txt`);
  if (existsSync(file))
    return {
      kind: "text" as const,
      text: readFileSync(file, "utf8"),
      inputTokens: 0,
      outputTokens: 0,
      usd: 0,
      cached: false,
    };
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, `${name}.txt`), `${promptText(request)}\n`);
  throw new Unanswered(name);
};

type Answered = { proposal: Proposal; tried: readonly Tried[] } | Exclude<Proposed, { kind: "proposed" }> | null;

const answered = async (
  { words }: Sentence,
  { place, problem, looker }: { place: string; problem: Problem; looker: Looker },
): Promise<Answered> => {
  const { loaded, environment, declaration } = problem;
  const names = await measureNames(loaded, { options: environment.options, texts: [] });
  let last: readonly Tried[] = [];
  const objection = async (proposal: Proposal) => {
    const tried = await tryOut(proposal, { looker, problem });
    if ("problems" in tried) return tried.problems;
    last = tried;
    return null;
  };
  const { spec } = loaded.environment;
  const asked = { ask: answerFrom(place), names, objection, spec, declaration, hasReturn: false };
  try {
    const proposed = await proposeMeasure(words, {
      ...asked,
      model: "by hand",
      temperature: 1,
      maxTokens: 4096,
      sample: 0,
    });
    return proposed.kind === "proposed" ? { proposal: proposed.proposal, tried: last } : proposed;
  } catch (thrown) {
    if (thrown instanceof Unanswered) return null;
    throw thrown;
  }
};

const orderOf = ({ fitness, constraints }: Proposal): Order => ({
  fitness: fitness.text,
  constraints: constraints.map(({ text }) => text),
});

const cell = (value: number | undefined): string => (value === undefined ? "" : value.toFixed(2));

const isProposed = (answer: Answered): answer is { proposal: Proposal; tried: readonly Tried[] } =>
  answer !== null && "proposal" in answer;

export const bench = async (): Promise<void> => {
  const executor = wireExecutor({ jobs: 1, deadline: 3600 });
  const lines: string[] = [];
  let [counted, right, silent, waiting] = [0, 0, 0, 0];
  try {
    for (const [index, sentence] of sentences.entries()) {
      const problem = await openProblem({ env: sentence.environment, measure: "0" });
      const { loaded } = problem;
      const names = await measureNames(loaded, { options: {}, texts: [] });
      const place = (sample: number) => `${String(index + 1).padStart(2, "0")}-${sample}`;
      const [one, two] = [
        await answered(sentence, { place: place(1), problem, looker: executor }),
        await answered(sentence, { place: place(2), problem, looker: executor }),
      ];
      waiting += [one, two].filter((answer) => answer === null).length;
      if (one === null && two === null) continue;
      const episodes = (await benchEpisodes(loaded, {})).map(({ episode }) => episode);
      const against = (order: Order): number => agreementOf(order, { other: sentence.right, episodes, names });
      const wrong = against(sentence.wrong);
      const taus = [one, two].map((answer) => (isProposed(answer) ? against(orderOf(answer.proposal)) : undefined));
      const guard = isProposed(one) && isProposed(two) ? compareMeasures(one.tried, two).agreement : undefined;
      const warns = one !== null && two !== null && !(guard !== undefined && guard >= leastAgreement);
      const passes = taus[0] !== undefined && taus[0] >= leastAgreement;
      if (one !== null && wrong < mostOfWrong) {
        counted++;
        if (passes) right++;
        else if (!warns) silent++;
      }
      const fitness = isProposed(one)
        ? `\`${[orderOf(one.proposal).fitness, ...(orderOf(one.proposal).constraints ?? [])].join("; ")}\``
        : (one?.kind ?? "not answered");
      lines.push(
        `| ${sentence.environment} | ${sentence.words} | ${episodes.length} | ${cell(wrong)} | ${cell(taus[0])} | ${cell(taus[1])} | ${cell(guard)}${warns ? ", warns" : ""} | ${fitness} |`,
      );
    }
  } finally {
    await executor.close();
  }
  console.log("| environment | words | episodes | wrong | first | second | guard | the first one |");
  console.log("|---|---|---|---|---|---|---|---|");
  for (const line of lines) console.log(line);
  console.log(
    `\n${right} of ${counted} answered sentences are measured right (τ ≥ ${leastAgreement}); ${silent} wrong ones without a warning`,
  );
  if (waiting > 0) console.log(`${waiting} answers are missing: their prompts lie in ${values.out}`);
};
