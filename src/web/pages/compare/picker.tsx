import type { RunsPage } from "../../../server/routes/runs.ts";
import { figure } from "../../../core/format.ts";
import { Problem } from "../../parts/problem.tsx";
import { useParameter } from "../../router.ts";
import { useView } from "../../server.ts";

/** More lines are not told apart by their colours. */
const most = 8;
/** Of thousands of runs the newest that fit what is typed. */
const listed = 40;

/** Which runs stand side by side: 2 to 8 of them, in the order in which they were chosen. */
export const Picker = ({ chosen }: { chosen: readonly string[] }) => {
  const { data, refusal } = useView<RunsPage>("/api/runs", { list: true });
  const [, setRuns] = useParameter("runs", "");
  const [text, setText] = useParameter("find", "");
  if (data === null) return refusal && <Problem {...refusal} />;
  const runs = data.rows.filter(({ kind }) => kind === "run");
  const fitting = runs.filter(({ name, environment, task, designer }) =>
    `${name} ${environment} ${task} ${designer}`.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <details class="picker panel" open={chosen.length < 2}>
      <summary>
        {chosen.length < 2
          ? `Choose 2 to ${most} of ${runs.length} runs`
          : `${chosen.length} runs side by side: choose others`}
      </summary>
      <input
        type="search"
        aria-label="Find runs"
        placeholder="Find runs"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ul>
        {fitting.slice(0, listed).map(({ name, environment, task, designer, strategy, best, status }) => {
          const isChosen = chosen.includes(name);
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && chosen.length >= most}
                  onChange={() =>
                    setRuns((isChosen ? chosen.filter((each) => each !== name) : [...chosen, name]).join(","))
                  }
                />
                <span class="what">
                  {environment} · {task}{" "}
                  <span class="soft">
                    {[designer, strategy].filter((each) => each !== null).join(", ")}{" "}
                    <code>{name.split("_").at(-1)}</code>
                  </span>
                </span>
                <span class="number">{best === null ? <span class="soft">{status}</span> : figure(best.fitness)}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {fitting.length > listed && <p class="soft small">{fitting.length - listed} more: type to find them.</p>}
    </details>
  );
};
