import PQueue from "p-queue";
import type { Origin, Proposal } from "../../core/candidate.ts";
import { messageOf } from "../../core/errors.ts";
import type { Completion, CompletionLabel, Designer, LanguageModel, Message } from "../../core/interfaces.ts";
import { isBudgetExceeded } from "../../model/budget.ts";
import { answerOf } from "./answer.ts";
import { directionOf, type Direction } from "./directions.ts";
import type { Example } from "./examples.ts";
import { proposalMessages, repairMessages, withDirection } from "./prompt.ts";
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
  examples?: readonly Example[];
  /** Whether each sample of a generation is given a direction of its own, and so a question of its own. */
  directed?: boolean;
  /** Requests in flight. */
  concurrency?: number;
  onNotice?: (message: string) => void;
};

const role = "designer";

/**
 * Writes reward programs with a language model: independent samples of one prompt a generation (Eureka, Ma et al. 2023),
 * asked alike so that one request can bring several, and repairs. An answer that is no text becomes a proposal without text, for the critic to refuse and a repair to mend.
 * Throws what the model seam throws; when a budget ends a generation half way, what was answered is handed over.
 */
export const createLanguageModelDesigner = ({
  model,
  modelName,
  temperature = 1,
  maxTokens = 8192,
  prompts,
  libraryDeclaration,
  examples = [],
  directed = false,
  concurrency = 8,
  onNotice = () => {},
}: LanguageModelDesignerOptions): Designer => {
  const queue = new PQueue({ concurrency });

  const question = (messages: Message[]) => ({ model: modelName, messages, temperature, maxTokens });

  const proposalOf = (
    completion: Completion,
    { direction, ...origin }: Omit<Origin, "note"> & { direction?: Direction },
  ): Proposal => {
    const { text, note } = answerOf(completion);
    return {
      text,
      origin: { ...origin, note: direction === undefined || note === "" ? note : `${direction.name}: ${note}` },
    };
  };

  return {
    name: "language-model",

    async propose(brief, count, arrived = () => {}) {
      const messages = proposalMessages(brief, { prompts, libraryDeclaration, examples });
      const parents = brief.parents.map(({ candidate }) => candidate.id);
      const origin = { operator: parents.length === 0 ? "sample" : "reflection", parents };
      const { generation, group } = brief;
      const labels = Array.from({ length: count }, (_, sample): CompletionLabel => ({
        role,
        generation,
        sample: (group?.first ?? 0) + sample,
        repair: 0,
      }));
      const failures: { sample: number; error: unknown }[] = [];
      const given = (sample: number): { direction?: Direction } =>
        directed ? { direction: directionOf(sample, { generation, count }) } : {};
      const take = async (sample: number, asked: Promise<Completion>): Promise<Proposal | null> => {
        try {
          const proposal = proposalOf(await asked, { ...origin, ...given(sample) });
          arrived(sample, proposal);
          return proposal;
        } catch (error) {
          failures.push({ sample, error });
          return null;
        }
      };
      const together = directed ? undefined : model.completeAlike?.(question(messages), labels);
      const alone = (label: CompletionLabel, sample: number) =>
        model.complete({ ...question(withDirection(messages, { prompts, ...given(sample) })), label });
      // all are awaited even after a failure: what is in flight is paid for and must reach the record
      const answers = await Promise.all(
        together?.map((asked, sample) => take(sample, asked)) ??
          labels.map((label, sample) =>
            queue.add(async () => (failures.length > 0 ? null : take(sample, alone(label, sample)))),
          ),
      );
      const came = answers.filter((answer) => answer !== null).length;
      // the lowest sample's, so that the same trouble is told the same way whatever came back first
      const [first] = failures.sort((left, right) => left.sample - right.sample);
      if (first === undefined) return answers;
      const fatal = failures.find(({ error }) => !isBudgetExceeded(error));
      if (fatal !== undefined || came === 0) throw (fatal ?? first).error;
      onNotice(`generation ${brief.generation}: ${came} of ${count} samples, ${messageOf(first.error)}`);
      return answers;
    },

    repair({ brief, index, attempt, proposal, diagnostics }) {
      const messages = repairMessages(brief, { prompts, libraryDeclaration, examples, proposal, diagnostics });
      const origin = { operator: "repair", parents: proposal.origin.parents };
      const label = { role, generation: brief.generation, sample: index, repair: attempt };
      return queue.add(async () => proposalOf(await model.complete({ ...question(messages), label }), origin));
    },
  };
};
