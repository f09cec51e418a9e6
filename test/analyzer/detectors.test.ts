import { detectors } from "../../src/analyzer/detectors.ts";
import { testDetector } from "../conformance/detector.ts";

for (const detector of detectors) testDetector(detector);
