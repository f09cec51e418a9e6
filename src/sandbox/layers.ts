import type { Layer } from "./launch.ts";

/** How one try at starting a child behind some layers ended; `slow`: not ready in time, which says nothing of layers. */
export type Try<Child> =
  | { kind: "up"; child: Child }
  | { kind: "refused"; why: string }
  | { kind: "slow"; why: string };

export type Settled<Child> =
  | { kind: "up"; child: Child; layers: readonly Layer[] }
  | { kind: "none"; tries: readonly string[] };

/** With pauses between them, for a machine that is out of memory or processes for a moment. */
const PAUSES_MILLISECONDS = [0, 200, 1000];

/** All subsets, largest first; among equals those that keep the earlier layers. */
const subsets = (layers: readonly Layer[]): Layer[][] =>
  Array.from({ length: 2 ** layers.length }, (_, left) => layers.filter((_layer, index) => ((left >> index) & 1) === 0))
    .toSorted((one, other) => other.length - one.length)
    .slice(1);

/**
 * Starts a child behind all of `layers`, several times if need be, before it tries with fewer. What comes up with fewer
 * may only show that the machine has recovered: fewer are settled for only when all fail once more right after. So a
 * passing trouble never lowers the layers. With `fixed`, fewer are not tried at all.
 */
export const settleLayers = async <Child>({
  layers,
  fixed,
  attempt,
  discard,
  sleep,
}: {
  layers: readonly Layer[];
  fixed: boolean;
  attempt(layers: readonly Layer[]): Promise<Try<Child>>;
  discard(child: Child): Promise<void>;
  sleep(milliseconds: number): Promise<void>;
}): Promise<Settled<Child>> => {
  const tries: string[] = [];
  const once = async (some: readonly Layer[]): Promise<Try<Child>> => {
    const result = await attempt(some);
    if (result.kind !== "up") tries.push(`${some.join(" + ") || "no layers"}: ${result.why}`);
    return result;
  };
  let slow = false;
  for (const pause of PAUSES_MILLISECONDS) {
    if (pause > 0) await sleep(pause);
    const result = await once(layers);
    if (result.kind === "up") return { kind: "up", child: result.child, layers };
    slow ||= result.kind === "slow";
  }
  // A machine too busy to start anything in time would be no faster without layers.
  if (fixed || slow) return { kind: "none", tries };
  for (const fewer of subsets(layers)) {
    const lesser = await once(fewer);
    if (lesser.kind === "slow") return { kind: "none", tries };
    if (lesser.kind === "refused") continue;
    const again = await once(layers);
    if (again.kind === "refused") return { kind: "up", child: lesser.child, layers: fewer };
    await discard(lesser.child);
    return again.kind === "up" ? { kind: "up", child: again.child, layers } : { kind: "none", tries };
  }
  return { kind: "none", tries };
};
