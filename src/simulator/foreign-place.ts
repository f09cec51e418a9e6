import { fileURLToPath } from "node:url";

/** Our own sources, or their compiled form. */
const own = fileURLToPath(new URL("..", import.meta.url));

/** `    at name (location)`, or `    at location`. */
const locationOf = (line: string): string => {
  const text = line.trim().replace(/^at (?:async )?/, "");
  const open = text.indexOf(" (");
  return open >= 0 && text.endsWith(")") ? text.slice(open + 2, -1) : text;
};

const located = /^(?:file:\/\/)?(\/[^:]+|[A-Za-z]:[\\/][^:]+):(\d+):(\d+)$/;

/**
 * Where in other people's code something was thrown, as `path:line:column`: the innermost frame that is neither ours nor
 * Node's nor a package's. Undefined where there is none.
 */
export const foreignPlace = (thrown: unknown): string | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  for (const line of (thrown.stack ?? "").split("\n")) {
    const [, path, row, column] = located.exec(locationOf(line)) ?? [];
    if (path === undefined) continue;
    const plain = line.includes("file://") ? decodeURI(path) : path;
    if (!plain.startsWith(own) && !plain.includes("/node_modules/")) return `${plain}:${row}:${column}`;
  }
  return undefined;
};
