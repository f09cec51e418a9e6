/**
 * What `bin/rewardsmith.mjs` starts, and the one file that may know more than one face of the program: `cli/` and `server/` never
 * import each other (the lint holds it).
 */
export const main = async (argv: readonly string[]): Promise<void> => {
  const [{ main: startCli }, { serveCommand }] = await Promise.all([
    import("./cli/main.ts"),
    import("./server/command.ts"),
  ]);
  await startCli(argv, {
    further: [serveCommand()],
    copyPages: async (...asked) => (await import("./server/copy/write.ts")).copyPages(...asked),
  });
};
