import type { EpisodeFrames } from "../../core/frames.ts";
import { imageOf } from "../../core/image.ts";

/** Pictures that are kept unpacked, each up to a megabyte: what is near the moment. */
const kept = 24;

/** An episode's pictures, each unpacked when it is asked for. */
export type Reel = {
  /** Rejects where the browser cannot read it. */
  picture(index: number): Promise<ImageBitmap>;
  dispose(): void;
};

const unpack = async (text: string): Promise<ImageBitmap> => {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const image = imageOf(bytes);
  if (image === null) throw new Error("neither PNG nor JPEG");
  return createImageBitmap(new Blob([bytes], { type: image.type }));
};

export const createReel = ({ images }: Pick<EpisodeFrames, "images">): Reel => {
  const known = new Map<number, Promise<ImageBitmap>>();
  const drop = (index: number): void => {
    known.get(index)?.then(
      (bitmap) => bitmap.close(),
      () => {},
    );
    known.delete(index);
  };
  return {
    picture(index) {
      const found = known.get(index) ?? unpack(images[index] as string);
      known.delete(index);
      known.set(index, found);
      const [oldest] = known.keys();
      if (known.size > kept) drop(oldest as number);
      return found;
    },
    dispose() {
      for (const index of known.keys()) drop(index);
    },
  };
};
