import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const main = new URL("../../src/cli/main.ts", import.meta.url).href;

const program = `
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
(await import(${JSON.stringify(main)})).createProgram();
console.log(JSON.stringify(loaded));
`;

test("the command line starts without the compiler, a simulator or a learner: each of its commands loads what it needs", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  const loaded = JSON.parse(stdout) as string[];
  expect(loaded).toContain(main);
  const heavy =
    /\/node_modules\/ts-morph\/|\/src\/(critic|reward|sandbox|training|designer|analyzer)\/|\/src\/app\/wiring\.ts$/;
  expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
});
