import type { ScreensName } from "../../core/plan.ts";
import type { ProbeResult } from "../../core/outcome.ts";
import type { CompiledReward } from "../../core/program.ts";
import { sum } from "../../core/statistics.ts";
import type { StoredEpisode } from "../../core/trajectory.ts";
import { isGiven } from "../steering.ts";
import type { Checked } from "../propose.ts";
import { isAudited } from "./audited.ts";
import { paidOf, readingOf } from "./reading.ts";
import { sameBehaviour } from "./same-behaviour.ts";
import { sameTree } from "./same-tree.ts";
import { storedOrder } from "./stored-order.ts";
import type { Reading, Refusal, Screen, Verdict } from "./types.ts";
import { warned } from "./warned.ts";

/** Cheapest first. */
const screens: Record<ScreensName, readonly Screen[]> = {
  duplicates: [sameTree, sameBehaviour],
  all: [sameTree, sameBehaviour, warned, storedOrder],
};

/** `by`: the screen that refused it; `audited`: it is trained, to see whether that was right. */
export type Screened =
  | ({ kind: "refused"; by: string; audited: boolean } & Refusal)
  | { kind: "admitted"; priority: number; share: number };

/** Where nothing screens. */
export const unscreened: Extract<Screened, { kind: "admitted" }> = { kind: "admitted", priority: 0, share: 1 };

/**
 * All screens of a search, over its programs in the order of their ids, so that of equal ones the lowest is trained. Who
 * was refused is never compared with: its twin is there. A person's own programs are trained whatever they are.
 */
export const createScreening = ({
  names,
  audit,
  seed,
  neverEnds,
  probe,
}: {
  names: ScreensName;
  audit: boolean;
  seed: number;
  neverEnds: boolean;
  probe: (reward: CompiledReward, trained: readonly StoredEpisode[]) => Promise<ProbeResult | null>;
}) => {
  const earlier: Reading[] = [];
  let refused = 0;
  return {
    judge: async (checked: Checked, { trained }: { trained: readonly StoredEpisode[] }): Promise<Screened> => {
      const { id, reward, diagnostics, origin, probed } = checked;
      if (reward === null) return unscreened;
      const reading = readingOf({ id, reward, diagnostics }, paidOf(probed, trained));
      const verdicts: Extract<Verdict, { kind: "admit" }>[] = [];
      for (const screen of isGiven(origin) ? [] : screens[names]) {
        const verdict = await screen.judge(reading, {
          earlier,
          again: async (other) => paidOf(await probe(other.reward, trained), trained),
          neverEnds,
        });
        if (verdict.kind === "refuse")
          return { kind: "refused", by: screen.name, audited: audit && isAudited(refused++, seed), ...verdict.refusal };
        verdicts.push(verdict);
      }
      earlier.push(reading);
      return {
        kind: "admitted",
        priority: sum(verdicts.map(({ priority }) => priority)),
        share: Math.min(1, ...verdicts.map(({ share }) => share)),
      };
    },
  };
};

export type Screening = ReturnType<typeof createScreening>;
