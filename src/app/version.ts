import { readFileSync } from "node:fs";

const documentAt = (up: string): { name?: string; version?: string } => {
  try {
    return JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8")) as { name?: string; version?: string };
  } catch {
    return {};
  }
};

/** The version in package.json: two folders up in a clone, three in the published package. */
export const packageVersion = (): string =>
  ["../../package.json", "../../../package.json"].map(documentAt).find(({ name }) => name === "rewardsmith")?.version ??
  "unknown";
