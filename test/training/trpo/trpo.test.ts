import { testLearner } from "../../conformance/learner.ts";
import { createTrpo } from "../../../src/training/trpo/trpo.ts";

testLearner(() => createTrpo(), { steps: 12_000 });
