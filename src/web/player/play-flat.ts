import { playPage } from "./play-page.tsx";

// A page whose scenes are flat: the larger one's part is not in it.
playPage(() => Promise.reject(new Error("this page draws flat scenes only")));
