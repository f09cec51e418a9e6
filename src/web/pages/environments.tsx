import { formatNumber } from "../../core/format.ts";
import type { EnvironmentLine } from "../../server/views/environments.ts";
import { Problem } from "../parts/problem.tsx";
import { path, useParameter } from "../router.ts";
import { useView } from "../server.ts";
import "./environment/environment.css";

const Card = ({ name, summary, control, observations, dt, maxSteps, tasks }: EnvironmentLine) => (
  <li class="panel">
    <h2>
      <a href={path("environments", name)}>{name}</a>
    </h2>
    <p>{summary.split("\n")[0]}</p>
    <p class="soft small">
      {control} actions · {observations} observed · {formatNumber(maxSteps * dt)} s an episode
    </p>
    <p class="row">
      {tasks.map((task) => (
        <span key={task} class="tag">
          {task}
        </span>
      ))}
    </p>
  </li>
);

export const Page = () => {
  const { data, refusal } = useView<EnvironmentLine[]>("/api/environments");
  const [text, setText] = useParameter("q", "");
  if (data === null) return refusal && <Problem {...refusal} />;
  const fitting = data.filter(({ name, summary, tasks }) =>
    `${name} ${summary} ${tasks.join(" ")}`.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <div class="environment-page list">
      <h1>Environments</h1>
      <p class="soft">The worlds that come with rewardsmith, and the tasks that are measured in each.</p>
      <input
        type="search"
        aria-label="Search environments and tasks"
        placeholder="Search"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {fitting.length === 0 && <p class="empty">None of {data.length} is called so.</p>}
      <ul class="cards">
        {fitting.map((line) => (
          <Card key={line.name} {...line} />
        ))}
      </ul>
    </div>
  );
};
