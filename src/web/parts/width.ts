import { useEffect, useRef, useState } from "preact/hooks";

/** An element with its width, pixels, as it is now; 0 before it is known. Drawings in these have text of one size on every screen. */
export const useWidth = <Of extends Element>() => {
  const element = useRef<Of>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const seen = element.current;
    if (seen === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(seen);
    return () => observer.disconnect();
  }, []);
  return { element, width };
};
