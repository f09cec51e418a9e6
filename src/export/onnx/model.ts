import { encodeMessage, type ProtoMessage } from "../protobuf.ts";

/** ONNX's element types that we use, by their numbers in `TensorProto.DataType`. */
export const elementTypes = { float: 1, int64: 7, double: 11 } as const;

export type ElementType = keyof typeof elementTypes;

/** A constant; `bytes` little-endian, row-major. No dimensions: a scalar. */
export type Tensor = { name: string; type: ElementType; dimensions: readonly number[]; bytes: Uint8Array };

/** What goes in or comes out; a dimension by its name may be of any size. */
export type Port = { name: string; type: ElementType; dimensions: readonly (number | string)[]; about: string };

/** One operator of ONNX's own set. */
export type Operation = {
  operator: string;
  inputs: readonly string[];
  output: string;
  integers?: Readonly<Record<string, number>>;
};

export type Model = {
  name: string;
  about: string;
  producerVersion: string;
  operations: readonly Operation[];
  tensors: readonly Tensor[];
  inputs: readonly Port[];
  outputs: readonly Port[];
  metadata: Readonly<Record<string, string>>;
};

/** Released together in 2022 (ONNX 1.12): old enough for every runtime in use, new enough for all that is used here. */
const IR_VERSION = 8;
const OPERATOR_SET = 17;

/** `AttributeProto.AttributeType.INT`. */
const INTEGER_ATTRIBUTE = 2;

const tensor = ({ name, type, dimensions, bytes }: Tensor): ProtoMessage => [
  ...dimensions.map((size) => [1, size] as const),
  [2, elementTypes[type]],
  [8, name],
  [9, bytes],
];

const port = ({ name, type, dimensions, about }: Port): ProtoMessage => {
  const dimension = (size: number | string): ProtoMessage => [[typeof size === "number" ? 1 : 2, size]];
  const shape: ProtoMessage = dimensions.map((size) => [1, dimension(size)]);
  const tensorType: ProtoMessage = [
    [1, elementTypes[type]],
    [2, shape],
  ];
  return [
    [1, name],
    [2, [[1, tensorType]]],
    [3, about],
  ];
};

const operation = ({ operator, inputs, output, integers = {} }: Operation): ProtoMessage => [
  ...inputs.map((name) => [1, name] as const),
  [2, output],
  [3, `${operator}:${output}`],
  [4, operator],
  ...Object.entries(integers).map(
    ([name, value]) =>
      [
        5,
        [
          [1, name],
          [3, value],
          [20, INTEGER_ATTRIBUTE],
        ],
      ] as const,
  ),
];

/** The file's bytes. Field numbers are those of onnx.proto. */
export const encodeModel = (model: Model): Uint8Array => {
  const graph: ProtoMessage = [
    ...model.operations.map((one) => [1, operation(one)] as const),
    [2, model.name],
    ...model.tensors.map((one) => [5, tensor(one)] as const),
    ...model.inputs.map((one) => [11, port(one)] as const),
    ...model.outputs.map((one) => [12, port(one)] as const),
  ];
  return encodeMessage([
    [1, IR_VERSION],
    [2, "rewardsmith"],
    [3, model.producerVersion],
    [6, model.about],
    [7, graph],
    [8, [[2, OPERATOR_SET]]],
    ...Object.entries(model.metadata).map(
      ([key, value]) =>
        [
          14,
          [
            [1, key],
            [2, value],
          ],
        ] as const,
    ),
  ]);
};
