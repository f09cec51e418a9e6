import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPackageFile, type FieldsFile } from "./fields-file.ts";

/** What comes with us of other people's environments: for a Python package `PACKAGE.yaml` and, with its state function, `PACKAGE.py`. */
export const shippedFolder = fileURLToPath(new URL("../../../environments/fields/", import.meta.url));

const matches = (pattern: string, id: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(id);

/** The file's part for this id: the first whose pattern it matches. */
export const shippedFields = ({ package: name, id }: { package: string | undefined; id: string }): FieldsFile => {
  const path = join(shippedFolder, `${name}.yaml`);
  if (name === undefined || !/^\w+$/.test(name) || !existsSync(path)) return {};
  const worlds = readPackageFile(path);
  return Object.entries(worlds).find(([pattern]) => matches(pattern, id))?.[1] ?? {};
};
