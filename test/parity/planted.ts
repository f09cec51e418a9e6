import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { changed, constantNumbers, modelNumbers, rewardNumbers } from "./numbers.ts";
import type { NumberPlace } from "./numbers.ts";
import { gymnasiumReward } from "./suite.ts";
import type { Suite } from "./types.ts";

/** Not part of how an environment moves. */
const beside = /^(tasks|scene|measures)\./;

/** One number of one environment that is wrong by 0.1 %. */
export type PlantedError = { file: string; place: NumberPlace };

/** Every number that a wrong one could stand for: the model's, the named constants', the reward's. */
export const plantedErrors = ({ folder }: Suite, loaded: LoadedEnvironment): PlantedError[] => {
  const reward = gymnasiumReward(loaded);
  const files = readdirSync(folder).filter((file) => /\.ts$|^model\.xml$/.test(file) && !beside.test(file));
  return [...files, reward].flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const numbers = file === reward ? rewardNumbers : file === "model.xml" ? modelNumbers : constantNumbers;
    return numbers(text).map((place) => ({ file, place }));
  });
};

export const describeError = ({ file, place }: PlantedError): string => `${file}: ${place.what} = ${place.value}`;

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Copies of an environment's folder with one number changed. `src` lies beside them as a link, so what they import is what
 * everything else imports.
 */
export const createNursery = ({ name, folder }: Suite) => {
  const place = mkdtempSync(join(tmpdir(), "rewardsmith-planted-"));
  const environments = join(place, "environments");
  mkdirSync(environments);
  symlinkSync(join(root, "src"), join(place, "src"));
  // Some environments use parts of others.
  for (const other of readdirSync(join(root, "environments"))) {
    symlinkSync(join(root, "environments", other), join(environments, other));
  }
  writeFileSync(join(place, "package.json"), '{ "type": "module" }\n');
  let copies = 0;
  const copy = (): string => {
    const path = join(environments, `${name}-${copies++}`);
    cpSync(folder, path, { recursive: true });
    return path;
  };
  const base = copy();
  /** The file of `base` that holds an error. */
  let damaged: string | undefined;

  return {
    /** The environment as it is, in its copy. */
    unchanged: (): Promise<LoadedEnvironment> => findEnvironment(base),
    /** The environment with the error; only until the next call. */
    async plant({ file, place: number }: PlantedError): Promise<LoadedEnvironment> {
      // Models and rewards are read anew whenever they are used; modules are loaded once, so each needs its own folder.
      const target = file.endsWith(".ts") && !file.startsWith("rewards/") ? copy() : base;
      const original = readFileSync(join(folder, file), "utf8");
      if (damaged !== undefined) cpSync(join(folder, damaged), join(base, damaged));
      damaged = target === base ? file : undefined;
      writeFileSync(join(target, file), changed(original, number));
      return findEnvironment(target);
    },
    /** A further copy's folder, with one file edited. */
    edit(file: string, change: (text: string) => string): string {
      const target = copy();
      writeFileSync(join(target, file), change(readFileSync(join(folder, file), "utf8")));
      return target;
    },
    dispose: () => rmSync(place, { recursive: true, force: true }),
  };
};
