import PQueue from "p-queue";
import type { Brief } from "../../core/brief.ts";
import type { Origin, Proposal } from "../../core/candidate.ts";
import { messageOf } from "../../core/errors.ts";
import type { Designer, LanguageModel, Message } from "../../core/interfaces.ts";
import { isBudgetExceeded } from "../../model/budget.ts";
import { answerOf } from "./answer.ts";
import { proposalMessages, repairMessages } from "./prompt.ts";
import type { Prompts } from "./templates.ts";

export type LanguageModelDesignerOptions = {
  model: LanguageModel;
  modelName: string;
  /** 1 samples the model as it is; independent samples need the spread. */
  temperature?: number;
  /** Tokens of one answer, a reasoning model's thoughts included. */
  maxTokens?: number;
  prompts: Prompts;
  libraryDeclaration: string;
  /** Requests in flight. */
  concurrency?: number;
  onNotice?: (message: string) => void;
};

const role = "designer";

/**
 * Writes reward programs with a language model: independent samples of one prompt a generation (Eureka, Ma et al. 2023),
 * and repairs. An answer that is no text becomes a proposal without text, for the critic to refuse and a repair to mend.
 * Throws what the model seam throws; when a budget ends a generation half way, what was answered is handed over.
 */
export const createLanguageModelDesigner = ({
  model,
  modelName,
  temperature = 1,
  maxTokens = 8192,
  prompts,
  libraryDeclaration,
  concurrency = 8,
  onNotice = () => {},
}: LanguageModelDesignerOptions): Designer => {
  const queue = new PQueue({ concurrency });

  const ask = async (
    messages: Message[],
    { brief, sample, repair, origin }: { brief: Brief; sample: number; repair: number; origin: Omit<Origin, "note"> },
  ): Promise<Proposal> => {
    const label = { role, generation: brief.generation, sample, repair };
    const answer = answerOf(await model.complete({ model: modelName, messages, temperature, maxTokens, label }));
    return { text: answer.text, origin: { ...origin, note: answer.note } };
  };

  return {
    name: "language-model",

    async propose(brief, count, arrived = () => {}) {
      const messages = proposalMessages(brief, { prompts, libraryDeclaration });
      const parents = brief.parents.map(({ candidate }) => candidate.id);
      const origin = { operator: parents.length === 0 ? "sample" : "reflection", parents };
      const failures: { sample: number; error: unknown }[] = [];
      const sampleOnce = async (sample: number): Promise<Proposal | null> => {
        if (failures.length > 0) return null;
        try {
          const proposal = await ask(messages, {
            brief,
            sample: (brief.group?.first ?? 0) + sample,
            repair: 0,
            origin,
          });
          arrived(sample, proposal);
          return proposal;
        } catch (error) {
          failures.push({ sample, error });
          return null;
        }
      };
      // all are awaited even after a failure: what is in flight is paid for and must reach the record
      const answers = await Promise.all(
        Array.from({ length: count }, (_, sample) => queue.add(() => sampleOnce(sample))),
      );
      const given = answers.filter((answer) => answer !== null).length;
      // the lowest sample's, so that the same trouble is told the same way whatever came back first
      const [first] = failures.sort((left, right) => left.sample - right.sample);
      if (first === undefined) return answers;
      const fatal = failures.find(({ error }) => !isBudgetExceeded(error));
      if (fatal !== undefined || given === 0) throw (fatal ?? first).error;
      onNotice(`generation ${brief.generation}: ${given} of ${count} samples, ${messageOf(first.error)}`);
      return answers;
    },

    repair({ brief, index, attempt, proposal, diagnostics }) {
      const messages = repairMessages(brief, { prompts, libraryDeclaration, proposal, diagnostics });
      const origin = { operator: "repair", parents: proposal.origin.parents };
      return queue.add(() => ask(messages, { brief, sample: index, repair: attempt, origin }));
    },
  };
};
