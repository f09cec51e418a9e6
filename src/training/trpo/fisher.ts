import type { ActionSpace } from "../action-space.ts";
import { padded, type Address } from "../kernels/kernels.ts";
import { parameterCount, type Activation } from "../network.ts";
import type { ActorCritic } from "../on-policy/actor-critic.ts";
import type { SymmetricProduct } from "./conjugate-gradient.ts";
import { headCurvature, toProbabilities } from "./head.ts";
import { createTangent, tangentRoom } from "./tangent.ts";

/** Numbers that `createFisher` takes from the kernel memory for an actor of these layer widths. */
export const fisherRoom = ({ sizes, rows }: { sizes: readonly number[]; rows: number }): number =>
  tangentRoom(sizes, rows) + parameterCount(sizes) + padded(sizes.at(-1) as number);

/**
 * Exact products of the policy's Fisher matrix at some rows of observations with a vector over actor and log deviations: Jᵀ·M·J·v
 * with J the head's Jacobian (forward mode), M the divergence's curvature in the head's outputs, Jᵀ the backward pass. A Gaussian's
 * log deviations, the same in every row, have the curvature 2. Overwrites the actor's gradients.
 */
export const createFisher = ({
  machine,
  space,
  activation,
  rows,
  count,
}: {
  machine: ActorCritic;
  space: ActionSpace;
  activation: Activation;
  rows: number;
  /** Numbers in actor and log deviations. */
  count: number;
}): { at(observations: Address, damping: number): SymmetricProduct } => {
  const { kernels, actor, parameters, gradients } = machine;
  const width = actor.outputWidth;
  const tangent = createTangent({ kernels, network: actor, parameters: parameters.address, activation, rows });
  const direction = kernels.floats(count);
  const actorCount = (machine.logDeviation - parameters.address) / 4;
  const logDeviation = parameters.view.subarray(actorCount, count);
  const now = new Float32Array(rows * width);
  return {
    at(observations, damping) {
      actor.forward(rows, observations);
      now.set(actor.output.view.subarray(0, rows * width));
      if (space.kind === "discrete") toProbabilities(now, { rows, width, count: space.count });
      return (v, to) => {
        direction.view.set(v);
        tangent.push(rows, observations, direction.address);
        const move = tangent.output.view;
        headCurvature({ space, rows, width, move, now, logDeviation, to: actor.output.view });
        actor.backward(rows, observations);
        for (let index = 0; index < actorCount; index++)
          to[index] = (gradients.view[index] as number) + damping * (v[index] as number);
        for (let index = actorCount; index < count; index++) to[index] = (2 + damping) * (v[index] as number);
      };
    },
  };
};
