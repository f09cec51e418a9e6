import type { Completion, CompletionRequest } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import { measureRequest, readWrittenMeasure } from "../../designer/language-model/measure-writer.ts";
import type { Names } from "../../measure/types.ts";
import { askUntilUsable, type Unusable } from "./mend.ts";
import { readProposal, type Proposal } from "./read.ts";

/** Answers at most: the first, and two that mend it. */
const attempts = 3;

export type Proposed =
  | { kind: "proposed"; proposal: Proposal }
  /** By what the model says, nothing of the state tells what the words ask for. */
  | { kind: "unmeasurable"; reason: string }
  /** No answer could be used; `problems` of the last. */
  | { kind: "unusable"; problems: string };

export type Asking = {
  ask: (request: CompletionRequest) => Promise<Completion>;
  names: Names;
  /** What stands against expressions that are read: what they come to on trial episodes; null: nothing. */
  objection: (proposal: Proposal) => Promise<string | null>;
} & Omit<Parameters<typeof measureRequest>[1], "sample" | "failed" | "names">;

const judge = async (
  text: string,
  { names, objection }: Pick<Asking, "names" | "objection">,
): Promise<Proposed | Unusable> => {
  const read = readWrittenMeasure(text);
  if ("problem" in read) return { problems: read.problem };
  const { fitness, uncovered } = read.written;
  if (fitness === null) return { kind: "unmeasurable", reason: uncovered.join("; ") || "it does not say why" };
  const proposal = readProposal({ ...read.written, fitness }, { names });
  if ("problems" in proposal) return proposal;
  const against = await objection(proposal);
  return against === null ? { kind: "proposed", proposal } : { problems: against };
};

/** A measure of the words by a language model: what is wrong with an answer goes back to it, twice at most. */
export const proposeMeasure = async (
  words: string,
  { sample, ask, names, objection, ...asked }: Asking & { sample: number },
): Promise<Proposed> => {
  const judged = await askUntilUsable({
    attempts,
    ask,
    requestAfter: (failed) => measureRequest(words, { ...asked, names: names.known, sample, failed }),
    judge: (text) => judge(text, { names, objection }),
  });
  return "kind" in judged ? judged : { kind: "unusable", problems: oneLine(judged.problems, { limit: 1000 }) };
};
