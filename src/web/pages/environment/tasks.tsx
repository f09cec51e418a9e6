import { countText } from "../../../core/format.ts";
import type { EnvironmentView } from "../../../server/views/environments.ts";
import { Wide } from "../../parts/wide.tsx";

const referenceWords: Record<string, string> = {
  human: "a reward by hand",
  sparse: "success alone",
  gymnasium: "the benchmark's own",
};

const Task = ({ environment, task }: { environment: string; task: EnvironmentView["tasks"][number] }) => (
  <li class="panel">
    <h2>{task.name}</h2>
    <p>{task.description}</p>
    <dl class="facts">
      <dt>measured by</dt>
      <dd>
        {task.measure === null ? (
          "trusted code of the environment, which no designer and no reward sees"
        ) : (
          <code>{task.measure}</code>
        )}
        {!task.success && "; nothing says when an episode succeeds"}
        {task.headline && "; reported by its success"}
      </dd>
      <dt>a training</dt>
      <dd>{countText(task.steps)} steps unless asked otherwise</dd>
      {task.references.length > 0 && (
        <>
          <dt>beside it</dt>
          <dd>{task.references.map((name) => `${name} (${referenceWords[name] ?? "a reference"})`).join(", ")}</dd>
        </>
      )}
      {task.options.length > 0 && (
        <>
          <dt>with</dt>
          <dd>
            {task.options.map(({ name, value }) => (
              <code key={name}>
                {name}={value}{" "}
              </code>
            ))}
          </dd>
        </>
      )}
    </dl>
    <pre class="command">
      rewardsmith run --env {environment} --task {task.name}
    </pre>
  </li>
);

/** What may be asked of an agent here and how that is measured, in words. */
export const Tasks = ({ name, tasks, options }: EnvironmentView) => (
  <>
    <ul class="cards wide">
      {tasks.map((task) => (
        <Task key={task.name} environment={name} task={task} />
      ))}
    </ul>
    {options.length > 0 && (
      <section class="panel flush">
        <h2>Options</h2>
        <Wide label="Options">
          <table>
            <thead>
              <tr>
                <th scope="col">--env-option</th>
                <th scope="col">unless given</th>
                <th scope="col">what it changes</th>
              </tr>
            </thead>
            <tbody>
              {options.map(({ name: option, standard, values, description }) => (
                <tr key={option}>
                  <th scope="row">
                    <code>{option}</code>
                  </th>
                  <td>
                    <code>{standard}</code>
                    {values.length > 0 && <span class="soft"> of {values.join(", ")}</span>}
                  </td>
                  <td class="words">{description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
    )}
  </>
);
