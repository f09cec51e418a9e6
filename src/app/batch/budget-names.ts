/** Of a whole batch, beside those that each run has of its own among its options. */
export const budgetNames = ["max-usd", "max-tokens", "max-calls", "max-steps", "max-time"] as const;
export type BudgetName = (typeof budgetNames)[number];
