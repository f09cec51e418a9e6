// A step counts when the fingertip is at the mark to within three millimetres and stands still.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { there: 1 };

export function terms({ next: { fingertip } }: Step) {
  return {
    there: fingertip.markDistance < 0.003 && norm([fingertip.velocityX, fingertip.velocityY]) < 0.02 ? 1 : 0,
  };
}
