import type { CompletionRequest } from "../core/interfaces.ts";

/** What a model is asked before anything else: the fewest tokens, and every setting that the questions to come will have. */
export const contactRequest = ({
  model,
  temperature,
}: Pick<CompletionRequest, "model" | "temperature">): CompletionRequest => ({
  model,
  messages: [
    { role: "system", content: "You are asked once whether you are there." },
    { role: "user", content: "Answer with one word: yes." },
  ],
  temperature,
  maxTokens: 16,
  label: { role: "contact", generation: 0, sample: 0, repair: 0 },
});
