import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** The width of an element in pixels, as it changes: charts are drawn at it, so that their type keeps its size. */
export const useWidth = <Kind extends HTMLElement>(usual = 640) => {
  const ref = useRef<Kind>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.max(200, Math.round(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
};
