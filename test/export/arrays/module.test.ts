import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import { writeIsaacLab, writeMjlab } from "../../../src/export/arrays/managers.ts";
import type { Field } from "../../../src/core/spec.ts";
import { describePython } from "../../python/python.ts";
import { program, walker } from "../../reward/walker.ts";
import { walkerInput } from "../input.ts";

const functionOf = (text: string): string =>
  text.slice(text.indexOf("@xp.errstate"), text.indexOf("\n\n\ndef applied"));

const source = `import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, effort: 0.5, best: 2 };
export const initial = { best: 0 };

const scale = 1 / 4;

/** How fast, in m/s. */
const speed = (before: number, after: number, dt: number): number => (after - before) / dt;

export function terms({ state, action, next, memory, dt, terminated }: Step<typeof initial>) {
  const effort = -norm(action.torque) * scale;
  if (terminated) return { forward: 0, effort, best: -1 };
  const isFarther = next.torso.x > memory.best && next.foot.contact;
  if (isFarther) memory.best = next.torso.x;
  return { forward: speed(state.torso.x, next.torso.x, dt), effort, best: isFarther ? 1 : 0 };
}
`;

test("a program becomes choices: helpers entered, loops unrolled, what is the same computed once, names kept", () => {
  expect(functionOf(writeArrays("numpy")(walkerInput(source)))).toMatchInlineSnapshot(`
    "@xp.errstate(all="ignore")
    def reward(state, action, next_state, memory, *, terminated, time=None, dt=DT):
        """What one step pays in each lane: (reward, unweighted terms, memory after it). Changes nothing that it is given."""
        like = _floats(next_state["torso"]["x"])
        terminated = xp.asarray(terminated) != 0
        next_state_torso_x = next_state["torso"]["x"]
        forward = xp.where(terminated, 0.0, (next_state_torso_x - state["torso"]["x"]) / dt)
        action_torque_0 = action["torque"][..., 0]
        action_torque_1 = action["torque"][..., 1]
        part = action_torque_0 * action_torque_0 + action_torque_1 * action_torque_1
        action_torque_2 = action["torque"][..., 2]
        effort = -xp.sqrt(part + action_torque_2 * action_torque_2) * 0.25
        memory_best = memory["best"]
        part_2 = (next_state_torso_x > memory_best) & (next_state["foot"]["contact"] != 0.0)
        best = xp.where(terminated, -1.0, _number(part_2, like))
        part_3 = xp.where(terminated, memory_best, xp.where(part_2, next_state_torso_x, memory_best))
        part_4 = WEIGHTS["forward"] * forward + WEIGHTS["effort"] * effort
        total = part_4 + WEIGHTS["best"] * best
        terms = {
            "forward": forward,
            "effort": effort,
            "best": best,
        }
        memory = {
            "best": part_3,
        }
        return total, terms, memory"
  `);
});

test("the same text runs over every library; what they say differently stands at the head", () => {
  const bodies = (["numpy", "torch", "jax"] as const).map((library) => {
    const text = writeArrays(library)(walkerInput(source));
    return text.slice(text.indexOf("def reward("), text.indexOf("\n\n\ndef applied"));
  });
  expect(new Set(bodies).size).toBe(1);
});

test("what would be too much without loops is refused, by its place", () => {
  const body = `let a = 0; for (let i = 0; i < 100; i++) for (let j = 0; j < 100; j++) a += Math.sin(next.torso.x * i + j); return { a };`;
  expect(() => writeArrays("numpy")(walkerInput(program(body)))).toThrow(/line \d+.*more than 20000 operations/);
});

test.each([
  ["mjlab", writeMjlab],
  ["Isaac Lab", writeIsaacLab],
])("the weights of %s are those of the terms, or 1 of a reward that is no sum of them", (_name, write) => {
  expect(write(walkerInput(source)).match(/RewardTermCfg\(func=term_\w+, weight=[^,]+/g)).toEqual([
    'RewardTermCfg(func=term_forward, weight=WEIGHTS["forward"]',
    'RewardTermCfg(func=term_effort, weight=WEIGHTS["effort"]',
    'RewardTermCfg(func=term_best, weight=WEIGHTS["best"]',
  ]);
  const signs = source.replace("export const initial", 'export const composition = "softmin";\nexport const initial');
  expect(write(walkerInput(signs)).match(/RewardTermCfg\(func=term_\w+, weight=[^,]+/g)).toEqual([
    "RewardTermCfg(func=term_reward, weight=1.0",
  ]);
});

describePython("over NumPy", (interpreter) => {
  const run = (script: string): { rows: string[]; stderr: string } => {
    const { stdout, stderr } = spawnSync(interpreter, ["-W", "error", "-c", script], { encoding: "utf8" });
    return { rows: stdout.trim().split("\n"), stderr };
  };

  test("what comes back does not change with what was given", () => {
    const kept = `import type { Step } from "environment";
export const weights = { a: 1, b: 1 };
export const initial = { m: 0 };
export function terms({ action, next, memory }: Step<typeof initial>) {
  const b = memory.m;
  memory.m = action.torque[1];
  return { a: next.torso.x, b };
}
`;
    const script = `${writeArrays("numpy")(walkerInput(kept))}
after = {"torso": {"x": xp.array([1.0, 2.0])}}
action = {"torque": xp.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])}
_, terms, memory = reward({}, action, after, initial(2))
after["torso"]["x"][:] = 9
action["torque"][:] = 9
print(terms["a"].tolist(), memory["m"].tolist())
`;
    expect(run(script)).toEqual({ rows: ["[1.0, 2.0] [2.0, 5.0]"], stderr: "" });
  });

  test("whole numbers are taken for numbers, and an ending for one whatever kind it is", () => {
    const body = "const a = terminated ? 0.5 : next.torso.x > 1 ? 0.25 : -1; return { a };";
    const step = "{ next, terminated }: Step";
    const script = `${writeArrays("numpy")(walkerInput(program(body, { step })))}
after = {"torso": {"x": xp.array([0, 2, 0, 2])}}
for terminated in (xp.array([1, 0, 0, 1]), xp.array([True, False, False, True]), [True, False, False, True], xp.array([1.0, 0.0, 0.0, 1.0])):
    print(reward({}, {}, after, {}, terminated=terminated)[1]["a"].tolist())
`;
    expect(run(script)).toEqual({
      rows: Array.from({ length: 4 }, () => "[0.5, 0.25, -1.0, 0.5]"),
      stderr: "",
    });
  });
});

test("a world of nothing but booleans has numbers made of them", () => {
  const { contact } = walker.state["foot"] as { contact: Field };
  const input = walkerInput(`export const weights = { a: 1 };
export const terms = () => ({ a: 1 });
`);
  const text = writeArrays("numpy")({ ...input, spec: { ...walker, state: { foot: { contact } } } });
  expect(text).toContain('like = _floats(next_state["foot"]["contact"])');
});
