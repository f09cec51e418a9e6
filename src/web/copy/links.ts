import { options, type VNode } from "preact";

/**
 * In a copy no server knows the pages' paths: they stand behind the hash of the one file. Links are written so, and
 * pictures are beside it, whatever page asks for them.
 */
export const linkWithinFile = (): void => {
  const before = options.vnode;
  options.vnode = (node: VNode) => {
    const props = node.props as { href?: unknown; src?: unknown };
    if (typeof node.type === "string") {
      if (typeof props.href === "string" && props.href.startsWith("/")) props.href = `#${props.href}`;
      if (typeof props.src === "string" && props.src.startsWith("/")) props.src = `.${props.src}`;
    }
    before?.(node);
  };
};
