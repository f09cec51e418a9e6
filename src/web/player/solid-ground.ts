import { Color, Mesh, PlaneGeometry, ShaderMaterial } from "three";
import { towards, type Palette } from "./palette.ts";

/** Squares by arithmetic and not by a picture: a renderer without a graphics card takes five times as long for the picture. */
const vertexShader = `
varying vec3 place;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  place = world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

/** A chequered pattern averaged over the pixel (after Quilez, "filtering the checkerboard pattern"), fading into the distance. */
const fragmentShader = `
uniform float square;
uniform vec3 light;
uniform vec3 dark;
uniform vec3 far;
uniform vec2 fade;
varying vec3 place;
void main() {
  vec2 at = place.xy / square;
  vec2 width = max(fwidth(at), 0.0001);
  vec2 covered = 2.0 * (abs(fract((at - 0.5 * width) * 0.5) - 0.5) - abs(fract((at + 0.5 * width) * 0.5) - 0.5)) / width;
  vec3 colour = mix(light, dark, 0.5 - 0.5 * covered.x * covered.y);
  float away = distance(cameraPosition, place);
  gl_FragColor = vec4(mix(colour, far, smoothstep(fade.x, fade.y, away)), 1.0);
  #include <colorspace_fragment>
}`;

/** Ground without end, in squares of so many metres, seen as far as 40 `size`: it goes along with who looks. */
export const solidGround = ({ height, square, size }: { height: number; square: number; size: number }) => {
  const uniforms = {
    square: { value: square },
    light: { value: new Color() },
    dark: { value: new Color() },
    far: { value: new Color() },
    fade: { value: [0, 1] },
  };
  const object = new Mesh(
    new PlaneGeometry(80 * size, 80 * size),
    new ShaderMaterial({
      uniforms,
      vertexShader,
      fragmentShader,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 1,
    }),
  );
  object.position.z = height;
  return {
    object,
    moveTo(x: number, y: number): void {
      object.position.x = x;
      object.position.y = y;
    },
    /** From which to which distance of the camera's it fades away, m. */
    fade: (from: number, to: number): void => void (uniforms.fade.value = [from, to]),
    paint(palette: Palette): void {
      const light = palette["scene-earth"];
      uniforms.light.value.set(light);
      uniforms.dark.value.set(towards(light, { to: palette["scene-net"], share: 0.7 }));
      uniforms.far.value.set(palette.panel);
    },
  };
};
