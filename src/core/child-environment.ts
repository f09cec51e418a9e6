/** What every process that we start may know of our environment: where programs and homes are, and how to speak. */
const COMMON = ["PATH", "HOME", "TMPDIR", "TZ", "LANG", "SystemRoot"];

/**
 * The environment of a process that this one starts, whichever it is. An allow-list: keys and tokens live in the
 * command-line process alone, and what it starts (git, unshare, Python, simulators) may be other people's code.
 */
export const childEnvironment = (
  own: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
): Record<string, string> =>
  Object.fromEntries(
    [...COMMON, ...more].flatMap((name) => {
      const value = own[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
