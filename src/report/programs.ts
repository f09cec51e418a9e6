import type { Diagnostic } from "../core/diagnostic.ts";
import type { Store } from "../core/interfaces.ts";
import type { CandidateCard } from "./types.ts";

type Source = Pick<Store, "read">;

/** A card with its program as it was trained and what was refused before it: the log has the designer's answers alone. */
export const withPrograms = async (source: Source, card: CandidateCard): Promise<CandidateCard> => {
  const folder = `candidates/${card.id}`;
  const text = await source.read(`${folder}/reward.ts`).catch(() => card.text);
  const refusals = await source.read(`${folder}/refusals.json`).then(
    (document) =>
      (JSON.parse(document) as { attempt: number; text: string; diagnostics: Diagnostic[] }[]).map((refusal) => ({
        ...refusal,
        diagnostics: refusal.diagnostics.filter(({ severity }) => severity === "error"),
      })),
    () => [],
  );
  return { ...card, text, refusals };
};
