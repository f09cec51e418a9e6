import { defineConfig } from "oxlint";

/** The rooms of src/ in their one order (docs/decisions/rooms.md): a room may import those before it, never those after it. */
const rooms = [
  "core",
  "reward",
  "measure",
  "simulator",
  "sandbox",
  "training",
  "model",
  "designer",
  "critic",
  "analyzer",
  "evolution",
  "execution",
  "store",
  "drawing",
  "export",
  "report",
  "app",
  "cli",
  "server",
  "web",
];

type Pattern = { message: string; allowTypeImports?: boolean } & ({ group: string[] } | { regex: string });
type ImportRule = { patterns: Pattern[] };

/** Rooms of pure functions, which the front-end may run: the rest of the program it knows by its types alone. */
const pure = ["core", "drawing"];

const importRules = rooms.map((room, index) => {
  const forbidden = rooms.filter((other, place) => place > index || (room === "server" && other === "cli"));
  return {
    files: [`src/${room}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...(forbidden.length > 0
              ? [
                  {
                    group: forbidden.flatMap((other) => [`**/${other}/*`, `**/${other}/**`]),
                    message: `${room}/ may import only the rooms above it (docs/decisions/rooms.md).`,
                  },
                ]
              : []),
            {
              group: ["**/environments/*", "**/environments/**"],
              message: "Nothing in src/ imports an environment by name: the registry finds folders.",
            },
            ...(room === "web"
              ? [
                  {
                    group: rooms
                      .filter((other) => other !== "web" && !pure.includes(other))
                      .map((other) => `**/${other}/**`),
                    message:
                      "web/ imports types alone, and values of core/ and drawing/ (docs/decisions/dashboard.md).",
                    allowTypeImports: true,
                  },
                ]
              : []),
            ...(room === "core" ? [{ regex: "^[^.]", message: "core/ has no dependencies and does no I/O." }] : []),
          ],
        },
      ] as ["error", ImportRule],
    },
  };
});

export default defineConfig({
  plugins: ["typescript", "import", "unicorn", "oxc"],
  categories: { correctness: "error", suspicious: "error" },
  ignorePatterns: [
    "dist",
    "src/web/build",
    "src/web/player/build",
    "/runs",
    "src/training/kernels/assembly",
    "**/fixtures/**",
    "test/**/programs/**",
    "bench/separation/**",
    "bench/planted/programs/**",
    "bench/planted/sound/**",
  ],
  rules: {
    // Types too: two files that know each other are one.
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-default-export": "error",
    "typescript/no-explicit-any": "error",
    "typescript/consistent-type-imports": "error",
    "eslint/no-shadow": "off",
    "eslint/no-await-in-loop": "off",
    "eslint/no-underscore-dangle": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/consistent-function-scoping": "off",
    "import/no-unassigned-import": "off",
  },
  overrides: [
    ...importRules,
    { files: ["src/core/hash.ts"], rules: { "no-restricted-imports": "off" } },
    {
      files: ["environments/**"],
      rules: {
        "no-restricted-imports": [
          "error" as const,
          {
            patterns: [
              {
                group: rooms.filter((room) => !["core", "simulator"].includes(room)).map((room) => `**/src/${room}/**`),
                message: "environments/ may import core/ and simulator/ only.",
              },
            ],
          },
        ],
      },
    },
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
  ],
});
