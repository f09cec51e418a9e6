import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CandidateDetail } from "../../src/server/views/candidate/types.ts";
import type { CompareView } from "../../src/server/views/compare/types.ts";
import type { LineageView } from "../../src/server/views/lineage.ts";
import { committedRuns } from "./served.ts";

const [car, pole, killed] = [
  "20261129-034524_mountain-car-reach_83ee7d",
  "20261129-034536_cartpole-balance_880dc9",
  "20261129-034543_cartpole-balance_508357",
];

const open = committedRuns();

const json = async <Value>(path: string): Promise<Value> => {
  const response = await open.app.ask(path);
  expect(response.status).toBe(200);
  return (await response.json()) as Value;
};

const refused = async (path: string): Promise<{ code: string; error: string; action: string }> => {
  const response = await open.app.ask(path);
  expect(response.status).toBe(400);
  return (await response.json()) as { code: string; error: string; action: string };
};

test("a lineage and each of its candidates", async () => {
  const { nodes } = await json<LineageView>(`/api/runs/${car}/lineage`);
  expect(nodes).toHaveLength(8);
  for (const { id } of nodes) {
    const detail = await json<CandidateDetail>(`/api/runs/${car}/candidates/${id}`);
    expect(detail.id).toBe(id);
  }
});

test("what a model was asked, by its key, and nothing else of the folder", async () => {
  const { asked } = await json<CandidateDetail>(`/api/runs/${car}/candidates/g1-c1`);
  expect(await json(`/api/runs/${car}/model/${asked[0]?.key}`)).toMatchObject({ model: "by-hand" });
  for (const key of ["..%2Fconfig", "..%2F..%2Fx", "0000", "abcdef0123456789"])
    expect(await refused(`/api/runs/${car}/model/${key}`)).toMatchObject({ code: "unknown-candidate" });
});

test("characters that would hide or turn text are shown for what they are", async () => {
  writeFileSync(join(open.runs, car as string, "candidates/g1-c2/reward.ts"), "// \u202egood\u200b <b>x</b>\n");
  const { code } = await json<CandidateDetail>(`/api/runs/${car}/candidates/g1-c2`);
  expect(code).toEqual([[["c", "// \\u{202e}good\\u{200b} <b>x</b>"]]]);
});

test("who is not there is refused by name, with where to go", async () => {
  expect(await refused(`/api/runs/${car}/candidates/g9-c9`)).toMatchObject({
    code: "unknown-candidate",
    error: 'This run has no candidate "g9-c9".',
  });
  expect(await refused(`/api/runs/..%2F${car}/lineage`)).toMatchObject({ code: "unknown-run" });
});

test("two runs are compared, also those whose scores cannot be", async () => {
  const view = await json<CompareView>(`/api/compare?run=${pole}&run=${killed}`);
  expect(view.runs.map(({ name }) => name)).toEqual([pole, killed]);
  expect(view.options.differing.map(({ name }) => name)).toContain("learner");
  const other = await json<CompareView>(`/api/compare?run=${car}&run=${pole}`);
  expect(other.results).toEqual({ refusal: expect.stringContaining("measured different things") });
  expect(await json(`/api/compare/code?left=${car}&right=${pole}`)).toMatchObject({ left: { candidate: "g2-c3" } });
  expect(await json(`/api/compare/code?left=${car}&right=${killed}`)).toBeNull();
});

test("fewer than two runs, and more than eight, are refused with what can be done", async () => {
  expect(await refused("/api/compare")).toMatchObject({ error: expect.stringContaining("0 were named") });
  expect(await refused(`/api/compare?run=${car}&run=${car}`)).toMatchObject({
    error: expect.stringContaining("1 was named"),
  });
});

test("environments by name; a path of this machine is none", async () => {
  expect(await json("/api/environments")).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: "hopper" })]),
  );
  expect(await json("/api/environments/cartpole")).toMatchObject({ name: "cartpole" });
  const file = encodeURIComponent(join(process.cwd(), "examples/tank/environment.ts"));
  expect(await refused(`/api/environments/${file}`)).toMatchObject({ code: "unknown-environment" });
});
