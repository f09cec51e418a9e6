import type { StoredEpisode, Trajectory } from "../../core/trajectory.ts";
import type { Task } from "../../core/task.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { Environment } from "../../simulator/types.ts";
import { batchOf, rowsOf, type ProbeRows } from "./rows.ts";
import type { Demonstration } from "./demonstrations.ts";
import { imaginedEpisodes } from "./imagined.ts";
import { judgeEpisodes, type JudgedEpisode } from "./judged-episodes.ts";
import { loopsOf, restsOf, type Loop, type Rest } from "./loops.ts";
import { rolesOf, type Roles } from "./roles.ts";

/** Whole episodes as a program is asked for them: `weight` steps of its episode stand behind each row. */
export type JudgedRows = {
  batch: ProbeRows["batch"];
  weight: Float64Array;
  places: readonly { row: number; count: number }[];
};

/** What the task's own judgement is needed for; `skipped` says why there is none. */
export type JudgedBank =
  | { kind: "skipped"; reason: string }
  | {
      kind: "judged";
      episodes: readonly JudgedEpisode[];
      roles: Roles;
      /** Every step, for programs with memory. */
      whole: JudgedRows;
      /** A row for several steps, for programs whose terms depend on one step alone. */
      thin: JudgedRows;
      loops: readonly Loop[];
      loopRows: ProbeRows;
      rests: readonly Rest[];
      restRows: ProbeRows;
    };

/** Rows that say enough about a few episodes; a sandbox takes some ms for them. */
const thinRows = 2000;

export const createJudgedBank = async (
  environment: Environment,
  options: {
    task: Task;
    seed: number;
    demonstrations: readonly Demonstration[];
    trained: readonly StoredEpisode[];
    options: Record<string, string>;
    /** Of a world that nothing here can step: what is known of it. */
    recorded?: readonly Trajectory[];
  },
): Promise<JudgedBank> => {
  const { spec } = environment;
  const { task } = options;
  const simulated = await judgeEpisodes(environment, options);
  if (simulated.length === 0) return { kind: "skipped", reason: "the task cannot judge stored episodes" };
  const imagined = simulated.some(({ success }) => success) ? [] : imaginedEpisodes(simulated, { spec, task });
  const episodes = [...simulated, ...imagined];
  const roles = rolesOf(episodes);
  const idle = roles.failures.filter((index) => episodes[index]?.ending === "truncated");
  const sources = [...roles.achievers.slice(0, 2), ...byEagerness(episodes, idle).slice(0, 3)];
  const loops = loopsOf(episodes, { spec, task, sources }).filter((loop) => roles.fails(loop));
  const rests = restsOf(episodes, { spec, sources: [...new Set([...sources, ...idle])] });
  const rowsIn = ({ rows }: Loop | Rest) => rows;
  const total = episodes.reduce((sum, { length }) => sum + length, 0);
  return {
    kind: "judged",
    episodes,
    roles,
    whole: judgedRows(episodes, { spec, every: 1 }),
    thin: judgedRows(episodes, { spec, every: Math.max(1, Math.round(total / thinRows)) }),
    loops,
    loopRows: rowsOf(spec, loops.map(rowsIn)),
    rests,
    restRows: rowsOf(spec, rests.map(rowsIn)),
  };
};

/** What was shown first: it fails while trying. */
const byEagerness = (episodes: readonly JudgedEpisode[], indices: readonly number[]): number[] =>
  indices.toSorted(
    (left, right) =>
      Number(episodes[right]?.source === "demonstrated") - Number(episodes[left]?.source === "demonstrated"),
  );

const judgedRows = (
  episodes: readonly JudgedEpisode[],
  { spec, every }: { spec: EnvironmentSpec; every: number },
): JudgedRows => {
  const [{ width }, { width: actionWidth }] = [stateLayout(spec), actionLayout(spec)];
  let row = 0;
  const places: { row: number; count: number }[] = [];
  const steps = episodes.flatMap(({ states, actions, length, ending }) => {
    // The first and the last step are always among them, each for itself: they alone may be the start, or a world's end.
    const between = Math.max(0, Math.ceil((length - 2) / every));
    const inner = Array.from({ length: between }, (_, index) => 1 + index * every);
    const own = length === 1 ? [0] : [0, ...inner, length - 1];
    places.push({ row, count: own.length });
    row += own.length;
    return own.map((step) => ({
      state: states.subarray(step * width, (step + 1) * width),
      next: states.subarray((step + 1) * width, (step + 2) * width),
      action: actions.subarray(step * actionWidth, (step + 1) * actionWidth),
      start: step === 0,
      time: step * spec.dt,
      terminated: step === length - 1 && ending === "terminated",
      weight: step === length - 1 || step === 0 ? 1 : Math.min(every, length - 1 - step),
    }));
  });
  return { batch: batchOf(steps), weight: Float64Array.from(steps, ({ weight }) => weight), places };
};
