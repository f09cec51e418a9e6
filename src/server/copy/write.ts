import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { CopyPages } from "../../app/copy-pages.ts";
import { openExportFolder } from "../../app/export-folder.ts";
import { messageOf, RewardsmithError, usageError } from "../../core/errors.ts";
import { storeFailure } from "../../store/failure.ts";
import { createApp } from "../app.ts";
import { bundleFolder } from "../bundle.ts";
import { folderOf } from "../names.ts";
import type { RunsPage } from "../routes/runs.ts";
import { readRow } from "../runs-list.ts";
import { createServed } from "../served.ts";
import type { Served } from "../types.ts";
import { addressesOfBatch, addressesOfRun, episodesOf } from "./addresses.ts";
import type { EpisodesView } from "../views/episodes.ts";
import { bestIdOf } from "../views/best-id.ts";
import { copyPage } from "./page.ts";
import { copySource, type CopySource } from "./source.ts";

const host = "127.0.0.1:80";
/** Of a server that has no port: nobody else can ask it. */
const token = "copy";

/** The dashboard's own answers, so that a copy shows what the page shows. Null where it has none. */
const asking = (served: Served) => {
  const app = createApp(served);
  const headers = { host, cookie: `rewardsmith-80=${token}`, "sec-fetch-site": "same-origin" };
  return async (address: string): Promise<unknown> => {
    const response = await app.request(`http://${host}${address}`, { headers });
    if (response.status === 404) return null;
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error((answer as { error?: string }).error ?? `${address}: ${response.status}`);
    return answer;
  };
};

const rowsOf = async ({ root, name, isBatch, runs }: CopySource): Promise<RunsPage> => {
  const names = isBatch ? [name, ...runs] : runs;
  const rows = names.map(async (each) => readRow((await folderOf(root, each)) ?? join(root, each), each));
  return { folder: name, rows: await Promise.all(rows) };
};

/** A script that hands over one answer; text of a model's or a person's stays text. */
const answerScript = (address: string, answer: unknown): string =>
  `rewardsmithCopy.take(${JSON.stringify(address)},${JSON.stringify(answer)});\n`;

/**
 * Every page of a run, or of a batch and its runs, as files: the dashboard's bundle, and beside it what the server would have
 * answered, as it stands now. Opens from a disk or any host, at any depth; whatever acts is left out. Raises `unknown-run`,
 * `export/not-ours`, `export/no-bundle` and what the store raises.
 */
export const copyPages: CopyPages = async (wanted, { runs, out }) => {
  const source = await copySource(runs, wanted);
  const { root, name, isBatch } = source;
  const folder = out ?? `${name.replace(":", "-")}-html`;
  const bundle = join(bundleFolder, "copy");
  const [app, style] = await Promise.all(
    ["app.js", "app.css"].map((file) => readFile(join(bundle, file)).catch(() => null)),
  );
  if (app == null || style == null) {
    throw usageError({
      code: "export/no-bundle",
      message: `the pages are not built: nothing lies in ${bundle}`,
      action: "In a clone run `npm run web`; elsewhere install the package again.",
    });
  }
  const { served, close } = createServed(root, { token });
  const ask = asking(served);
  const notices: string[] = [];
  const files: Record<string, string> = {};
  let count = 0;
  const put = async (file: string, content: string | Uint8Array): Promise<void> => {
    try {
      await writeFile(join(folder, file), content);
    } catch (thrown) {
      throw storeFailure(thrown, { path: join(folder, file), doing: "write" });
    }
    count++;
  };
  const keep = async (asked: string, answer: unknown): Promise<void> => {
    // Pages encode names in ways of their own.
    const address = decodeURIComponent(asked);
    const file = `data/${Object.keys(files).length}.js`;
    files[address] = file;
    await put(file, answerScript(address, answer));
  };
  /** One page that cannot be made is a notice, and the copy goes without it. Gives what was copied. */
  const copy = async (address: string): Promise<unknown> => {
    try {
      const answer = await ask(address);
      if (answer !== null) await keep(address, answer);
      return answer;
    } catch (thrown) {
      if (thrown instanceof RewardsmithError) throw thrown;
      notices.push(`${address} is left out: ${messageOf(thrown)}`);
      return null;
    }
  };
  /** Episodes, with the pictures of them that were recorded. */
  const copyEpisodes = async (address: string): Promise<void> => {
    const answer = (await copy(address)) as EpisodesView | null;
    for (const { frames } of answer?.episodes ?? []) if (frames?.recorded === true) await copy(frames.address);
  };
  try {
    const page = await rowsOf(source);
    await openExportFolder(folder, { export: "html", of: basename(name) });
    await mkdir(join(folder, "data"), { recursive: true });
    await keep("/api/runs", page);
    if (isBatch) for (const address of addressesOfBatch(name)) await copy(address);
    for (const run of source.runs) {
      const { view } = await served.watches.run((await folderOf(root, run)) ?? join(root, run));
      for (const address of addressesOfRun(run, view)) await copy(address);
      const best = bestIdOf(view);
      if (best !== null && !isBatch) await copyEpisodes(episodesOf(run, best));
    }
  } finally {
    await close();
  }
  const start = isBatch ? `/batch/${encodeURIComponent(name)}` : `/run/${name}`;
  await put("data/index.js", `var rewardsmithCopy = ${JSON.stringify({ files, start })};\n`);
  await put("app.js", app);
  await put("app.css", style);
  await cp(join(bundleFolder, "favicon.svg"), join(folder, "favicon.svg"));
  await put("index.html", copyPage(name));
  return { folder, files: count, notices };
};
