import type { Effort, efforts } from "../../app/effort.ts";
import type { EnvironmentEntry } from "../../app/environments.ts";

/** What a run can be started with. */
export type StartPage = {
  environments: {
    name: string;
    summary: string;
    tasks: { name: string; description: string; steps: number }[];
  }[];
  efforts: { name: Effort; generations: number; samples: number; seeds: number }[];
  /** Who will write the rewards, and why. */
  designer: { name: string; reason: string };
};

export const startPage = ({
  environments,
  efforts: dial,
  designer,
}: {
  environments: readonly EnvironmentEntry[];
  efforts: typeof efforts;
  designer: { name: string; reason: string };
}): StartPage => ({
  environments: environments.map(({ name, summary, tasks }) => ({
    name,
    summary,
    tasks: tasks.map((task) => ({ name: task.name, description: task.description, steps: task.steps })),
  })),
  efforts: (Object.entries(dial) as [Effort, (typeof dial)[Effort]][]).map(([name, one]) => ({
    name,
    generations: one.generations,
    samples: one.samples,
    seeds: one["report-seeds"],
  })),
  designer,
});
