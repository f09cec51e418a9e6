import type { RecordedPlay } from "../core/recording.ts";

/** Part of an episode that is its end, where what is done is what was learnt, wherever it began. */
const lastPart = 0.2;

/** Where the end of so many values begins. */
export const endFrom = (length: number): number => Math.floor((1 - lastPart) * length);

/** What a column has in the ends of episodes. */
export const lateValues = (plays: readonly RecordedPlay[], column: string): number[] =>
  plays.flatMap(({ states }) => {
    const values = states[column] ?? [];
    return values.slice(endFrom(values.length));
  });

/** Of who does the task: where the world ends the episode at the goal, that alone is what doing it comes to; before it is the way. */
export const goalValues = (plays: readonly RecordedPlay[], column: string): number[] =>
  plays.flatMap((play) =>
    play.ending === "terminated" ? (play.states[column] ?? []).slice(-1) : lateValues([play], column),
  );
