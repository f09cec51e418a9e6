import { formatNumber } from "../../core/format.ts";
import type { EnvironmentView } from "../../server/views/environments.ts";
import type { PageProps } from "../pages.ts";
import { Code } from "../parts/code.tsx";
import { Problem } from "../parts/problem.tsx";
import { TabList, TabPanel } from "../parts/tab-list.tsx";
import { Tile } from "../parts/tile.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Fields } from "./environment/fields.tsx";
import { Random } from "./environment/random.tsx";
import { Tasks } from "./environment/tasks.tsx";
import "./environment/environment.css";

const tabs = [
  { name: "tasks", label: "Tasks" },
  { name: "episode", label: "A random episode" },
  { name: "fields", label: "State and actions" },
  { name: "designer", label: "What a designer sees" },
] as const;

const Facts = ({ dt, maxSteps, control, observation, state, symmetries }: EnvironmentView) => (
  <dl class="tiles">
    <Tile
      name="Episode"
      value={`${formatNumber(maxSteps * dt)} s`}
      detail={`at most, ${maxSteps} steps of ${formatNumber(dt)} s`}
    />
    <Tile
      name="Actions"
      value={control.kind}
      detail={control.kind === "discrete" ? control.actions.join(", ") : "clipped to their ranges"}
    />
    <Tile
      name="Rewards read"
      value={`${state.length} fields`}
      detail={`${state.reduce((sum, { size }) => sum + size, 0)} numbers a step`}
    />
    <Tile
      name="The policy observes"
      value={`${observation.length} numbers`}
      detail={symmetries.length === 0 ? "" : `looks the same mirrored: ${symmetries.join(", ")}`}
    />
  </dl>
);

export const Page = ({ parameters: { environment = "" } }: PageProps) => {
  const { data, refusal } = useView<EnvironmentView>(`/api/environments/${encodeURIComponent(environment)}`);
  const [wanted, setWanted] = useParameter("tab", "tasks");
  if (data === null) return refusal && <Problem {...refusal} />;
  const current = tabs.find(({ name }) => name === wanted)?.name ?? "tasks";
  return (
    <div class="environment-page">
      <h1>{data.name}</h1>
      {data.summary.split("\n\n").map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="soft">An episode ends: {data.termination}</p>
      {data.notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      <Facts {...data} />
      <TabList tabs={tabs} current={current} onChoose={setWanted} label={`What is known of ${data.name}`} />
      <TabPanel current={current}>
        {current === "tasks" && <Tasks {...data} />}
        {current === "episode" && <Random name={environment} />}
        {current === "fields" && <Fields {...data} />}
        {current === "designer" && (
          <>
            <p class="soft">
              To the letter, and the task's description: never the code that measures, never a reference reward.
            </p>
            <Code lines={data.declaration} label={`Declaration of ${data.name}`} />
          </>
        )}
      </TabPanel>
    </div>
  );
};
