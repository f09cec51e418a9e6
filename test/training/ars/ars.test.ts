import { createArs } from "../../../src/training/ars/ars.ts";
import { testLearner } from "../../conformance/learner.ts";

testLearner(() => createArs(), { steps: 60_000 });
