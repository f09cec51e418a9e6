import type { RunView } from "../../core/run-view/types.ts";

const of = (...parts: readonly string[]): string => `/api/${parts.map(encodeURIComponent).join("/")}`;

/** What the pages of a run ask for. A copy has those that the server answers; pages that only act are no part of it. */
export const addressesOfRun = (
  name: string,
  { candidates, calls }: Pick<RunView, "candidates" | "calls">,
): string[] => [
  of("runs", name),
  of("runs", name, "lineage"),
  ...Object.keys(candidates).map((id) => of("runs", name, "candidates", id)),
  ...Object.keys(calls).map((key) => of("runs", name, "model", key)),
];

/** Episodes are played for a copy, which takes some seconds: of one candidate those that its page shows first. */
export const episodesOf = (name: string, candidate: string): string =>
  `${of("runs", name, "candidates", candidate, "episodes")}?which=median`;

export const addressesOfBatch = (name: string): string[] => [of("batches", name)];
