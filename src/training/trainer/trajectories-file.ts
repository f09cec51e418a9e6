import { readFile, stat } from "node:fs/promises";
import { readNpy, type NumberRows } from "./npy.ts";
import { UnreadableResult, type ToldTraining } from "./result-file.ts";
import { unzip } from "./zip.ts";

/** What a trainer may write states and actions to, beside `result.json`, which then says so. */
export const trajectoriesName = "trajectories.npz";

/** More is refused before it is read, packed or not: 20 episodes of 1,000 steps take 16 MB at 100 numbers a step. */
export const largestTrajectories = 256 * 2 ** 20;

const actionPrefix = "action.";

/** `e3/torso.x.npy` → episode 3, `torso.x`; an action's field has `action.` before it, as in JOB.json's sources. */
const placeOf = (name: string): { index: number; field: string } => {
  const place = /^e(\d+)\/(.+)\.npy$/.exec(name);
  if (place === null) throw new UnreadableResult(`${name} is neither e0/FIELD nor e0/action.FIELD of an episode`);
  return { index: Number(place[1]), field: place[2] as string };
};

type Arrays = Record<"states" | "actions", Record<string, NumberRows>>;

/** The episodes with the numbers that lie in the archive. Raises `UnreadableResult`. */
export const withArrays = (result: ToldTraining, archive: Buffer): ToldTraining => {
  const { episodes } = result;
  const found = episodes.map((): Arrays => ({ states: {}, actions: {} }));
  for (const [name, bytes] of unzip(archive, { largest: largestTrajectories })) {
    const { index, field } = placeOf(name);
    const own = found[index];
    if (own === undefined)
      throw new UnreadableResult(`${name} is of an episode that is not among the ${episodes.length}`);
    const isAction = field.startsWith(actionPrefix);
    own[isAction ? "actions" : "states"][isAction ? field.slice(actionPrefix.length) : field] = readNpy(bytes, name);
  }
  return {
    ...result,
    episodes: episodes.map((episode, index) => {
      if (episode.states !== undefined || episode.actions !== undefined)
        throw new UnreadableResult(`holds what episodes[${index}] of the result holds too: put it in one place`);
      return { ...episode, ...found[index] };
    }),
  };
};

/** Read where the result names it; the same result where it does not. Raises `UnreadableResult`, with the file. */
export const withTrajectories = async (result: ToldTraining, path: string): Promise<ToldTraining> => {
  if (result.trajectories == null) return result;
  const size = await stat(path).then(
    (file) => file.size,
    () => null,
  );
  try {
    if (size === null) throw new UnreadableResult("is not there, and result.json names it");
    if (size > largestTrajectories)
      throw new UnreadableResult(`has ${size} bytes, more than the ${largestTrajectories} that are read`);
    return withArrays(result, await readFile(path));
  } catch (thrown) {
    if (thrown instanceof UnreadableResult) throw new UnreadableResult(`${trajectoriesName} ${thrown.message}`);
    throw thrown;
  }
};
