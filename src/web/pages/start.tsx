import "./start/start.css";
import { useEffect, useState } from "preact/hooks";
import type { Wanted } from "../../app/start/words.ts";
import type { StartedCommand } from "../../app/start/launch.ts";
import { countText } from "../../core/format.ts";
import type { PlanPage, StartPage } from "../../server/views/start.ts";
import { useDraft } from "../parts/kept.ts";
import { Problem } from "../parts/problem.tsx";
import { go, path, useParameter } from "../router.ts";
import { get, send, ServerError, useView, type Refusal } from "../server.ts";
import { Plan } from "./start/plan.tsx";

const refusalOf = (thrown: unknown): Refusal =>
  thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) };

const everyMilliseconds = 700;

/** Follows what was started until its run folder is there, and goes to it; or says what it said instead. */
const useStarted = (id: string): { standing: StartedCommand | null; refusal: Refusal | null } => {
  const [standing, setStanding] = useState<StartedCommand | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    if (id === "") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      try {
        const now = await get<StartedCommand>(`/api/start/${id}`);
        if (isOver) return;
        setStanding(now);
        setRefusal(null);
        if (now.run !== null) {
          go(path("run", now.run, ...(now.words[0] === "session" ? ["session"] : [])), { replace: true });
          return;
        }
        if (now.state === "ended") return;
      } catch (thrown) {
        setRefusal(refusalOf(thrown));
      }
      if (!isOver) timer = setTimeout(() => void look(), everyMilliseconds);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id]);
  return { standing, refusal };
};

const Starting = ({ standing, again }: { standing: StartedCommand | null; again: () => void }) =>
  standing?.state === "ended" ? (
    <div class="problem" role="alert">
      <p>The run did not begin. This is what it said:</p>
      <pre>{standing.said.trim() || "nothing"}</pre>
      <p>
        <button class="button" type="button" onClick={again}>
          Change what is asked for
        </button>
      </p>
    </div>
  ) : (
    <div class="panel" role="status">
      <p class="state running">The run is being started; this page goes to it as soon as it is there.</p>
      {standing !== null && standing.said.trim() !== "" && <pre>{standing.said.trim()}</pre>}
    </div>
  );

export const Page = () => {
  const { data, refusal } = useView<StartPage>("/api/start");
  const [started, setStarted] = useParameter("started", "");
  const following = useStarted(started);
  if (data === null)
    return (
      <>
        <h1>New run</h1>
        {refusal === null ? <p class="soft">Loading the environments…</p> : <Problem {...refusal} />}
      </>
    );
  return (
    <>
      <h1>New run</h1>
      {started === "" ? (
        <Form page={data} onStarted={setStarted} />
      ) : (
        <>
          {following.refusal !== null && <Problem {...following.refusal} />}
          <Starting standing={following.standing} again={() => setStarted("")} />
        </>
      )}
    </>
  );
};

const Form = ({ page, onStarted }: { page: StartPage; onStarted: (id: string) => void }) => {
  const [words, setWords] = useDraft("start:words", "");
  const [constraint, setConstraint] = useDraft("start:constraint", "");
  const [environment, setEnvironment] = useParameter("environment", "cartpole");
  const [task, setTask] = useParameter("task", "");
  const [effort, setEffort] = useParameter("effort", "quick");
  const [asks, setAsks] = useParameter("asks", "yes");
  const [seed, setSeed] = useParameter("seed", "1");
  const [plan, setPlan] = useState<{ of: string; page: PlanPage } | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<"" | "plan" | "start">("");
  const world = page.environments.find(({ name }) => name === environment) ?? page.environments[0];
  const wanted: Wanted = {
    words,
    environment: world?.name ?? "",
    task: task === "" ? null : task,
    effort: effort as Wanted["effort"],
    seed: Number(seed),
    constraints: constraint
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    asks: asks === "yes",
  };
  const asked = JSON.stringify(wanted);
  const isPlanned = plan !== null && plan.of === asked;
  const work = async (what: "plan" | "start", go: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(null);
    await go().catch((thrown: unknown) => setProblem(refusalOf(thrown)));
    setBusy("");
  };
  const makePlan = () =>
    work("plan", async () => setPlan({ of: asked, page: await send<PlanPage>("/api/start/plan", wanted) }));
  const start = () =>
    work("start", async () => {
      const id = crypto.randomUUID();
      await send<StartedCommand>("/api/start", { id, ...wanted });
      setWords("");
      setConstraint("");
      onStarted(id);
    });
  return (
    <form
      class="start"
      onSubmit={(event) => {
        event.preventDefault();
        void (isPlanned ? start() : makePlan());
      }}
    >
      <div class="panel ask">
        <label>
          What should the agent do?
          <textarea
            rows={3}
            value={words}
            placeholder="Keep the pole within 5 degrees, and the cart calm"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <small>In your words. Left empty, the task’s own description.</small>
        </label>
        <div class="fields">
          <label>
            Environment
            <select
              value={world?.name}
              onChange={(event) => {
                setTask("");
                setEnvironment(event.currentTarget.value);
              }}
            >
              {page.environments.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
            <small>{world?.summary}</small>
          </label>
          <label>
            Measured by
            <select value={task} onChange={(event) => setTask(event.currentTarget.value)}>
              <option value="">the task that fits, else the first</option>
              {world?.tasks.map(({ name, steps }) => (
                <option key={name} value={name}>
                  {name} ({countText(steps)} steps a training)
                </option>
              ))}
              <option value="none">nothing: I compare behaviours</option>
            </select>
            <small>{world?.tasks.find(({ name }) => name === task)?.description}</small>
          </label>
        </div>
        <fieldset>
          <legend>Effort</legend>
          <div class="cards">
            {page.efforts.map(({ name, generations, samples, seeds }) => (
              <label key={name} class="card">
                <input type="radio" name="effort" checked={effort === name} onChange={() => setEffort(name)} />
                <b>{name}</b>
                <small>
                  {generations} generations of {samples} programs, {seeds} report seeds
                </small>
              </label>
            ))}
          </div>
        </fieldset>
        <label class="check">
          <input
            type="checkbox"
            checked={asks === "yes"}
            onChange={(event) => setAsks(event.currentTarget.checked ? "yes" : "no")}
          />
          <span>
            Ask me after each generation
            <small>A session: the run waits for what you say in this page.</small>
          </span>
        </label>
        <details>
          <summary>More</summary>
          <div class="fields">
            <label>
              Constraints, one a line
              <textarea
                class="mono"
                rows={2}
                value={constraint}
                placeholder="abs(cart.position) < 1"
                onInput={(event) => setConstraint(event.currentTarget.value)}
              />
            </label>
            <label>
              Seed
              <input
                type="number"
                min="0"
                step="1"
                value={seed}
                onInput={(event) => setSeed(event.currentTarget.value)}
              />
            </label>
          </div>
        </details>
        <p class="soft small">
          Rewards will be written by{" "}
          {page.designer.name === "language-model" ? "a language model" : "the built-in designer"}
          {page.designer.reason === "" ? "." : `: ${page.designer.reason}.`}
        </p>
        {problem !== null && <Problem {...problem} />}
        <div class="row">
          <button
            class={`button${isPlanned ? "" : " primary"}`}
            type={isPlanned ? "button" : "submit"}
            disabled={busy !== ""}
            onClick={isPlanned ? () => void makePlan() : undefined}
          >
            {busy === "plan" ? "Trying how fast it trains…" : isPlanned ? "Plan again" : "Show the plan"}
          </button>
          {isPlanned && (
            <button class="button primary" type="submit" disabled={busy !== ""}>
              {busy === "start" ? "One moment…" : "Start this run"}
            </button>
          )}
        </div>
      </div>
      <Plan plan={isPlanned ? plan.page : null} isBusy={busy === "plan"} />
    </form>
  );
};
