import type { RunEvent } from "../core/events.ts";

type TrainingEnded = Extract<RunEvent, { type: "training-ended" }>;

/** What was trained for a candidate or a reference, also where an equal program had been trained for another before. */
export const endedFor = (events: readonly RunEvent[], owner: string): TrainingEnded[] => {
  const shared = new Set(
    events.flatMap((event) => (event.type === "training-shared" && event.owner === owner ? [event.job] : [])),
  );
  return events.filter(
    (event) => event.type === "training-ended" && (event.owner === owner || shared.has(event.job)),
  ) as TrainingEnded[];
};
