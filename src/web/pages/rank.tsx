import "./rank/rank.css";
import { useEffect, useState } from "preact/hooks";
import type { Heard } from "../../app/session/say.ts";
import type { Intervention } from "../../core/intervention.ts";
import type { RankPage } from "../../server/views/rank.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { intervention, useSay } from "../parts/use-say.ts";
import { path, useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Choice } from "../parts/choice.tsx";
import { Given } from "./rank/given.tsx";
import { ExtremesChoice } from "./rank/extremes-choice.tsx";
import { PairChoice } from "./rank/pair-choice.tsx";
import { Progress } from "./rank/progress.tsx";
import { SetChoice } from "./rank/set-choice.tsx";
import { keyOf, pairsOf, setOf } from "./rank/sets.ts";
import { Watched } from "./rank/watched.tsx";

const roles: Record<RankPage["role"], string> = {
  selects: "Your comparisons decide who is best.",
  advises: "Your comparisons advise; the fitness decides.",
};

const modes = { pairs: "Two at a time", sets: "Several in order", extremes: "Best and worst" };

/** Two or more behaviours side by side, of whom nobody says whose they are, until they are compared. */
export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const address = `/api/runs/${encodeURIComponent(name)}`;
  const { data, refusal, reload } = useView<RankPage>(`${address}/rank`, { runs: [name] });
  const { say } = useSay(name);
  const [asked, setMode] = useParameter("of", "pairs");
  const mode = asked === "sets" || asked === "extremes" ? asked : "pairs";
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  /** What was compared just now, revealed until the next answer. */
  const [revealed, setRevealed] = useState<Heard | null>(null);
  const queue = (data?.queue ?? []).filter((pair) => !skipped.includes(keyOf(pair)));
  const pair = queue[0] ?? null;
  const shown = mode === "pairs" ? (pair ?? []) : setOf(data?.queue ?? [], skipped);
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
  const answer = async (said: Intervention): Promise<void> => {
    const compared =
      said.kind === "ranking" ? said.order.flat() : said.kind === "picked" ? [said.best, said.worst] : [];
    // The next ones come at once; what was said is on its way meanwhile.
    setSkipped((before) => [...before, ...pairsOf(compared), keyOf(shown)]);
    setRevealed(await say(intervention(said)));
    reload();
  };
  const rank = (order: string[][]): void => void answer({ kind: "ranking", order });
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
          <Watched run={name} candidates={shown} next={mode === "pairs" ? (queue[1] ?? []) : []} />
          {mode === "pairs" && (
            <PairChoice key={keyOf(shown)} pair={shown as [string, string]} answer={rank} skip={skip} />
          )}
          {mode === "sets" && <SetChoice key={keyOf(shown)} candidates={shown} answer={rank} skip={skip} />}
          {mode === "extremes" && (
            <ExtremesChoice key={keyOf(shown)} candidates={shown} answer={(said) => void answer(said)} skip={skip} />
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

const NothingLeft = ({ page, skipped, again }: { page: RankPage; skipped: number; again: () => void }) => (
  <div class="empty panel">
    <p>
      {page.candidates.length < 2
        ? "Two rewards must have been trained before behaviours can be compared."
        : skipped > 0 && page.queue.length > 0
          ? "You have answered or skipped all that was left."
          : "Every two have been compared."}
    </p>
    {skipped > 0 && page.queue.length > 0 && (
      <button class="button" type="button" onClick={again}>
        Show what was skipped
      </button>
    )}
  </div>
);
