import { expect } from "vitest";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import type { EpisodeFrames, ReplayedEpisode } from "../../../src/core/frames.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../../src/simulator/types.ts";

const imports = { "@python-import": "frame_fixtures", "@bridge": "2" };

/** A world of frame_fixtures.py. All are one world but for how they draw, so that what is known of the first is known of each. */
export const openDrawn = async (name: string, options: Record<string, string> = {}): Promise<LoadedEnvironment> => {
  const first = await (known ??= findEnvironment("gymnasium:drawn/Drawn-v0", imports));
  return findEnvironment(`gymnasium:drawn/${name}-v0`, { ...imports, ...options }, first.prepared);
};

let known: Promise<LoadedEnvironment> | undefined;
let played: Promise<ReplayedEpisode> | undefined;

/** An episode that goes one place on in two of three steps, as a recording has it. */
const play = async (): Promise<ReplayedEpisode> => {
  const seed = 7;
  const { environment } = await openDrawn("Drawn");
  const lanes = await environment.create({ count: 1, seed: 1 });
  const rows: number[][] = [];
  const actions: number[] = [];
  try {
    lanes.reset([0], [seed]);
    rows.push([...lanes.state]);
    while (lanes.terminated[0] === 0 && lanes.truncated[0] === 0) {
      lanes.step(Float64Array.of(actions.length % 3 === 0 ? 1 : 2));
      rows.push([...lanes.state]);
      actions.push(...lanes.applied);
    }
  } finally {
    lanes.dispose();
  }
  const { columns } = stateLayout(environment.spec);
  const [action] = actionLayout(environment.spec).columns as [string];
  const states = Object.fromEntries(columns.map((name, column) => [name, rows.map((row) => row[column] as number)]));
  return { seed, length: actions.length, states, actions: { [action]: actions } };
};

export const drawnEpisode = (): Promise<ReplayedEpisode> => (played ??= play());

/** What that world draws of it. */
export const drawn = async (
  name: string,
  { options, ...changes }: { options?: Record<string, string> } & Partial<ReplayedEpisode> = {},
): Promise<EpisodeFrames> => {
  const { environment } = await openDrawn(name, options);
  return environment.frames!({ ...(await drawnEpisode()), ...changes });
};

/** The refusal of a world that gives no pictures, or none that can be believed. */
export const noPictures = (message: string) => ({
  code: "frames/none",
  message: expect.stringContaining(message) as string,
  action: expect.stringContaining("docs/python.md") as string,
});
