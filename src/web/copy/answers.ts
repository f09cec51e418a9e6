/** What a copy of pages (`export --to html`) has in place of a server: its answers as scripts, since a file may load no data. */
export type Copy = {
  /** Address of the API, decoded → script that gives its answer. */
  files: Record<string, string>;
  /** The page that is opened first. */
  start: string;
  /** Called by each of those scripts. */
  take?: (address: string, answer: unknown) => void;
};

const copy = (globalThis as { rewardsmithCopy?: Copy }).rewardsmithCopy;

export const isCopy = copy !== undefined;
export const startOfCopy = copy?.start ?? "/";

const waiting = new Map<string, PromiseWithResolvers<unknown>>();

if (copy !== undefined) copy.take = (address, answer) => waiting.get(address)?.resolve(answer);

/** The copy's answer; null where the copy has none. Its script is loaded once. */
export const copiedAnswer = (asked: string): Promise<unknown> | null => {
  const address = decodeURIComponent(asked);
  const file = copy?.files[address];
  if (file === undefined) return null;
  const known = waiting.get(address);
  if (known !== undefined) return known.promise;
  const answer = Promise.withResolvers<unknown>();
  waiting.set(address, answer);
  const script = document.createElement("script");
  script.src = file;
  script.addEventListener("error", () => answer.reject(new Error(`${file} is missing beside this page`)));
  document.head.append(script);
  return answer.promise;
};
