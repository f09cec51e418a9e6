/**
 * The page's only script, in the browser's language since it is put into the page as it stands. It reads the data that
 * page.ts wrote (`PageData`), and moves the drawing, the way, the play-heads and the figures to one moment.
 */
export const pageScript = String.raw`(() => {
  "use strict";
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const { dt, episodes } = JSON.parse(find("#data").textContent);
  const button = find("#play");
  const scrub = find("#scrub");
  const speed = find("#speed");
  const clock = find("#clock");
  const choice = find("#episode");
  /** Frames of the way that stay in sight. */
  const recent = 150;
  const namespace = "http://www.w3.org/2000/svg";
  const views = episodes.map((data, index) => {
    const stage = find('.stage[data-episode="' + index + '"]');
    const tracks = find('.tracks[data-episode="' + index + '"]');
    return {
      data,
      stage,
      tracks,
      world: stage && find(".world", stage),
      figure: stage && find(".figure", stage),
      cast: stage && find(".cast", stage),
      way: stage && find(".way", stage),
      heads: all(".playhead", tracks),
      outputs: all("output", tracks),
    };
  });
  let current = 0;
  let frame = 0;
  let playing = false;
  let before = 0;
  let time = 0;
  const view = () => views[current];
  const secondsOf = (index) => view().data.steps[index] * dt;
  const last = () => view().data.steps.length - 1;
  const text = (value) => String(Number(value.toPrecision(3)));

  const drawFigure = ({ data, figure, world, cast, way }) => {
    const { classes, frames, shadows, shifts, trail } = data;
    const parts = frames[frame];
    const count = parts.length / 2;
    while (figure.childElementCount < count) figure.append(document.createElementNS(namespace, "path"));
    while (figure.childElementCount > count) figure.lastElementChild.remove();
    for (let index = 0; index < count; index++) {
      const path = figure.children[index];
      path.setAttribute("class", classes[parts[2 * index]]);
      path.setAttribute("d", parts[2 * index + 1]);
    }
    world.setAttribute("transform", "translate(" + shifts[frame].join(" ") + ")");
    if (cast) cast.setAttribute("d", shadows[frame]);
    if (way) way.setAttribute("d", "M" + trail.slice(Math.max(0, frame - recent), frame + 1).map((point) => point.join(" ")).join("L"));
  };

  const show = (index) => {
    frame = Math.min(Math.max(index, 0), last());
    const { data, figure, heads, outputs } = view();
    if (figure) drawFigure(view());
    const share = data.steps[frame] / Math.max(1, data.length);
    for (const head of heads) {
      const place = Number(head.dataset.left) + share * Number(head.dataset.width);
      head.setAttribute("x1", place);
      head.setAttribute("x2", place);
    }
    outputs.forEach((output, row) => {
      const value = data.values[row][frame];
      output.textContent = value === null ? "" : String(value);
    });
    scrub.value = String(frame);
    const words = text(secondsOf(frame)) + " s of " + text(secondsOf(last())) + " s";
    clock.textContent = words + ", step " + data.steps[frame];
    scrub.setAttribute("aria-valuetext", words);
  };

  const setPlaying = (wanted) => {
    playing = wanted;
    button.setAttribute("aria-pressed", String(playing));
    find("span", button).textContent = playing ? "Pause" : "Play";
    if (!playing) return;
    if (frame === last()) show(0);
    time = secondsOf(frame);
    before = performance.now();
    requestAnimationFrame(tick);
  };

  const tick = (now) => {
    if (!playing) return;
    time += (Math.max(0, now - before) / 1000) * Number(speed.value);
    before = now;
    let next = frame;
    while (next < last() && secondsOf(next + 1) <= time) next++;
    if (next !== frame) show(next);
    if (frame === last()) setPlaying(false);
    else requestAnimationFrame(tick);
  };

  const open = (index) => {
    current = index;
    views.forEach(({ stage, tracks }, other) => {
      if (stage) stage.toggleAttribute("hidden", other !== index);
      tracks.toggleAttribute("hidden", other !== index);
    });
    for (const line of all(".outcome")) line.toggleAttribute("hidden", Number(line.dataset.episode) !== index);
    scrub.max = String(last());
    speed.value = String(view().data.speed);
    show(0);
  };

  const moveTo = (index) => {
    setPlaying(false);
    show(index);
  };
  button.addEventListener("click", () => setPlaying(!playing));
  scrub.addEventListener("input", () => moveTo(Number(scrub.value)));
  if (choice) choice.addEventListener("change", () => {
    setPlaying(false);
    open(Number(choice.value));
  });
  for (const trace of all(".tracks svg")) {
    const follow = (event) => {
      const head = find(".playhead", trace);
      const box = trace.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * trace.viewBox.baseVal.width;
      const share = (x - Number(head.dataset.left)) / Number(head.dataset.width);
      const step = Math.min(Math.max(share, 0), 1) * view().data.length;
      const { steps } = view().data;
      let nearest = 0;
      steps.forEach((one, index) => {
        if (Math.abs(one - step) < Math.abs(steps[nearest] - step)) nearest = index;
      });
      moveTo(nearest);
    };
    trace.addEventListener("pointerdown", (event) => {
      trace.setPointerCapture(event.pointerId);
      follow(event);
    });
    trace.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) follow(event);
    });
  }
  // Keys anywhere on the page, where no control has a use of its own for them.
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const owner = event.target.closest("button, input, select");
    if (event.key === " " && owner !== button && !(owner instanceof HTMLSelectElement)) setPlaying(!playing);
    else if (owner !== null) return;
    else if (event.key === "ArrowRight") moveTo(frame + 1);
    else if (event.key === "ArrowLeft") moveTo(frame - 1);
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(last());
    else return;
    event.preventDefault();
  });
  open(0);
  // Who asked for less motion starts it; nobody has to stop it.
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) setPlaying(true);
})();
`;
