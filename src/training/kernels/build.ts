// AssemblyScript declares a global `console` of its own: Node's must be read before it.
/// <reference types="node" />
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { main } from "assemblyscript/asc";

/**
 * Compiles `assembly/` to `build/kernels.wasm` beside this file: `npm run kernels`, part of `prepare`.
 * Strict SIMD only: relaxed instructions would be a fifth faster and give other bits on other processors.
 */
const folder = import.meta.dirname;
const target = join(folder, "build", "kernels.wasm");

const options = "--runtime stub --enable simd --use abort= --importMemory --noAssert -O3";
const output = new Map<string, Uint8Array | string>();
const { error, stderr } = await main(
  ["assembly/main.ts", "--baseDir", folder, "--outFile", "build/kernels.wasm", ...options.split(" ")],
  {
    writeFile: (name, contents) => {
      output.set(name, contents);
    },
  },
);
const module = [...output].find(([name]) => name.endsWith("kernels.wasm"))?.[1];
if (error || !(module instanceof Uint8Array)) {
  process.stderr.write(
    `${stderr.toString()}\nThe kernels did not compile: ${error?.message ?? "no module came out"}\n`,
  );
  process.exit(1);
}
mkdirSync(dirname(target), { recursive: true });
// In one move, so that a training that starts meanwhile never reads half a module.
const partial = `${target}.${process.pid}`;
writeFileSync(partial, module);
renameSync(partial, target);
process.stderr.write(`kernels: ${target} (${module.length} bytes)\n`);
