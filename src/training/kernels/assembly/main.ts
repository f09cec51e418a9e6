// The module's exports. Every function works on addresses in the one memory that the caller lays out; none allocates.
export { denseBackward, denseForward, denseGradient, denseTangent } from "./dense";
export { categoricalLoss, categoricalSample, gaussianLoss, gaussianSample, valueLoss } from "./heads";
export { adamStep, gather, gatherRows, sumOfSquares } from "./optimizer";
