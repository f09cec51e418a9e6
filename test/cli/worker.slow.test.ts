import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { eventually, processes } from "../attacks/processes.ts";
import { describeRedis } from "../execution/bullmq/redis.ts";
import { freePort, startRedis, type TestRedis } from "../execution/bullmq/server.ts";
import { describeNeeding } from "../needing.ts";
import { binary, emptyFolder, runCommand, startCommand } from "./command.ts";

const small =
  "--designer symbolic --generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --seed 3 --json".split(
    " ",
  );
const key = { REWARDSMITH_WORKER_KEY: "canary-key-0123456789" };
const userEnvironment = fileURLToPath(new URL("../fixtures/user-environment", import.meta.url));

const clusters = readFileSync(new URL("../../docs/clusters.md", import.meta.url), "utf8");

/** The page's blocks, and the commands of its lines and running text. */
const blocks = (): string[] => [...clusters.matchAll(/```\w*\n([^]*?)```/g)].map(([, text]) => text as string);
const documented = (): string[] =>
  [...clusters.matchAll(/`(npx rewardsmith [^`]+)`/g)].map(([, text]) => text as string);

/** A folder for PATH in which `npx rewardsmith` is this clone's. */
const shims = (cwd: string): string => {
  const folder = join(cwd, ".programs");
  mkdirSync(folder);
  writeFileSync(join(folder, "npx"), `#!/bin/sh\nshift\nexec '${process.execPath}' '${binary}' "$@"\n`, {
    mode: 0o755,
  });
  return folder;
};

const startShell = (script: string, { cwd, env }: { cwd: string; env: Record<string, string> }) => {
  const child = spawn("bash", ["-c", script], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].on("data", (data: Buffer) => (said[name] += data.toString()));
  const finished = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, ...said })),
  );
  return { child, finished, stderr: () => said.stderr };
};

/** What came of a search, without where and how fast. */
const resultOf = (stdout: string): unknown => {
  const { thisProcess: _, run: __, best, ...summary } = JSON.parse(stdout) as Record<string, unknown>;
  return { ...summary, best: { ...(best as object), reward: null } };
};

const textsIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"))
    .join("\n");

/** A worker that has said that it is there. */
const startWorker = async (flags: readonly string[], options: { cwd: string; env: Record<string, string> }) => {
  const worker = startCommand(["worker", ...flags], options);
  expect(await eventually(() => /takes \d+ at a time/.test(worker.stderr()), 60_000), worker.stderr()).toBe(true);
  return worker;
};

describeRedis("worker, and run --executor bullmq", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis(["--requirepass", "canary-pass"]);
  });
  afterAll(() => server.stop());
  const settings = (cwd: string, more: Record<string, string> = {}) => ({
    cwd,
    env: {
      ...key,
      REWARDSMITH_REDIS: server.url.replace("//", "//:canary-pass@"),
      XDG_CACHE_HOME: join(cwd, "cache"),
      ...more,
    },
  });

  test("as docs/clusters.md says, a SLURM job's worker and the driver's command: the result that it has here, no password and no key in a file or an output, and the job ends in order", async () => {
    const cwd = emptyFolder();
    const there = settings(cwd, { HOME: cwd, SLURM_CPUS_PER_TASK: "2", PATH: `${shims(cwd)}:${process.env["PATH"]}` });
    writeFileSync(
      join(cwd, "rewardsmith.env"),
      Object.entries(there.env)
        .filter(([name]) => name.startsWith("REWARDSMITH_"))
        .map(([name, value]) => `export ${name}='${value}'\n`)
        .join(""),
    );
    const here = runCommand(["run", "--env", "cartpole", ...small, "--runs", "here"], { cwd });
    const [script = ""] = blocks().filter((block) => block.startsWith("#!/bin/bash"));
    const { REWARDSMITH_REDIS: _, REWARDSMITH_WORKER_KEY: __, ...bare } = there.env;
    const job = startShell(script, { cwd, env: bare });
    expect(await eventually(() => /takes 2 at a time/.test(job.stderr()), 60_000), job.stderr()).toBe(true);
    const [command = ""] = documented().filter((line) => /run .*--executor bullmq$/.test(line));
    const ended = await startShell(`${command} --env cartpole ${small.join(" ")}`, there).finished;
    expect(ended.code, ended.stderr).toBe(0);
    expect(resultOf(ended.stdout)).toEqual(resultOf((await here).stdout));
    job.child.kill("SIGTERM");
    const last = await job.finished;
    expect(last.code, last.stderr).toBe(0);
    expect(processes().filter(({ parent }) => parent === job.child.pid)).toEqual([]);
    expect(textsIn(join(cwd, "runs")) + ended.stdout + ended.stderr + last.stderr).not.toMatch(/canary/);
  });

  test("what lacks a Redis, a key or a fit Redis ends before anything is written", async () => {
    const cwd = emptyFolder();
    const asked = ["run", "--env", "cartpole", ...small, "--executor", "bullmq"];
    const other = "redis://:canary-pass@127.0.0.1:1";
    const cases: [string[], Record<string, string>, number, RegExp][] = [
      [["--redis", other], key, 1, /Redis at redis:\/\/127\.0\.0\.1:1 cannot be reached/],
      [["--redis", "reddis://:canary-pass@x"], key, 2, /--redis: this is not an address/],
      [["--redis", server.url], {}, 2, /REWARDSMITH_WORKER_KEY is not set/],
    ];
    for (const [flags, env, code, says] of cases) {
      const ended = await runCommand([...asked, ...flags], { cwd, env });
      expect(ended.stderr).toMatch(says);
      expect(ended.code).toBe(code);
      expect(ended.stdout + ended.stderr).not.toContain("canary-pass");
    }
    const worker = await runCommand(["worker", "--redis", other], { cwd, env: key });
    expect([worker.code, worker.stderr]).toEqual([1, expect.stringMatching(/cannot be reached/)]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  // What a worker has, and what it has not, is told apart by test/app/places.test.ts.
  test("an environment of the user's: refused where it is another, sent where bundles are trusted", async () => {
    const cwd = emptyFolder();
    const [mine, other] = [join(cwd, "mine"), join(cwd, "other")];
    for (const folder of [mine, other]) cpSync(userEnvironment, folder, { recursive: true });
    appendFileSync(join(other, "environment.ts"), "// changed\n");
    const search = (runs: string, flags: string[], options: Parameters<typeof runCommand>[1]) =>
      runCommand(["run", "--env", mine, ...small, "--runs", runs, ...flags], options);
    const there = async (name: string, flags: string[]) => {
      const worker = await startWorker(flags, settings(cwd, { XDG_CACHE_HOME: join(cwd, name) }));
      const ended = await search(name, ["--executor", "bullmq"], settings(cwd));
      worker.child.kill("SIGTERM");
      await worker.finished;
      return ended;
    };
    expect(await there("differs", ["--env", other])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has content [0-9a-f]{16}… on this worker, and the job is of [0-9a-f]{16}…/),
    });
    const [trusted, here] = [await there("trusts", ["--trust-bundles"]), await search("here", [], { cwd })];
    expect(trusted.code, trusted.stderr).toBe(0);
    expect(resultOf(trusted.stdout)).toEqual(resultOf(here.stdout));
  });
});

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describeNeeding(hasOpenssl ? undefined : "openssl is not there (apt install openssl)", "over TLS", () => {
  describeRedis("with a certificate of one's own", () => {
    test("rediss:// is spoken, and whoever does not know the authority is refused", async () => {
      const cwd = emptyFolder();
      mkdirSync(join(cwd, "tls"));
      const file = (name: string) => join(cwd, "tls", name);
      execFileSync(
        "openssl",
        `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${file("key.pem")} -out ${file("cert.pem")}`.split(
          " ",
        ),
        { stdio: "ignore" },
      );
      const server = await startRedis([
        "--tls-port",
        "0",
        "--tls-cert-file",
        file("cert.pem"),
        "--tls-key-file",
        file("key.pem"),
        "--tls-ca-cert-file",
        file("cert.pem"),
        "--tls-auth-clients",
        "no",
      ]);
      try {
        await server.admin.connect();
        const port = await freePort();
        await server.admin.config("SET", "tls-port", String(port));
        const env = {
          ...key,
          REWARDSMITH_REDIS: `rediss://localhost:${port}`,
          NODE_EXTRA_CA_CERTS: file("cert.pem"),
        };
        const { NODE_EXTRA_CA_CERTS: _, ...unknowing } = env;
        const refused = await runCommand(["worker"], { cwd, env: unknowing });
        expect([refused.code, refused.stderr]).toEqual([
          1,
          expect.stringMatching(/self-signed certificate[^]*NODE_EXTRA_CA_CERTS/),
        ]);
        const worker = await startWorker([], { cwd, env });
        worker.child.kill("SIGTERM");
        expect((await worker.finished).code).toBe(0);
      } finally {
        await server.stop();
      }
    });
  });
});
