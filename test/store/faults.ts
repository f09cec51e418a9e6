import type { FileSystem, OpenFile } from "../../src/store/file-system.ts";
import { failure } from "./disk.ts";

/** One call of a store to its file system, as it is counted from 0. `bytes`: of a write, how many were given. */
export type Call = { number: number; name: string; path: string; bytes?: number };

/**
 * What becomes of a call: null lets it be. `kill`: the process is dead from here on, of a write after `after` bytes of it.
 * `fail`: it throws this code, of a write after half of its bytes. `short`: a write takes one byte and says so.
 */
export type Fault = { kind: "kill"; after?: number } | { kind: "fail"; code: string } | { kind: "short" } | null;

/** The layer of faults: any file system, each call of it asked about. A dead process's calls all throw and change nothing. */
export const withFaults = (
  files: FileSystem,
  decide: (call: Call) => Fault = () => null,
): { files: FileSystem; calls: Call[]; isDead: () => boolean } => {
  const calls: Call[] = [];
  let dead = false;
  const ask = (name: string, path: string, bytes?: number): Fault => {
    if (dead) throw new Error("killed");
    const call: Call = { number: calls.length, name, path, ...(bytes !== undefined && { bytes }) };
    calls.push(call);
    const fault = decide(call);
    dead = fault?.kind === "kill";
    return fault;
  };
  const heed = (fault: Fault, path: string): void => {
    if (fault?.kind === "kill") throw new Error("killed");
    if (fault?.kind === "fail") throw failure(fault.code, path);
  };
  const guard =
    <Given extends unknown[], Result>(name: string, call: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      heed(ask(name, String(given[0])), String(given[0]));
      return call(...given);
    };
  const guardFile = (file: OpenFile, path: string): OpenFile => {
    const inFile = (name: string) => heed(ask(name, path), path);
    return {
      write: async (bytes) => {
        const fault = ask("write", path, bytes.length);
        if (fault?.kind === "short") return file.write(bytes.subarray(0, 1));
        const half = Math.floor(bytes.length / 2);
        const taken = fault === null ? bytes.length : fault.kind === "kill" ? (fault.after ?? 0) : half;
        if (taken > 0) await file.write(bytes.subarray(0, taken));
        heed(fault, path);
        return taken;
      },
      sync: async () => {
        inFile("sync");
        return file.sync();
      },
      truncate: async (length) => {
        inFile("truncate");
        return file.truncate(length);
      },
      close: async () => {
        // Of a dead process the system closes its files.
        if (!dead) inFile("close");
        return file.close();
      },
    };
  };
  return {
    calls,
    isDead: () => dead,
    files: {
      open: async (path, how) => guardFile(await guard("open", files.open)(path, how), path),
      read: guard("read", files.read),
      exists: guard("exists", files.exists),
      list: guard("list", files.list),
      makeFolder: guard("makeFolder", files.makeFolder),
      rename: guard("rename", files.rename),
      link: guard("link", files.link),
      remove: guard("remove", files.remove),
      removeFolder: guard("removeFolder", files.removeFolder),
      syncFolder: guard("syncFolder", files.syncFolder),
    },
  };
};
