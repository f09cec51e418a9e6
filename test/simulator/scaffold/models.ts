/** A model of a user's: its files by their paths, the first the one to give; bytes where encoding matters. */
export type UserModel = {
  name: string;
  files: Readonly<Record<string, string | Uint8Array>>;
  /** Fields that must be there, and labels that the policy must or must not see. */
  fields?: readonly string[];
  seen?: readonly string[];
  unseen?: readonly string[];
  /** What ends an episode. */
  ends?: RegExp;
};

const tetrahedron = "v 0 0 0\nv .1 0 0\nv 0 .1 0\nv 0 0 .1\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n";

const head = '<option timestep="0.01"/><size memory="1M"/>';
const floor = '<geom type="plane" size="5 5 .1"/>';
const motor = '<actuator><motor joint="hinge" ctrlrange="-1 1"/></actuator>';
const ball = '<geom size=".1"/>';
const arm = (geom = ball, joint = '<joint name="hinge" axis="0 1 0" damping=".1"/>'): string =>
  `<worldbody><body name="link">${joint}${geom}</body></worldbody>${motor}`;
const meshArm = arm('<geom type="mesh" mesh="k"/>');
const mesh = (file: string): string => `<asset><mesh name="k" file="${file}"/></asset>`;
const model = (inner: string, of = ""): string => `<mujoco${of}>${head}${inner}</mujoco>`;

/** A box on four legs of one joint each. */
const legged = (joint: string, more = ""): string =>
  `${floor}<body name="trunk" pos="0 0 .3">${joint}<geom type="box" size=".2 .1 .05" mass="2"/>${more}${[
    ["fl", 0.2, 0.1],
    ["fr", 0.2, -0.1],
    ["bl", -0.2, 0.1],
    ["br", -0.2, -0.1],
  ]
    .map(
      ([leg, x, y]) =>
        `<body name="${leg}" pos="${x} ${y} 0"><joint name="${leg}_hip" axis="0 1 0" range="-60 60" limited="true" damping=".5"/><geom type="capsule" fromto="0 0 0 0 0 -.25" size=".02" mass=".2"/></body>`,
    )
    .join("")}</body>`;
const hips = (kind: string): string =>
  `<actuator>${["fl", "fr", "bl", "br"].map((leg) => `<${kind} name="${leg}" joint="${leg}_hip" ctrlrange="-1 1"/>`).join("")}</actuator>`;

const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  [...text].forEach((letter, index) => view.setUint16(2 + 2 * index, letter.charCodeAt(0), true));
  return bytes;
};
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** How models name their files, as exporters and people write them. */
export const modelsOfFiles: readonly UserModel[] = [
  {
    name: "meshdir of an included file, met after the mesh",
    files: {
      "scene.xml": model(`<asset><mesh name="s" file="link.obj"/></asset><include file="arm.xml"/>`),
      "arm.xml": `<mujoco><compiler meshdir="assets"/>${mesh("k.obj")}${meshArm}</mujoco>`,
      "assets/link.obj": tetrahedron,
      "assets/k.obj": tetrahedron,
    },
  },
  {
    name: "an include beside the file that includes it",
    files: {
      "top.xml": model('<include file="a/one.xml"/>'),
      "a/one.xml": '<mujoco><include file="b/two.xml"/></mujoco>',
      "a/b/two.xml": `<mujoco>${arm()}</mujoco>`,
    },
  },
  {
    name: "an attached model with a meshdir and an include of its own",
    files: {
      "top.xml": model(
        `<asset><model name="g" file="grip/grip.xml"/></asset><worldbody><body name="hand"><joint name="hinge" damping=".1"/>${ball}<attach model="g" body="palm" prefix="left_"/></body></worldbody>${motor}`,
      ),
      "grip/grip.xml": '<mujoco><include file="inner.xml"/></mujoco>',
      "grip/inner.xml": `<mujoco><compiler meshdir="meshes"/>${mesh("k.obj")}<worldbody><body name="palm"><joint name="finger" damping=".1"/><geom type="mesh" mesh="k"/></body></worldbody></mujoco>`,
      "grip/meshes/k.obj": tetrahedron,
    },
    fields: ["leftFinger.angle"],
  },
  {
    name: "single quotes",
    files: {
      "m.xml": model(`<compiler meshdir='assets'/><asset><mesh name='k' file='k.obj'/></asset>${meshArm}`),
      "assets/k.obj": tetrahedron,
    },
  },
  {
    name: "entities",
    files: {
      "m.xml": `<?xml version="1.0"?>${model(`${mesh("a&amp;b&#x41;.obj")}${meshArm}`, ' model="&lt;arm&gt; &quot;1&quot;"')}`,
      "a&bA.obj": tetrahedron,
    },
  },
  {
    name: "back slashes",
    files: {
      "m.xml": model(`<compiler meshdir="as\\sets\\"/>${mesh("in\\k.obj")}${meshArm}`),
      "as/sets/in/k.obj": tetrahedron,
    },
  },
  {
    name: "strippath",
    files: {
      "m.xml": model(`<compiler strippath="true" meshdir="assets"/>${mesh("/home/else/where/k.obj")}${meshArm}`),
      "assets/k.obj": tetrahedron,
    },
  },
  {
    name: "other endings",
    files: {
      "m.MJCF": model('<include file="w.xml.in"/><include file="v.mjcf"/>'),
      "w.xml.in": `<mujoco>${mesh("k.obj")}</mujoco>`,
      "v.mjcf": `<mujoco>${meshArm}</mujoco>`,
      "k.obj": tetrahedron,
    },
  },
  {
    name: "comments and CDATA that name files",
    files: {
      "m.xml": `<!-- <include file="gone.xml"/> -->${model(`<!-- file="gone.obj" --><![CDATA[ <mesh file="gone.stl"/> ]]>${arm()}`)}<!-- </mujoco> -->`,
    },
  },
  {
    name: "byte order marks",
    files: { "m.xml": `\ufeff${model('<include file="w.xml"/>')}`, "w.xml": `\ufeff<mujoco>${arm()}</mujoco>` },
  },
  {
    name: "UTF-16 and Latin-1",
    files: {
      "m.xml": utf16(`<?xml version="1.0" encoding="UTF-16"?>${model('<include file="w.xml"/>')}`),
      "w.xml": latin1(
        `<?xml version="1.0" encoding="ISO-8859-1"?><mujoco><worldbody><body name="T\u00fcr"><joint name="hinge" damping=".1"/>${ball}</body></worldbody>${motor}</mujoco>`,
      ),
    },
    fields: ["hinge.angle"],
  },
  {
    name: "meshes above the model's folder",
    files: {
      "robots/a/m.xml": model(`<compiler meshdir="../../meshes"/>${mesh("k.obj")}<include file="../common.xml"/>`),
      "robots/common.xml": `<mujoco>${meshArm}</mujoco>`,
      "meshes/k.obj": tetrahedron,
    },
  },
  {
    name: "names of files in other scripts, with blanks",
    files: { "m.xml": model(`${mesh("メッシュ ü.obj")}${meshArm}`), "メッシュ ü.obj": tetrahedron },
  },
  {
    name: "a scene that includes a file called model.xml",
    files: { "scene.xml": model('<include file="model.xml"/>'), "model.xml": `<mujoco>${arm()}</mujoco>` },
  },
];

/** What models are made of. */
export const modelsOfParts: readonly UserModel[] = [
  {
    name: "a quadruped of servos that falls",
    files: { "m.xml": model(`<worldbody>${legged("<freejoint/>")}</worldbody>${hips('position kp="20"')}`) },
    fields: ["trunk.upright", "trunk.velocityX", "flHip.angle"],
    seen: ["trunk.z", "trunk.orientation.w", "flHip.angle"],
    unseen: ["trunk.x", "trunk.y"],
    ends: /trunk (?:lies lower|is tilted)/,
  },
  {
    name: "a planar robot hung in slides that falls",
    files: {
      "m.xml": model(
        `<worldbody>${floor}<body name="pole" pos="0 0 .5"><joint name="x" type="slide" axis="1 0 0"/><joint name="z" type="slide" axis="0 0 1"/><joint name="pitch" axis="0 1 0"/><geom type="capsule" fromto="0 0 -.3 0 0 .3" size=".05"/><body name="wheel" pos="0 0 -.35"><joint name="hinge" axis="0 1 0" damping=".01"/><geom type="cylinder" size=".1 .03" euler="90 0 0"/></body></body></worldbody>${motor}`,
      ),
    },
    seen: ["z.position", "pitch.angle"],
    unseen: ["x.position"],
    ends: /pole/,
  },
  {
    name: "a drone, and loose things seen from it",
    files: {
      "m.xml": model(
        `<worldbody>${floor}<body name="crate" pos="1 0 .1"><freejoint/><geom type="box" size=".1 .1 .1"/></body><body name="drone" pos="0 0 1"><freejoint/><geom type="box" size=".2 .2 .05" mass="1"/><site name="l" pos="0 .2 0"/><site name="r" pos="0 -.2 0"/></body></worldbody><actuator><motor name="l" site="l" gear="0 0 1 0 0 0" ctrlrange="0 8"/><motor name="r" site="r" gear="0 0 1 0 0 0" ctrlrange="0 8"/></actuator><sensor><framepos name="where" objtype="body" objname="drone"/><subtreecom body="drone"/><gyro site="l"/></sensor>`,
      ),
    },
    seen: ["crate.x − drone.x", "sensors.where.z", "drone.z"],
    unseen: ["drone.x", "crate.x", "sensors.where.x", "sensors.where.y"],
  },
  {
    name: "an arm on a table with loose balls, which it sees where they are",
    files: {
      "m.xml": model(
        `<worldbody>${floor}${[1, 2, 3, 4, 5].map((index) => `<body name="ball${index}" pos="${index} 1 .1"><freejoint/>${ball}</body>`).join("")}<body name="link" pos="0 0 1"><joint name="hinge" axis="0 1 0" damping=".1"/>${ball}</body></worldbody>${motor}`,
      ),
    },
    seen: ["ball1.x", "ball1.y", "hinge.angle"],
    ends: /Never/,
  },
  {
    name: "sensors of every kind",
    files: {
      "m.xml": model(
        `<worldbody>${floor}<body name="a" pos="0 0 .5"><freejoint/><geom name="ga" size=".1"/><site name="s" size=".12"/><body name="b" pos=".3 0 0"><joint name="hinge" axis="0 1 0" range="-50 50" limited="true" damping=".1"/><geom name="gb" size=".05"/><site name="t"/></body><body pos="-.3 0 0"><joint name="slider" type="slide" range="-.05 .05" limited="true" damping="1"/><geom size=".05"/></body><body pos="0 .3 0"><joint name="socket" type="ball" damping=".1"/><geom size=".05"/></body></body></worldbody>
        <tendon><spatial name="rope"><site site="s"/><site site="t"/></spatial><fixed name="mix"><joint joint="hinge" coef="1"/><joint joint="slider" coef="2"/></fixed></tendon>
        <actuator><motor joint="hinge" ctrlrange="-1 1"/><position name="push" joint="slider" kp="50" ctrlrange="-.05 .05"/></actuator>
        <sensor><touch name="contact" site="s"/><accelerometer site="s"/><velocimeter site="s"/><gyro site="s" cutoff="3"/><force site="t"/><torque site="t"/><magnetometer site="s"/><rangefinder name="ray" site="s" cutoff="2"/><jointpos joint="hinge"/><jointvel joint="slider"/><tendonpos tendon="rope"/><tendonvel tendon="mix"/><actuatorpos actuator="push"/><actuatorvel actuator="push"/><actuatorfrc name="pushing" actuator="push"/><jointactuatorfrc joint="hinge"/><ballquat name="turned" joint="socket"/><ballangvel joint="socket"/><jointlimitpos joint="hinge"/><jointlimitfrc name="stop" joint="hinge"/><framepos name="at" objtype="body" objname="b"/><framequat name="facing" objtype="body" objname="b"/><framexaxis name="ahead" objtype="body" objname="b"/><framelinvel objtype="body" objname="b"/><frameangvel objtype="body" objname="b"/><framelinacc objtype="body" objname="b"/><subtreecom body="a"/><subtreelinvel body="a"/><subtreeangmom body="a"/><distance geom1="ga" geom2="gb" cutoff="1"/><e_kinetic name="energy"/><e_potential/><clock/><user dim="3"/></sensor>`,
      ),
    },
    fields: ["sensors.contact", "sensors.facing.w", "sensors.energy"],
    unseen: ["sensors.at.x"],
  },
  {
    name: "actuators of every kind",
    files: {
      "m.xml": model(
        `<worldbody><site name="anchor" pos="0 0 1"/><body name="a"><joint name="hinge" axis="0 1 0" damping=".5"/><geom type="capsule" fromto="0 0 0 .3 0 0" size=".03"/><site name="tip" pos=".3 0 0"/><body pos=".3 0 0"><joint name="rail" type="slide" axis="1 0 0" range="-.1 .1" limited="true" damping="5"/><geom size=".05" mass=".3"/></body></body></worldbody>
        <tendon><spatial name="muscle"><site site="anchor"/><site site="tip"/></spatial></tendon>
        <actuator><motor name="torque" joint="hinge"/><motor name="geared" joint="hinge" gear="5" ctrlrange="-1 1"/><position name="angle" joint="hinge" kp="5" ctrlrange="-1 1"/><position name="place" joint="rail" kp="50"/><velocity name="speed" joint="rail" kv="5" ctrlrange="-1 1"/><intvelocity name="turn" joint="hinge" kp="3" actrange="-1 1" ctrlrange="-1 1"/><damper name="brake" joint="rail" kv="2" ctrlrange="0 1"/><cylinder name="air" joint="rail" area=".1" bias="0 0 -1" timeconst=".1"/><muscle name="flexor" tendon="muscle" force="5"/><general name="scaled" joint="rail" gainprm="0.0392" biastype="affine" biasprm="0 -100 -10" ctrlrange="0 255"/><adhesion name="grip" body="a" gain="1" ctrlrange="0 1"/></actuator>`,
      ),
    },
    fields: ["activation.turn", "activation.flexor", "activation.air"],
  },
  {
    name: "keyframes, one of them home",
    files: {
      "m.xml": model(
        `<worldbody>${legged("<freejoint/>")}</worldbody>${hips("motor")}<keyframe><key name="fallen */" qpos="0 0 .1 0 1 0 0 0 0 0 0"/><key name="home */" qpos="0 0 .28 1 0 0 0 .1 .1 -.1 -.1"/></keyframe>`,
      ),
    },
    ends: /trunk/,
  },
  {
    name: "mocap bodies, equality constraints and defaults",
    files: {
      "m.xml": model(
        `<default><default class="soft"><geom solref=".05 1"/><joint damping=".5"/></default></default><worldbody>${floor}<body name="hand" mocap="true" pos="0 0 1"><geom size=".02" contype="0" conaffinity="0"/></body><body name="link" pos="0 0 1" childclass="soft"><joint name="hinge" axis="0 1 0"/><geom type="capsule" fromto="0 0 0 .3 0 0" size=".03"/><body name="second" pos=".3 0 0"><joint name="follower" axis="0 1 0"/><geom size=".05"/></body></body></worldbody><equality><joint joint1="hinge" joint2="follower" polycoef="0 -1 0 0 0"/><connect body1="link" body2="world" anchor="0 0 0"/></equality>${motor}`,
      ),
    },
  },
  {
    name: "a height field, replicated bodies and a composite",
    files: {
      "m.xml": model(
        `<asset><hfield name="h" nrow="3" ncol="3" size="3 3 .2 .1" elevation="0 0 0 0 1 0 0 0 0"/></asset><worldbody><geom type="hfield" hfield="h"/><replicate count="2" offset="0 .5 0"><body name="post" pos="1 0 .6"><joint type="ball" damping=".1"/><geom type="capsule" fromto="0 0 0 0 0 -.2" size=".03"/></body></replicate><body name="link" pos="0 0 1"><joint name="hinge" axis="0 1 0" damping=".1"/>${ball}</body></worldbody>${motor}`,
      ),
    },
  },
  {
    name: "a cloth",
    files: {
      "m.xml": model(
        `<worldbody><flexcomp name="cloth" type="grid" count="4 4 1" spacing=".1 .1 .1" pos="0 0 2" radius=".01" dim="2" mass=".2"><contact selfcollide="none"/><edge damping="1"/></flexcomp><body name="link" pos="0 0 1.6"><joint name="hinge" axis="0 1 0" damping=".1"/>${ball}</body>${floor}</worldbody>${motor}`,
      ),
    },
    seen: ["hinge.angle"],
  },
  {
    name: "Greek, Cyrillic and Chinese names, reserved words, none and doubles",
    files: {
      "m.xml": model(
        `<worldbody><body name="Γόνατο"><joint name="γωνία" axis="0 1 0" damping=".1"/>${ball}<body name="左脚" pos=".3 0 0"><joint name="左" axis="0 1 0" damping=".1"/>${ball}<body name="右脚" pos=".3 0 0"><joint axis="0 1 0" damping=".1"/>${ball}<body name="constructor" pos=".3 0 0"><joint name="class" damping=".1"/>${ball}<body name="__proto__" pos=".3 0 0"><joint name="return" damping=".1"/>${ball}<body pos=".3 0 0"><joint name="колено" damping=".1"/>${ball}<body name="action" pos=".3 0 0"><joint name="left hip" damping=".1"/><joint name="left-hip" axis="1 0 0" damping=".1"/>${ball}</body></body></body></body></body></body></body></worldbody><actuator><motor joint="γωνία" ctrlrange="-.1 .1"/><motor joint="左" ctrlrange="-.1 .1"/><motor name="default" joint="class" ctrlrange="-.2 .2"/></actuator>`,
      ),
    },
    fields: ["gonia.angle", "koleno.angle", "class.angle", "constructor2.x", "leftHip.angle", "leftHip2.angle"],
  },
  {
    name: "a time step at which random actions blow it up",
    files: {
      "m.xml": `<mujoco><option timestep=".02"/><size memory="1M"/><worldbody>${floor}<body name="cart" pos="0 0 .5"><joint name="hinge" type="slide" axis="1 0 0" range="-1 1" limited="true"/>${ball}<body name="whip" pos="0 0 .1"><joint axis="0 1 0" armature="1e-5"/><geom type="capsule" fromto="0 0 0 0 0 .3" size=".005" mass=".002"/></body></body></worldbody><actuator><position joint="hinge" kp="30000" ctrlrange="-1 1"/></actuator></mujoco>`,
    },
  },
  {
    name: "a robot that floats in nothing",
    files: {
      "m.xml": `<mujoco>${head}<option gravity="0 0 0" density="1000"/><worldbody><body name="head"><freejoint/><geom type="capsule" fromto="0 0 0 .2 0 0" size=".03"/><body name="tail" pos="-.02 0 0"><joint name="hinge" axis="0 0 1" range="-60 60" limited="true"/><geom type="capsule" fromto="0 0 0 -.2 0 0" size=".03"/></body></body></worldbody>${motor}</mujoco>`,
    },
    unseen: ["head.x"],
    ends: /Never/,
  },
  {
    name: "a car that is put down from above",
    files: {
      "m.xml": model(
        `<worldbody>${floor}<body name="car" pos="0 0 .5"><freejoint/><geom type="box" size=".3 .15 .05" mass="2"/>${[
          [0.2, 0.2],
          [0.2, -0.2],
          [-0.2, 0.2],
          [-0.2, -0.2],
        ]
          .map(
            ([x, y], index) =>
              `<body name="wheel${index}" pos="${x} ${y} -.05"><joint name="axle${index}" axis="0 1 0" damping=".01"/><geom type="cylinder" size=".08 .02" euler="90 0 0" mass=".1"/></body>`,
          )
          .join(
            "",
          )}</body></worldbody><actuator>${[0, 1, 2, 3].map((index) => `<velocity name="w${index}" joint="axle${index}" kv=".1" ctrlrange="-10 10"/>`).join("")}</actuator>`,
      ),
    },
    ends: /^(?!.*lower)/,
  },
  {
    name: "a robot without a floor",
    files: { "m.xml": model(`<worldbody>${legged("<freejoint/>").replace(floor, "")}</worldbody>${hips("motor")}`) },
    ends: /trunk lies lower than/,
  },
  {
    name: "a base that is driven along endless slides",
    files: {
      "m.xml": model(
        `<worldbody>${floor}<body name="base" pos="0 0 .2"><joint name="x" type="slide" axis="1 0 0"/><joint name="y" type="slide" axis="0 1 0"/><joint name="yaw" axis="0 0 1"/><geom type="box" size=".2 .2 .1" mass="5"/><body name="mast" pos="0 0 .1"><joint name="hinge" axis="0 1 0" range="-40 40" limited="true" damping="1"/><geom type="capsule" fromto="0 0 0 0 0 .3" size=".03"/></body></body></worldbody><actuator><velocity joint="x" kv="20" ctrlrange="-1 1"/><velocity joint="y" kv="20" ctrlrange="-1 1"/><velocity joint="yaw" kv="5" ctrlrange="-1 1"/><motor joint="hinge" ctrlrange="-1 1"/></actuator>`,
      ),
    },
    unseen: ["x.position", "y.position"],
    seen: ["hinge.angle"],
    ends: /Never/,
  },
  {
    name: "a slide of a millimetre",
    files: {
      "m.xml": model(
        `<worldbody><body name="needle"><joint name="hinge" type="slide" axis="1 0 0" range="-.0005 .0005" limited="true" damping="1"/><geom size=".01" mass=".01"/></body></worldbody><actuator><position joint="hinge" kp="5"/></actuator>`,
      ),
    },
  },
];
