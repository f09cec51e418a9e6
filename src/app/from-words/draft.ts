import { existsSync } from "node:fs";
import { rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { contentHash } from "../../core/hash.ts";
import type { CompletionLedger } from "../../model/cache.ts";
import { readArtifact, writeArtifact } from "../../store/artifacts.ts";
import type { RunConfig } from "../config.ts";
import { ledgerOf } from "../model.ts";
import type { Person } from "../session/types.ts";

/**
 * What was answered and said of a measure while there is no run to keep it in: whoever gives the same command again is asked
 * the rest.
 */
export type Draft = {
  /** Of the language model's answers. */
  ledger: CompletionLedger;
  /** The same person, whose every answer is on disk before they are asked the next, and who is not asked it again. */
  kept(person: Person): Person;
  /** Nothing of it is needed any more: there is a run, or there will be none. */
  drop(): Promise<void>;
};

const saidFile = "said.json";

const readSaid = async (folder: string): Promise<string[]> => {
  if (!existsSync(join(folder, saidFile))) return [];
  try {
    return (JSON.parse(await readArtifact(folder, { path: saidFile })) as string[]).map(String);
  } catch {
    return []; // whole or absent by how it is written: somebody has touched it, and is asked again
  }
};

/** Removes what is empty, from a folder up to another one. */
const removeEmpty = async (folder: string, { upTo }: { upTo: string }): Promise<void> => {
  try {
    await rmdir(folder);
  } catch {
    return; // it holds something, or is gone
  }
  if (folder !== upTo) await removeEmpty(dirname(folder), { upTo });
};

/** The draft of these words about this environment, by this model. */
export const openDraft = async (
  config: Pick<RunConfig, "runs" | "env" | "env-option" | "description" | "model">,
): Promise<Draft> => {
  const { env, "env-option": options, description, model } = config;
  const home = resolve(config.runs);
  const isNew = !existsSync(home);
  const folder = join(home, ".unconfirmed", contentHash({ env, options, description, model }).slice(0, 16));
  const before = await readSaid(folder);
  const said: string[] = [];
  const say = async (answer: string): Promise<string> => {
    said.push(answer);
    await writeArtifact(folder, { path: saidFile, content: JSON.stringify(said) });
    return answer;
  };
  /** What was said to this question before; what does not answer it, for it is another by now, ends what is known. */
  const again = (isAnswer: (text: string) => boolean): string | undefined => {
    const [next] = before;
    if (next === undefined || !isAnswer(next)) {
      before.length = 0;
      return undefined;
    }
    said.push(next);
    return before.shift();
  };
  const write = async (path: string, content: string): Promise<string> => writeArtifact(folder, { path, content });
  return {
    ledger: ledgerOf({ folder, write, read: (path) => readArtifact(folder, { path }) }),
    kept: (person) => ({
      ...person,
      choose: async (question) => {
        const option = again((text) => question.options.some(({ value }) => value === text));
        if (option === undefined) return say(await person.choose(question));
        person.tell(`${question.message}\nSaid before: ${option}`);
        return option;
      },
      write: async (question) => {
        const text = again((answer) => answer === "" || question.problem(answer) === null);
        if (text === undefined) return say(await person.write(question));
        person.tell(`${question.message}\nSaid before: ${text}`);
        return text;
      },
    }),
    drop: async () => {
      await rm(folder, { recursive: true, force: true });
      await removeEmpty(dirname(folder), { upTo: isNew ? home : dirname(folder) });
    },
  };
};
