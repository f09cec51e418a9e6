import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkRedis } from "../execution/bullmq/connection.ts";
import { cacheFolder } from "../execution/compile-cache.ts";
import { startWorker, type QueueWorker } from "../execution/bullmq/worker.ts";
import { createLocalExecutor } from "../execution/local-queue.ts";
import { describeSandboxLayers, layersVariable } from "../sandbox/start.ts";
import { findEnvironment } from "../simulator/registry.ts";
import { entry } from "./paths.ts";
import { resolvePhysics } from "./physics.ts";
import { environmentReference, locateForDriver, placeLibrary } from "./places.ts";
import { taskFromFile } from "./problem.ts";
import { circleOf } from "./queue.ts";

export type WorkerSettings = {
  redis: string | undefined;
  jobs: number;
  /** Paths of environments of the user's that it has, and of task files. */
  environments: readonly string[];
  fitness: readonly string[];
  trustsBundles: boolean;
  /** Where trainings under way are kept; a folder that workers share lets any go on with another's. */
  keep: string | undefined;
};

const KEEP_EVERY_MILLISECONDS = 10_000;

/** `rewardsmith worker`: everything that can be refused is refused before the first job is taken. */
export const openWorker = async (
  settings: WorkerSettings,
  onNotice: (message: string) => void,
): Promise<QueueWorker & { about: string }> => {
  const circle = circleOf(settings.redis);
  await checkRedis(circle.address);
  for (const path of settings.environments) environmentReference(await findEnvironment(path), {});
  for (const file of settings.fitness) await taskFromFile(file);
  const { physics, notices } = await resolvePhysics("auto", process.env);
  if (physics.library !== null) placeLibrary(physics.library);
  for (const notice of notices) onNotice(notice);
  // Found once, so that no job's sandbox has fewer layers than this machine can give.
  await describeSandboxLayers();
  // A folder in it: the one that was named is not ours to take away when it is empty.
  const keep = join(settings.keep === undefined ? cacheFolder(process.env) : resolve(settings.keep), "under-way");
  await mkdir(keep, { recursive: true });
  const worker = await startWorker({
    ...circle,
    jobs: settings.jobs,
    open: (given) =>
      createLocalExecutor({
        ...given,
        jobs: settings.jobs,
        ahead: true,
        childPath: entry("child"),
        environmentVariables: layersVariable(),
        keep: { folder: keep, everyMilliseconds: KEEP_EVERY_MILLISECONDS },
        onNotice,
      }),
    locate: (job, provisions) => locateForDriver(job, provisions, { runsCode: settings.trustsBundles }),
    ...(settings.trustsBundles && { bundles: join(cacheFolder(process.env), "bundles") }),
    onNotice,
  });
  const about = `worker ${worker.id}: rewardsmith ${circle.version}, program ${circle.program.slice(0, 12)}; takes ${settings.jobs} at a time from ${circle.address.text}${settings.trustsBundles ? ", with drivers' environments" : ""}`;
  return { ...worker, about };
};
