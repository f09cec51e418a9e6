import type { ExportedFigures } from "./export-figures.ts";

/**
 * Writes the dashboard's pages of a run, or of a batch and its runs, to look at without a server. The command line is given it
 * by the face that has the pages (`src/main.ts`).
 */
export type CopyPages = (wanted: string, places: { runs: string; out: string | undefined }) => Promise<ExportedFigures>;
