import { expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { checkTypes } from "../../../src/reward/check-types.ts";
import { createTypeView } from "../../../src/reward/typed-view.ts";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { environmentDeclaration } from "../../../src/simulator/declaration.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFrom } from "./made.ts";
import { modelsOfFiles, modelsOfParts } from "./models.ts";

const models = [...modelsOfFiles, ...modelsOfParts];

test("there are thirty models and more", () => expect(models.length).toBeGreaterThanOrEqual(30));

test.each(models)("$name: made, and it keeps the contract at once", async (model) => {
  const { environment, tasks, folder } = await makeFrom(model);
  const { spec } = environment;
  expect(await checkEnvironment(environment)).toEqual([]);
  expect(stateLayout(spec).columns).toEqual(expect.arrayContaining([...(model.fields ?? [])]));
  expect(spec.observation.labels).toEqual(expect.arrayContaining([...(model.seen ?? [])]));
  for (const label of model.unseen ?? []) expect(spec.observation.labels).not.toContain(label);
  if (model.ends !== undefined) expect(spec.termination).toMatch(model.ends);
  const view = createTypeView(environmentDeclaration(spec));
  for (const { references } of tasks) {
    expect(checkTypes(view(readFileSync(join(folder, references["human"] as string), "utf8")))).toEqual([]);
  }
});
