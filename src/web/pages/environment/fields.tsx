import { formatNumber } from "../../../core/format.ts";
import type { EnvironmentView, FieldEntry } from "../../../server/views/environments.ts";
import { Wide } from "../../parts/wide.tsx";

const rangeText = ({ kind, range: [low, high] }: FieldEntry): string =>
  kind === "boolean"
    ? "true or false"
    : `${low === null ? "−∞" : formatNumber(low)} … ${high === null ? "∞" : formatNumber(high)}`;

const kindText = ({ kind, size }: FieldEntry): string =>
  kind === "vector" ? `${size} numbers` : kind === "angle" ? "angle, jumps by 2π" : kind;

const Table = ({ title, fields }: { title: string; fields: readonly FieldEntry[] }) => (
  <section class="panel flush">
    <h2>{title}</h2>
    <Wide label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col">unit</th>
            <th scope="col">met in practice</th>
            <th scope="col">kind</th>
            <th scope="col">what it is</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">
                <code>{field.name}</code>
              </th>
              <td class="number">{field.unit === "1" ? "–" : field.unit}</td>
              <td class="number">{rangeText(field)}</td>
              <td class="number soft">{kindText(field)}</td>
              <td class="words">{field.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  </section>
);

export const Fields = ({ state, action, observation }: EnvironmentView) => (
  <div class="stack">
    <Table title="State, which rewards and measures read" fields={state} />
    <Table title="Actions" fields={action} />
    <section class="panel">
      <h2>What the policy observes</h2>
      <p class="labels">
        {observation.map((label) => (
          <code key={label} class="tag">
            {label}
          </code>
        ))}
      </p>
    </section>
  </div>
);
