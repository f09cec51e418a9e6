import { RewardsmithError } from "../core/errors.ts";
import { contactRequest } from "../model/contact.ts";
import { withRetry } from "../model/retry.ts";
import type { RunConfig } from "./config.ts";
import type { Budget } from "../model/budget.ts";
import { connectModel, type Contact } from "./model.ts";

/** A person sits before it: what is not there is told at once, what fails after the third time. */
const attempts = 3;

/** A silence that is explained; a local model may be loading. */
const longSilence = 15_000;

const interruptedEarly = ({ kept }: { kept: boolean }) =>
  new RewardsmithError({
    code: "interrupted",
    message: `interrupted before ${kept ? "there was a run; what was answered is kept" : "anything began; nothing was kept"}`,
    action: `Run the same command again${kept ? ": it goes on from there" : ""}.`,
    exitCode: 130,
  });

/** Carries out what comes before there is a run: an interrupt ends it by its signal. `kept`: what was answered is kept. */
export const untilInterrupted = async <Result>(
  interrupt: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
  { kept = false }: { kept?: boolean } = {},
): Promise<Result> => {
  const leaving = new AbortController();
  const leave = () => leaving.abort(interruptedEarly({ kept }));
  interrupt?.addEventListener("abort", leave, { once: true });
  if (interrupt?.aborted) leave();
  try {
    return await work(leaving.signal);
  } catch (thrown) {
    throw leaving.signal.aborted ? leaving.signal.reason : thrown;
  } finally {
    interrupt?.removeEventListener("abort", leave);
  }
};

/**
 * One small request before a run folder is made and anything is trained: a wrong address, key or model, a price that is
 * not known, a setting that the server does not take are told here, once. Any answer of a model's will do, one cut
 * after its first words too. Throws what the model seam throws.
 */
export const contactModel = async ({
  config,
  variables,
  interrupt,
  onNotice,
  whole,
}: {
  config: RunConfig;
  variables: NodeJS.ProcessEnv;
  whole?: Budget | undefined;
  interrupt?: AbortSignal | undefined;
  onNotice: (message: string) => void;
}): Promise<Contact> => {
  const notices: string[] = [];
  const say = (message: string) => {
    notices.push(message);
    onNotice(message);
  };
  return untilInterrupted(interrupt, async (signal) => {
    const connection = await connectModel({ config, variables, whole }, { onNotice: say, signal });
    const patience = setTimeout(
      () => say(`waiting for a first answer of '${config.model}' at ${connection.where}; Ctrl-C ends it`),
      longSilence,
    );
    try {
      const model = withRetry(connection.client, {
        attempts,
        patient: false,
        handOver: false,
        clock: connection.clock,
        onNotice: say,
      });
      const request = contactRequest({ model: config.model ?? "", temperature: config.temperature });
      return { connection, answers: [{ request, completion: await model.complete(request) }], notices };
    } finally {
      clearTimeout(patience);
    }
  });
};
