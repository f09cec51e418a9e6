import type { RunView } from "../core/run-view/types.ts";
import type { RunSummary } from "../core/summary.ts";
import { curveOf, onSeeds, trainingsOf } from "../report/evidence.ts";
import { readArtifact } from "../store/artifacts.ts";
import { bestIdOf } from "./views/best-id.ts";
import type { CurveLine } from "./views/run/types.ts";

type Known = { folder: string; view: RunView; summary: RunSummary | null };
type Line = Pick<CurveLine, "name" | "kind" | "pool"> & { owner: string; seeds?: number[] | undefined };

/** More points than a picture has room for. */
const mostPoints = 120;

const thinned = <Point>(points: readonly Point[]): Point[] => {
  const step = Math.ceil(points.length / mostPoints);
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
};

/** Who has a curve on the page: the best, on the seeds that its score is of, and references that are trained. */
const linesOf = ({ view, summary }: Known): Line[] => {
  const id = bestIdOf(view);
  const pool = summary?.best?.pool ?? "search";
  const best: Line[] =
    id === null
      ? []
      : [
          {
            name: id,
            kind: "best",
            pool,
            owner: id,
            seeds: pool === "report" ? summary?.best?.fitness?.seeds : undefined,
          },
        ];
  const references = (["human", "sparse"] as const).map((name): Line => ({
    name,
    kind: "reference",
    pool: "report",
    owner: `reference:${name}`,
    seeds: summary?.references[name]?.fitness.seeds,
  }));
  return [...references, ...best];
};

/**
 * Learning curves of a run's page. They lie in the outcomes of trainings, which never change: of each line they are read once,
 * and again when it has a further training.
 */
export const createCurves = () => {
  const known = new Map<string, { mark: string; lines: CurveLine[] }>();

  const read = async ({ folder, view }: Known, line: Line): Promise<CurveLine[]> => {
    const { owner, seeds: claimed, ...named } = line;
    const mark = JSON.stringify([line, (view.trainings[owner] ?? []).map(({ job }) => job)]);
    const key = `${folder} ${owner}`;
    const before = known.get(key);
    if (before?.mark === mark) return before.lines;
    const source = { view, read: (path: string, hash?: string) => readArtifact(folder, { path, hash }) };
    // What was removed from the folder has no curve.
    const results = await trainingsOf(source, { owner, pool: named.pool }).catch(() => []);
    const lines = curveOf(onSeeds(results, claimed), named).map(({ seeds, points }) => ({
      ...named,
      seeds,
      points: thinned(points).map(({ steps, mean, low, high }): CurveLine["points"][number] => [
        steps,
        mean,
        low,
        high,
      ]),
    }));
    known.set(key, { mark, lines });
    return lines;
  };

  return async (run: Known): Promise<CurveLine[]> =>
    (await Promise.all(linesOf(run).map((line) => read(run, line)))).flat();
};
