import type { RunsPage } from "../../server/routes/runs.ts";
import { Problem } from "../parts/problem.tsx";
import { path } from "../router.ts";
import { useView } from "../server.ts";

export const Page = () => {
  const { data, refusal } = useView<RunsPage>("/api/runs", { list: true });
  if (data === null) return refusal && <Problem {...refusal} />;
  return (
    <>
      <h1>Runs</h1>
      <ul>
        {data.rows.map(({ name, status }) => (
          <li key={name}>
            <a href={path("run", name)}>{name}</a> {status}
          </li>
        ))}
      </ul>
    </>
  );
};
