import { useEffect, useState } from "preact/hooks";
import { figure } from "../../core/format.ts";
import type { WatchedPage } from "../../server/routes/watch.ts";
import type { WatchPage } from "../../server/views/watch.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { EpisodePlayer } from "../player/episode-player.tsx";
import { useParameter } from "../router.ts";
import { get, ServerError, useView, type Refusal } from "../server.ts";

/** As many as fit side by side. */
const most = 4;

type Answer = WatchedPage | { who: string; refusal: Refusal };

const isEpisode = (answer: Answer): answer is WatchedPage => "episode" in answer;

const refusalOf = (thrown: unknown): Refusal =>
  thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) };

/** Fetched once in a page's life: a policy is played for each. */
const known = new Map<string, Promise<Answer>>();

const answerOf = (run: string, { who, start }: { who: string; start: string }): Promise<Answer> => {
  const address = `/api/runs/${encodeURIComponent(run)}/watch/${encodeURIComponent(who)}?start=${encodeURIComponent(start)}`;
  const answer =
    known.get(address) ??
    get<WatchedPage>(address).catch((thrown: unknown): Answer => {
      // What failed may go well the next time.
      known.delete(address);
      return { who, refusal: refusalOf(thrown) };
    });
  known.set(address, answer);
  return answer;
};

/** All of them, once all are there. */
const useAnswers = (run: string, { chosen, start }: { chosen: readonly string[]; start: string }): Answer[] | null => {
  const [found, setFound] = useState<{ of: string; answers: Answer[] } | null>(null);
  const of = JSON.stringify([run, chosen, start]);
  useEffect(() => {
    let isOver = false;
    void Promise.all(chosen.map((who) => answerOf(run, { who, start }))).then(
      (answers) => isOver || setFound({ of, answers }),
    );
    return () => void (isOver = true);
  }, [of]);
  return found?.of === of ? found.answers : null;
};

const Chosen = ({
  page,
  chosen,
  choose,
}: {
  page: WatchPage;
  chosen: readonly string[];
  choose(who: string[]): void;
}) => {
  const all = [...page.candidates.map(({ id }) => id), ...page.beside].filter((who) => !chosen.includes(who));
  const wordsOf = (who: string): string => {
    const fitness = page.candidates.find(({ id }) => id === who)?.fitness ?? null;
    return `${who}${who === page.best ? " (best)" : ""}${fitness === null ? "" : `, fitness ${figure(fitness)}`}`;
  };
  return (
    <div class="row">
      {chosen.map((who) => (
        <button
          key={who}
          type="button"
          class="button quiet"
          aria-label={`Take ${who} away`}
          disabled={chosen.length === 1}
          onClick={() => choose(chosen.filter((other) => other !== who))}
        >
          {who} ×
        </button>
      ))}
      {chosen.length < most && all.length > 0 && (
        <label>
          beside{" "}
          <select value="" onChange={(event) => choose([...chosen, event.currentTarget.value])}>
            <option value="" disabled>
              choose one
            </option>
            {all.map((who) => (
              <option key={who} value={who}>
                {wordsOf(who)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
};

/** Policies of a run side by side, in step, from the same start: the best beside the human reference and chance, or any. */
export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const { data, refusal } = useView<WatchPage>(`/api/runs/${encodeURIComponent(name)}/watch`, { runs: [name] });
  const [who, setWho] = useParameter("who", "");
  const [start, setStart] = useParameter("start", "1");
  const [rows, setRows] = useParameter("rows", "");
  const first = data?.candidates[0]?.id;
  const usual = [...(first === undefined ? [] : [first]), ...(data?.beside ?? []).filter((each) => each !== "sparse")];
  const chosen = who === "" ? usual : who.split(",").slice(0, most);
  const answers = useAnswers(name, { chosen, start });
  if (data === null) return refusal && <Problem {...refusal} />;
  const played = (answers ?? []).filter(isEpisode);
  return (
    <>
      <div class="heading">
        <div>
          <h1>Watch</h1>
          <p class="soft">Fresh episodes that nobody was scored on, all from start {start}, in step.</p>
        </div>
        <button type="button" class="button" onClick={() => setStart(String(Number(start) + 1))}>
          Another start
        </button>
      </div>
      <Chosen page={data} chosen={chosen} choose={(next) => setWho(next.join(","))} />
      {answers === null ? (
        <p class="soft" role="status">
          Playing {chosen.join(", ")}…
        </p>
      ) : (
        answers.map((answer) => !isEpisode(answer) && <Problem key={answer.who} {...answer.refusal} />)
      )}
      {played.length > 0 && (
        <EpisodePlayer
          episodes={played.map(({ episode }) => episode)}
          shown={rows === "" ? undefined : rows.split(",")}
          onShown={(keys) => setRows(keys.join(","))}
          starts
        />
      )}
      {played.flatMap(({ policy, notices, episode }) =>
        [policy, ...notices].map((words) => (
          <p key={`${episode.name} ${words}`} class="soft small">
            {episode.name}: {words}
          </p>
        )),
      )}
    </>
  );
};
