/** The package's entrance for an author's own tests ("rewardsmith/testing"): what `rewardsmith env check` tries, for any test runner. */
export { checkEnvironment } from "./simulator/conformance.ts";
export type { Finding } from "./simulator/conformance/types.ts";
