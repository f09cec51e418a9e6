import { messageOf } from "../../core/errors.ts";
import type { RedisAddress } from "./address.ts";

/** Tells each message the first time alone. */
export const tellOnce = (onNotice: (message: string) => void): ((message: string) => void) => {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    onNotice(message);
  };
};

/** Redis' troubles, told when they begin and when they are over: a connection raises the same error at each try. */
export const createTroubles = (address: RedisAddress, onNotice: (message: string) => void) => {
  let troubled = false;
  return {
    begin: (error: Error): void => {
      if (troubled) return;
      troubled = true;
      onNotice(`Redis at ${address.text}: ${messageOf(error)}; trying again`);
    },
    /** After a write that went well: who is full still answers what is read. */
    end: (): void => {
      if (troubled) onNotice(`Redis at ${address.text} answers again`);
      troubled = false;
    },
    areThere: (): boolean => troubled,
  };
};
