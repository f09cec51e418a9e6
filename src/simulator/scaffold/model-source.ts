import { existsSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { messageOf, usageError } from "../../core/errors.ts";
import { watchDisk, type Disk } from "../mujoco/disk.ts";
import { loadMujoco } from "../mujoco/load.ts";
import { utf8Xml } from "./xml-bytes.ts";

/** A user's model and all that it takes, laid out as it will lie in the new folder. */
export type ModelSource = {
  xml: string;
  /** The model's place in the folder: `model.xml`, or deeper where it refers to files above its own. */
  place: string;
  /** What MuJoCo opened besides, by its path from the model: `meshes/k.obj`, `../common/world.xml`. */
  files: ReadonlyMap<string, Uint8Array>;
  /** The same by their places in the folder. */
  copies: Readonly<Record<string, Uint8Array>>;
};

const noModel = (message: string, cause?: unknown) =>
  usageError({
    code: "scaffold/no-model",
    message: `--mjcf: ${message}`,
    action: "Give the path of a MuJoCo model (MJCF, mostly an .xml file).",
    cause,
  });

const missing = (message: string, { action, cause }: { action: string; cause: unknown }) =>
  usageError({
    code: "scaffold/missing-file",
    message: `A file that the model refers to is missing: ${message}.`,
    action,
    cause,
  });

const refused = (thrown: unknown, { path, disk }: { path: string; disk: Disk }) => {
  const said = messageOf(thrown).trim();
  const message = disk.plain(said);
  if (/opening file|could not (?:open|load)|not found/i.test(message)) {
    const named = /'([^']*)'/.exec(said)?.[1];
    // Whatever is not below the machine's files as MuJoCo sees them was written as an absolute path.
    if (named?.startsWith("/") === true && disk.plain(named) === named) {
      const cure = existsSync(named) ? "relative to the model" : "relative to the model, and put the file there";
      return missing(message, {
        action: `Write '${named}' as a path ${cure}: an absolute one is another machine's as soon as it is copied.`,
        cause: thrown,
      });
    }
    if (disk.missed.length > 0) {
      return missing(`${message} (looked for ${disk.missed.slice(-4).join(", ")})`, {
        action: "Put the file there, or take it out of the model.",
        cause: thrown,
      });
    }
  }
  return usageError({
    code: "mujoco/invalid-model",
    message: `MuJoCo does not accept the model: ${message}`,
    action: /plugin/i.test(message)
      ? `This build of MuJoCo (WebAssembly) has no plugins: take the <plugin> out of ${path}, or put what MuJoCo itself has in its place.`
      : message.includes("mujocoinclude")
        ? "It is a part that scenes include: give the file that includes it, which begins with <mujoco>."
        : `Mend ${path}.`,
    cause: thrown,
  });
};

const slashed = (path: string): string => path.split(sep).join("/");

/** The innermost folder that all the paths share. */
const commonFolder = (folders: readonly string[]): string => {
  let common = folders[0] as string;
  for (const folder of folders) while (relative(common, folder).split(sep)[0] === "..") common = dirname(common);
  return common;
};

/**
 * Reads a model as MuJoCo would and keeps what it opened. Raises usage errors: no such file, a file it refers to that is
 * missing, MuJoCo's own refusal.
 */
export const readModelSource = async (mjcf: string): Promise<ModelSource> => {
  const path = resolve(mjcf);
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) throw noModel(`there is no file '${path}'.`);
  if (!entry.isFile()) throw noModel(`'${path}' is no file.`);
  const mujoco = await loadMujoco();
  const disk = watchDisk(mujoco, { given: utf8Xml });
  try {
    mujoco.MjModel.from_xml_path(disk.at(path)).delete();
  } catch (thrown) {
    const code = (thrown as { code?: unknown }).code;
    throw typeof code === "string" && code.startsWith("E")
      ? noModel(`'${path}', or what it refers to, cannot be read: ${messageOf(thrown)}`, thrown)
      : refused(thrown, { path, disk });
  } finally {
    disk.release();
  }
  const others = [...disk.opened].filter(([file]) => file !== path);
  const folder = dirname(path);
  const top = commonFolder([folder, ...others.map(([file]) => dirname(file))]);
  const files = new Map(others.map(([file, bytes]) => [slashed(relative(folder, file)), bytes]));
  // A scene may include a file of that name.
  const name = files.has("model.xml") ? basename(path) : "model.xml";
  const inside = slashed(relative(top, folder));
  return {
    xml: new TextDecoder().decode(disk.opened.get(path)),
    place: inside === "" ? name : `${inside}/${name}`,
    files,
    copies: Object.fromEntries(others.map(([file, bytes]) => [slashed(relative(top, file)), bytes])),
  };
};
