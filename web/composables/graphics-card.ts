let known: boolean | undefined;

/** Whether a graphics card draws the page, as far as the browser says. Without one, fading a page takes the processor half a second. */
export function hasGraphicsCard(): boolean {
  return (known ??= !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(rendererName()));
}

function rendererName(): string {
  const context = document.createElement('canvas').getContext('webgl');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info && context?.getParameter(info.UNMASKED_RENDERER_WEBGL);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return String(name);
}
