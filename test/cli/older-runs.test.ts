import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const fixtures = fileURLToPath(new URL("../fixtures/run-folders/", import.meta.url));
const versions = readdirSync(fixtures, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** Every folder of earlier versions, and whether it has ended. */
const folders = versions.flatMap((version) =>
  readdirSync(join(fixtures, version)).map((name) => ({
    version,
    name,
    ended: existsSync(join(fixtures, version, name, "summary.json")),
  })),
);

const copyOf = ({ version, name }: (typeof folders)[number]): string => {
  const cwd = emptyFolder();
  cpSync(join(fixtures, version, name), join(cwd, "runs", name), { recursive: true });
  return cwd;
};

test("there are folders that ended and folders that did not", () => {
  expect(folders.filter(({ ended }) => ended).length).toBeGreaterThan(1);
  expect(folders.filter(({ ended }) => !ended).length).toBeGreaterThan(0);
});

test.each(folders)("$version/$name is listed, shown, and its report is written again", async (folder) => {
  const cwd = copyOf(folder);
  const listed = await callCommand(["list", "--json"], { cwd });
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { name: folder.name, status: folder.ended ? "completed" : "interrupted" },
  ]);
  const shown = await callCommand(["show", "latest"], { cwd });
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stdout).toContain(folder.ended ? "human" : "interrupted");
  const page = join(cwd, "report.html");
  const reported = await callCommand(["report", "latest", "--out", page], { cwd });
  expect(reported.code, reported.stderr).toBe(0);
  expect(readFileSync(page, "utf8")).toContain("<h1>");
});

test.each(folders.filter(({ ended }) => ended))("the best of $version/$name is drawn and exported", async (folder) => {
  const cwd = copyOf(folder);
  const drawn = await callCommand(["play", "latest", "--svg", "a.svg", "--html", "a.html"], { cwd });
  expect(drawn.code, drawn.stderr).toBe(0);
  expect(readFileSync(join(cwd, "a.svg"), "utf8")).toMatch(/^<svg/);
  for (const to of ["python", "onnx"]) {
    const exported = await callCommand(["export", "latest", "--to", to, "--out", `best.${to}`], { cwd });
    expect(exported.code, exported.stderr).toBe(0);
    expect(readFileSync(join(cwd, `best.${to}`)).length).toBeGreaterThan(200);
  }
});

test.each(folders.filter(({ ended }) => !ended))(
  "$version/$name has no best, and says how to go on",
  async (folder) => {
    const cwd = copyOf(folder);
    for (const words of [
      ["play", "latest"],
      ["export", "latest", "--to", "onnx"],
      ["export", "latest", "--to", "python"],
    ]) {
      const { code, stdout, stderr } = await callCommand(words, { cwd });
      expect([code, stdout], words.join(" ")).toEqual([2, ""]);
      expect(stderr).toContain(`resume runs/${folder.name}`);
    }
  },
);
