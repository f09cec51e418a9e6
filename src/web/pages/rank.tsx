import "./rank/rank.css";
import { useEffect, useState } from "preact/hooks";
import type { Heard } from "../../app/session/say.ts";
import type { RankPage } from "../../server/views/rank.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { intervention, useSay } from "../parts/use-say.ts";
import { path, useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Choice } from "../parts/choice.tsx";
import { Given } from "./rank/given.tsx";
import { Progress } from "./rank/progress.tsx";
import { SetChoice } from "./rank/set-choice.tsx";
import { PairChoice } from "./rank/pair-choice.tsx";
import { Watched } from "./rank/watched.tsx";

const roles: Record<RankPage["role"], string> = {
  selects: "Your comparisons decide who is best.",
  advises: "Your comparisons advise; the fitness decides.",
};

const modes = { pairs: "Two at a time", sets: "Several at a time" };

const keyOf = (pair: readonly string[]): string => pair.toSorted().join(" ");

/** Two or more behaviours side by side, of whom nobody says whose they are, until they are compared. */
export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const address = `/api/runs/${encodeURIComponent(name)}`;
  const { data, refusal, reload } = useView<RankPage>(`${address}/rank`, { runs: [name] });
  const { say } = useSay(name);
  const [asked, setMode] = useParameter("of", "pairs");
  const mode = asked === "sets" ? asked : "pairs";
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  /** What was compared just now, revealed until the next answer. */
  const [revealed, setRevealed] = useState<{ order: string[][]; heard: Heard } | null>(null);
  const queue = (data?.queue ?? []).filter((pair) => !skipped.includes(keyOf(pair)));
  const pair = queue[0] ?? null;
  const set = data === null ? [] : setOf(data, skipped);
  const shown = mode === "sets" ? set : (pair ?? []);
  useEffect(() => setSkipped([]), [name]);
  if (data === null)
    return (
      refusal && (
        <>
          <h1>Rank behaviours</h1>
          <Problem {...refusal} />
        </>
      )
    );
  const answer = async (order: string[][]): Promise<void> => {
    // The next two come at once; what was said is on its way meanwhile.
    setSkipped((before) => [...before, ...pairsOf(order.flat()), keyOf(order.flat())]);
    setRevealed({ order, heard: await say(intervention({ kind: "ranking", order })) });
    reload();
  };
  const skip = (): void => setSkipped((before) => [...before, keyOf(shown)]);
  return (
    <>
      <div class="heading">
        <div>
          <h1>Rank behaviours</h1>
          <p class="soft">All start alike. Whose they are is said once you have answered. {roles[data.role]}</p>
        </div>
        <Choice label="How many at once" options={modes} value={mode} onChoose={setMode} />
      </div>
      <Progress page={data} />
      {shown.length < 2 ? (
        <NothingLeft page={data} skipped={skipped.length} again={() => setSkipped([])} />
      ) : (
        <section aria-label="Behaviours to compare">
          <Watched run={name} candidates={shown} next={mode === "sets" ? [] : (queue[1] ?? [])} />
          {mode === "sets" ? (
            <SetChoice key={keyOf(shown)} candidates={shown} answer={(order) => void answer(order)} skip={skip} />
          ) : (
            <PairChoice
              key={keyOf(shown)}
              pair={shown as [string, string]}
              answer={(order) => void answer(order)}
              skip={skip}
            />
          )}
        </section>
      )}
      <Given page={data} revealed={revealed} />
      <p>
        <a href={path("run", name, "session")}>Back to the session</a>
      </p>
    </>
  );
};

const pairsOf = (names: readonly string[]): string[] =>
  names.flatMap((one, place) => names.slice(place + 1).map((other) => keyOf([one, other])));

/** Up to four that were compared least with each other, beginning with the pair that would tell most. */
const setOf = ({ queue, candidates }: RankPage, skipped: readonly string[]): string[] => {
  const open = queue.filter((pair) => !skipped.includes(keyOf(pair)));
  const names = [...new Set(open.flat())].slice(0, Math.min(4, candidates.length));
  return skipped.includes(keyOf(names)) ? [...new Set(open.flat())].slice(-4) : names;
};

const NothingLeft = ({ page, skipped, again }: { page: RankPage; skipped: number; again: () => void }) => (
  <div class="empty panel">
    <p>
      {page.candidates.length < 2
        ? "Two rewards must have been trained before behaviours can be compared."
        : skipped > 0 && page.queue.length > 0
          ? "You have skipped all that was left."
          : "Every two have been compared."}
    </p>
    {skipped > 0 && page.queue.length > 0 && (
      <button class="button" type="button" onClick={again}>
        Show what was skipped
      </button>
    )}
  </div>
);
