/** What one rule of the contract came to. `skipped`: what it needs was not there. */
export type TrainerFinding = { rule: string; verdict: "kept" | "broken" | "skipped"; message: string; hint?: string };

export const kept = (rule: string, message: string): TrainerFinding => ({ rule, verdict: "kept", message });
export const broken = (rule: string, message: string, hint: string): TrainerFinding => ({
  rule,
  verdict: "broken",
  message,
  hint,
});
export const skipped = (rule: string, message: string): TrainerFinding => ({ rule, verdict: "skipped", message });
