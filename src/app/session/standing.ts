import { viewOf } from "../../core/run-view.ts";
import { interventionsIn, readFresh } from "../inbox.ts";
import { standingOf } from "../standing.ts";
import type { Scene } from "./scene.ts";

/** What holds now, with what no generation has taken yet. */
export const standingIn = async ({
  store,
  problem,
}: Pick<Scene, "store" | "problem">): Promise<ReturnType<typeof standingOf>> => {
  const { config, interventions } = viewOf(store.events());
  const pending = interventionsIn(await readFresh(store)).map(({ intervention }) => intervention);
  return standingOf({ config, problem }, [...interventions.flatMap((each) => each.interventions), ...pending]);
};
