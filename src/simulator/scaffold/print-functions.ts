import type { ModelFacts } from "./model-facts.ts";
import type { Place, PlannedField } from "./model-fields.ts";
import type { Observed } from "./model-observed.ts";
import { disturbedPlaces, stirredPlaces } from "./model-rollouts.ts";
import { camelCase, createNames } from "./names.ts";
import { listText, quotedText, shortNumber } from "./print-text.ts";

/** What the printed functions are made from. */
export type FunctionsPlan = { facts: ModelFacts; fields: readonly PlannedField[]; observed: Observed };

type Constant = { remark: string; name: string; numbers: readonly number[] };

const arrayNames = {
  qpos: "seenPositions",
  qvel: "seenVelocities",
  act: "seenActivations",
  sensordata: "seenReadings",
};

/** Lists of places and numbers that the functions need, with what they are. */
const constantsOf = ({ facts, observed }: FunctionsPlan): Constant[] => {
  const disturbed = disturbedPlaces(facts);
  const stirred = stirredPlaces(facts);
  const { home, sizes } = facts;
  return [
    ...(disturbed.length === 0
      ? []
      : [{ remark: "Places of the hinge and slide joints in qpos.", name: "disturbed", numbers: disturbed }]),
    ...(stirred.length === sizes.qvel || stirred.length === 0
      ? []
      : [{ remark: "Places in qvel of all but soft things.", name: "stirred", numbers: stirred }]),
    ...(home === undefined
      ? []
      : [
          {
            remark: `qpos of the model's ${home.name === "" ? "first keyframe" : `keyframe ${quotedText(home.name)}`}.`,
            name: "home",
            numbers: home.qpos.map(shortest),
          },
          ...(home.act.some((value) => value !== 0)
            ? [{ remark: "Activations in it.", name: "homeActivations", numbers: home.act.map(shortest) }]
            : []),
        ]),
    ...observed.arrays
      .filter(({ isWhole }) => !isWhole)
      .map(({ array, places }) => ({
        remark: `Places in ${array} that the policy sees${array === "qpos" ? ": not where the robot is along x and y" : ""}.`,
        name: arrayNames[array],
        numbers: places,
      })),
  ];
};

/** −0 is written as 0. */
const shortest = (value: number): number => value + 0;

/** `start`: where an episode begins. */
export const startLines = ({ facts }: FunctionsPlan): string[] => {
  const disturbed = disturbedPlaces(facts);
  const stirred = stirredPlaces(facts);
  const home = facts.home;
  const hasActivations = home?.act.some((value) => value !== 0) ?? false;
  const arrays = [
    ...(disturbed.length > 0 || home !== undefined ? ["qpos"] : []),
    ...(stirred.length > 0 ? ["qvel"] : []),
    ...(hasActivations ? ["act"] : []),
  ];
  const noise = "random.between(-resetNoise, resetNoise)";
  return [
    `        start({ data: { ${arrays.join(", ")} }, random }) {`,
    ...(home === undefined ? [] : ["          qpos.set(home);"]),
    ...(hasActivations ? ["          act.set(homeActivations);"] : []),
    ...(disturbed.length === 0
      ? []
      : [
          "          for (const place of disturbed) {",
          `            qpos[place] = (qpos[place] as number) + ${noise};`,
          "          }",
        ]),
    ...(stirred.length === 0
      ? []
      : stirred.length === facts.sizes.qvel
        ? [`          for (let place = 0; place < qvel.length; place++) qvel[place] = ${noise};`]
        : [`          for (const place of stirred) qvel[place] = ${noise};`]),
    "        },",
  ];
};

/** A body of a name is looked up by it, so that the model may be edited; the others keep their place in it. */
export const lookupsOf = ({
  facts,
  fields,
  observed,
}: FunctionsPlan): { lines: string[]; idOf: ReadonlyMap<number, string> } => {
  const used = new Set([
    ...fields.flatMap(({ places }) => places.flatMap(({ body }) => (body === undefined ? [] : [body]))),
    ...observed.offsets.flatMap(({ body, from }) => (from === undefined ? [body] : [body, from])),
  ]);
  const variable = createNames();
  const idOf = new Map<number, string>();
  const lines: string[] = [];
  for (const { id, name } of facts.bodies) {
    if (!used.has(id)) continue;
    idOf.set(id, name === "" ? String(id) : variable(`${camelCase(name) ?? `number${id}`}Body`));
    if (name !== "") lines.push(`      const ${idOf.get(id) as string} = physics.id("body", ${quotedText(name)});`);
  }
  return { lines, idOf };
};

const placeText = ({ width, id, offset }: { width: number; id: string; offset: number }): string => {
  if (/^[0-9]+$/.test(id)) return String(width * Number(id) + offset);
  return `${width} * ${id}${offset === 0 ? "" : ` + ${offset}`}`;
};

const readingText = ({ array, index, body }: Place, idOf: ReadonlyMap<number, string>): string => {
  if (body === undefined) return `${array}[${index}] as number`;
  const width = array === "xmat" ? 9 : 3;
  return `${array}[${placeText({ width, id: idOf.get(body) as string, offset: index - width * body })}] as number`;
};

const fieldText = ({ places, weights }: PlannedField, idOf: ReadonlyMap<number, string>): string => {
  const [first] = places;
  if (weights !== undefined) {
    const [weight] = weights;
    if (weights.length === 1 && weight === 1) return readingText(first as Place, idOf);
    return places
      .map((place, index) => `${shortNumber(weights[index] as number)} * (${readingText(place, idOf)})`)
      .join(" + ");
  }
  if (places.length === 1) return readingText(first as Place, idOf);
  const { array, index } = first as Place;
  return `Array.from(${array}.subarray(${index}, ${index + places.length}))`;
};

/** `observe`: what the policy sees. */
export const observeLines = ({ observed }: FunctionsPlan, idOf: ReadonlyMap<number, string>): string[] => {
  let next = 0;
  const whole = observed.arrays.map(({ array, places, isWhole }): string => {
    const offset = next;
    next += places.length;
    const to = offset === 0 ? "" : `, ${offset}`;
    const name = arrayNames[array];
    return isWhole
      ? `          observation.set(${array}${to});`
      : `          for (let index = 0; index < ${name}.length; index++) {\n            observation[${offset === 0 ? "index" : `${offset} + index`}] = ${array}[${name}[index] as number] as number;\n          }`;
  });
  const offsets = observed.offsets.map(({ body, from, axis }) => {
    const at = (id: number) => `(xpos[${placeText({ width: 3, id: idOf.get(id) as string, offset: axis })}] as number)`;
    return `          observation[${next++}] = ${at(body)}${from === undefined ? "" : ` - ${at(from)}`};`;
  });
  const arrays = [...observed.arrays.map(({ array }) => array as string), ...(offsets.length > 0 ? ["xpos"] : [])];
  return [`        observe({ data: { ${arrays.join(", ")} }, observation }) {`, ...whole, ...offsets, "        },"];
};

/** Declarations of the constants that the functions use, a text each. */
export const constantTexts = (plan: FunctionsPlan): string[] =>
  constantsOf(plan).map(({ remark, name, numbers }) =>
    // A keyframe's name may hold anything.
    listText(numbers, { indent: "", before: `/** ${remark.replaceAll("*/", "* /")} */\nconst ${name} = `, after: ";" }),
  );

/** The lines of `read`: what the state is made of. */
export const readLines = ({ fields }: FunctionsPlan, idOf: ReadonlyMap<number, string>): string[] => {
  const arrays = [...new Set(fields.flatMap(({ places }) => places.map(({ array }) => array)))];
  return [
    `        read({ data: { ${arrays.join(", ")} }, state }) {`,
    ...fields.map((field) => `          state.${field.path.join(".")} = ${fieldText(field, idOf)};`),
    "        },",
  ];
};
