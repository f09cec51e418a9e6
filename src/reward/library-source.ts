import * as functions from "./library-functions.ts";

/** Names that programs can import from "reward". */
export const libraryNames = (): string[] => Object.keys(functions);

/**
 * The library as a classic script of function declarations, for the isolate. Taken from the functions themselves, which
 * Node has already stripped of types: neither a source file nor a compiler is needed where rewards run. Apart from
 * library.ts, because evaluation children start without the compiler that the declaration needs.
 */
export const librarySource = (): string =>
  [`"use strict";`, ...Object.values(functions).map((implementation) => implementation.toString())].join("\n");
