/**
 * What an evaluation child gets of our environment. An allow-list: keys and tokens live in the command-line process
 * alone, and candidates' simulators may be other people's code.
 */
const PASSED_ON = ["PATH", "HOME", "TMPDIR", "TZ", "REWARDSMITH_PYTHON", "SystemRoot"];

export const childEnvironment = (
  own: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = own[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  ...added,
});
