import { basename, join } from "node:path";
import { isBatchName, liveBatch, queueFile } from "../store/batches.ts";
import { fileMark } from "./file-mark.ts";
import { documentOf } from "./run-document.ts";

/** What differs once a run or batch stands otherwise without a word in its log: by its process, and of a batch by its queue. */
export const standingMark = async (folder: string): Promise<string> =>
  isBatchName(basename(folder))
    ? `${(await liveBatch(folder)).status} ${await fileMark(join(folder, queueFile))}`
    : (await documentOf(folder)).status;
