/** Renderers that draw with the processor, by the names that they give themselves. */
const names = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether WebGL here has no graphics card behind it. Throws where there is no WebGL. */
export const drawsInSoftware = (): boolean => {
  const context = document.createElement("canvas").getContext("webgl2");
  if (context === null) throw new Error("this browser has no WebGL 2");
  const told = context.getExtension("WEBGL_debug_renderer_info");
  const name = String(context.getParameter(told?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return names.test(name);
};
