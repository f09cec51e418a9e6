import {
  Color,
  DirectionalLight,
  HemisphereLight,
  type Material,
  Mesh,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShadowMaterial,
  Vector3,
  WebGLRenderer,
} from "three";
import { type PlayerEpisode, type PlayerScene } from "../../core/player-episode.ts";
import { roundLength } from "../../drawing/ground.ts";
import { basisFrom, basisOf, oblique } from "../../drawing/projection.ts";
import { isEndless } from "../../drawing/scene-frames.ts";
import { placeIn, readMotion } from "./motion.ts";
import { fittingDistance, panOrbit, turnOrbit, type Orbit } from "./orbit.ts";
import { drawsInSoftware } from "./software.ts";
import { solidGround } from "./solid-ground.ts";
import { flatShadows } from "./solid-shadow.ts";
import { solidShape } from "./solid-shapes.ts";
import type { Stage } from "./stage.ts";
import { lengthText } from "./words.ts";

const fieldOfView = 32;
/** Where the light comes from, in sizes of what is seen. */
const lightFrom = new Vector3(-0.45, -0.6, 1.3);
const shadowPixels = 2048;
/** A little from the side and above, so that bodies that move in a plane are seen to be bodies. */
const leaning = { side: { around: 0.22, up: 0.16 }, top: { around: 0, up: Math.PI / 2 - 0.35 }, oblique };

/** Draws a scene in three dimensions. Throws where the browser has no WebGL. */
export const createSolidStage = (canvas: HTMLCanvasElement, episode: PlayerEpisode & { scene: PlayerScene }): Stage => {
  const { scene: description } = episode;
  // Smooth edges and soft shadows cost a processor more than all else.
  const software = drawsInSoftware();
  const renderer = new WebGLRenderer({ canvas, antialias: !software, stencil: software, powerPreference: "low-power" });
  renderer.shadowMap.enabled = !software;
  renderer.shadowMap.type = PCFShadowMap;
  const motion = readMotion(description, episode);
  const scene = new Scene();
  const camera = new PerspectiveCamera(fieldOfView, 2, 0.01, 1000);
  camera.up.set(0, 0, 1);

  const shapes = description.shapes.map((shape, index) => ({
    ...solidShape(shape, description.meshes),
    index,
    hidden: isEndless(shape),
  }));
  for (const { object, hidden } of shapes) if (!hidden) scene.add(object);

  const { left, right, top, bottom } = description.window;
  const window = { width: right - left, height: bottom - top };
  const size = Math.max(window.width, window.height);
  const square = roundLength(size / 4, { up: true });
  const ground = description.ground === null ? null : solidGround({ height: description.ground, square, size });
  if (ground !== null) scene.add(ground.object);

  const sky = new HemisphereLight(0xffffff, 0x888888, 1.6);
  const sun = new DirectionalLight(0xffffff, 2.2);
  sun.castShadow = !software;
  sun.shadow.mapSize.setScalar(shadowPixels);
  sun.shadow.radius = 3;
  sun.shadow.normalBias = size / 300;
  Object.assign(sun.shadow.camera, { left: -size, right: size, top: size, bottom: -size, near: 0.01, far: 6 * size });
  scene.add(sky, sun, sun.target);
  const { ground: height } = description;
  const flat =
    software && height !== null
      ? flatShadows(
          shapes.filter(({ hidden }) => !hidden).map(({ object }) => object),
          { from: lightFrom, height },
        )
      : null;
  if (flat !== null) scene.add(flat.object);
  // Soft shadows fall on a patch around what is looked at.
  const shade = new ShadowMaterial();
  const patch = new Mesh(new PlaneGeometry(3 * size, 3 * size), shade);
  patch.receiveShadow = true;
  patch.position.z = height ?? 0;
  if (flat === null && height !== null) scene.add(patch);

  /** The middle of the window, in the scene's own view, beside the point that is followed. */
  const own = basisOf(description.view);
  const middle = [(left + right) / 2, -(top + bottom) / 2] as const;
  const off = [0, 1, 2].map((axis) => middle[0] * (own.right[axis] as number) + middle[1] * (own.up[axis] as number));
  const start: Orbit = { ...leaning[description.view], distance: 1.06, beside: [0, 0, 0] };
  const shown = { width: 300, height: 150 };
  let orbit = start;
  let follows = true;
  let rested: [number, number, number] = [0, 0, 0];

  const place = (): void => {
    const centre = follows ? motion.centre : rested;
    const target = new Vector3(
      ...[0, 1, 2].map((axis) => (centre[axis] as number) + (off[axis] as number) + (orbit.beside[axis] as number)),
    );
    const aspect = shown.width / shown.height;
    const fitting = fittingDistance(window, { aspect, fieldOfView: (fieldOfView * Math.PI) / 180 });
    const distance = orbit.distance * (fitting + size / 4);
    const { toward } = basisFrom(orbit);
    camera.position
      .set(...toward)
      .multiplyScalar(distance)
      .add(target);
    // From straight above, up is away.
    camera.up.set(...basisFrom(orbit).up);
    camera.lookAt(target);
    camera.near = distance / 100;
    camera.far = distance + 60 * size;
    camera.updateProjectionMatrix();
    ground?.fade(distance + 4 * size, distance + 22 * size);
    ground?.moveTo(target.x, target.y);
    patch.position.x = target.x;
    patch.position.y = target.y;
    sun.target.position.set(
      motion.centre[0] + (off[0] as number),
      motion.centre[1] + (off[1] as number),
      motion.centre[2] + (off[2] as number),
    );
    sun.position
      .copy(lightFrom)
      .multiplyScalar(2 * size)
      .add(sun.target.position);
  };

  return {
    draw(time) {
      motion.seek(time);
      for (const { object, index } of shapes) {
        const { position, turn } = placeIn(motion.poses, index);
        object.position.set(...position);
        object.quaternion.set(...turn);
      }
      flat?.fall();
      place();
      renderer.render(scene, camera);
    },
    resize({ width, height, ratio }) {
      Object.assign(shown, { width, height });
      renderer.setPixelRatio(ratio);
      renderer.setSize(width, height, false);
      camera.aspect = width / height;
    },
    paint(palette) {
      scene.background = new Color(palette.panel);
      sky.groundColor.set(palette.dark ? 0x555555 : 0x999999);
      sky.intensity = palette.dark ? 1.3 : 1.7;
      ground?.paint(palette);
      const darkness = palette.dark ? 0.5 : 0.3;
      shade.opacity = darkness;
      flat?.darken(darkness);
      for (const shape of shapes) shape.paint(palette);
    },
    scale: () => (ground === null ? "" : `squares of ${lengthText(square)}`),
    camera: {
      turn: (by) => void (orbit = turnOrbit(orbit, by)),
      pan({ right: pixels, down }) {
        const metres = (window.height * orbit.distance) / shown.height;
        orbit = panOrbit(orbit, { right: -pixels * metres, away: down * metres });
      },
      reset: () => void (orbit = start),
      follow(wanted) {
        follows = wanted;
        rested = [...motion.centre];
      },
    },
    dispose() {
      scene.traverse((object) => {
        if (!(object instanceof Mesh)) return;
        object.geometry.dispose();
        for (const material of [object.material].flat() as Material[]) material.dispose();
      });
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
};
