/** Numbers of a running text, signs and exponents included; digits inside names (`vec3`, `a0`) stay. */
const number = /(?<![\p{L}\p{N}_$.])[-+−]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_$])/gu;

/** Candidate ids carry indices that selection decides. */
const candidateId = /\bg\d+-c\d+\b/g;

/**
 * The text with every number as `#`. Prompts embed training statistics, so a snapshot of a prompt holds its words only.
 * Idempotent.
 */
export const maskNumbers = (text: string): string => text.replaceAll(candidateId, "g#-c#").replaceAll(number, "#");
