import type { RunView } from "../../../core/run-view/types.ts";
import type { Completion, Message } from "../../../core/interfaces.ts";
import type { Asked } from "./types.ts";

/** The designer's questions about a candidate: for its first text, then for each repair. */
export const askedOf = (view: RunView, id: string): Asked[] => {
  const candidate = view.candidates[id];
  if (candidate === undefined) return [];
  const start = `designer-g${candidate.generation}-s${candidate.index}-r`;
  return Object.entries(view.calls)
    .filter(([, { label }]) => label.startsWith(start))
    .map(([key, { label, answer }]) => ({
      key,
      label,
      attempt: Number(label.slice(start.length)),
      tokens: [answer?.inputTokens ?? 0, answer?.outputTokens ?? 0] as const,
      usd: answer?.usd ?? 0,
    }))
    .sort((left, right) => left.attempt - right.attempt);
};

/** A prompt, message by message, and what came back; null where it has not come yet. */
export type Exchange = {
  model: string;
  messages: Message[];
  answer: Pick<Completion, "kind" | "text" | "detail"> | null;
};

const isKey = (key: string): boolean => /^[0-9a-f]{8,64}$/.test(key);

/** Null where the folder holds no such exchange. */
export const exchangeOf = async (
  { read }: { read(path: string): Promise<string> },
  key: string,
): Promise<Exchange | null> => {
  if (!isKey(key)) return null;
  const text = await read(`model/${key}.json`).catch(() => null);
  if (text === null) return null;
  const { request, completion } = JSON.parse(text) as {
    request: { model: string; messages: Message[] };
    completion?: Completion;
  };
  return {
    model: request.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    answer:
      completion === undefined
        ? null
        : {
            kind: completion.kind,
            text: completion.text,
            ...(completion.detail !== undefined && { detail: completion.detail }),
          },
  };
};
