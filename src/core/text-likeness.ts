const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/**
 * How alike a text is to each of others by the words they share, 0…1: cosine of term frequency × inverse document frequency
 * (Salton & Buckley 1988), so that words which all of them have count for nothing beside those that tell them apart.
 */
export const likenessTo = (text: string, others: readonly string[]): number[] => {
  const documents = [text, ...others].map((each) => Map.groupBy(wordsOf(each), (word) => word));
  const holding = (word: string): number => documents.filter((document) => document.has(word)).length;
  const rarity = new Map(
    documents
      .flatMap((document) => [...document.keys()])
      .map((word) => [word, Math.log(1 + documents.length / holding(word))]),
  );
  const [own, ...rest] = documents.map(
    (document) => new Map([...document].map(([word, all]) => [word, all.length * (rarity.get(word) ?? 0)])),
  );
  const size = (vector: ReadonlyMap<string, number>): number => Math.hypot(...vector.values());
  return rest.map((vector) => {
    const shared = [...vector].reduce((sum, [word, weight]) => sum + weight * (own?.get(word) ?? 0), 0);
    const sizes = size(vector) * size(own ?? new Map());
    return sizes === 0 ? 0 : Math.min(1, shared / sizes);
  });
};
