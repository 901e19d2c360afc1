"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const help = byId("help"), keys = byId("keys"), open = byId("help-open");
  const shown = (e) => e.offsetParent !== null && !e.closest("details:not([open])");

  // A place inside a closed band is opened before one goes there.
  const reveal = (e) => {
    for (let d = e && e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  };
  const go = (id) => {
    const e = byId(id);
    if (e) { reveal(e); e.scrollIntoView({ block: "start" }); }
  };
  addEventListener("hashchange", () => go(location.hash.slice(1)));
  if (location.hash) go(location.hash.slice(1));
  addEventListener("beforeprint", () => document.querySelectorAll(".band details").forEach((d) => { d.open = true; }));

  // Filters: the style sheet hides what is unticked; a turn with nothing left goes too.
  const tidy = () => document.querySelectorAll(".group").forEach((g) => {
    g.hidden = false;
    g.hidden = ![...g.querySelectorAll(".finding")].some((f) => f.offsetParent !== null);
  });
  document.querySelectorAll(".filters input").forEach((box) => box.addEventListener("change", tidy));
  if (document.querySelector(".filters input[checked]:not(:checked)")) tidy();  // a browser remembers ticks

  // n and p: through the list, or through the marks once the reader is among the passages.
  document.querySelectorAll(".finding").forEach((f) => { f.tabIndex = -1; });
  let at = null;
  const step = (by) => {
    const among = byId("passages").getBoundingClientRect().top < innerHeight / 2;
    const stops = [...document.querySelectorAll(among ? "#passages a.n" : ".finding")].filter(
      (e) => among ? getComputedStyle(e).display !== "none" : shown(e));
    if (!stops.length) return;
    let i = stops.indexOf(at);
    if (i < 0) {
      const next = stops.findIndex((e) => shown(e) && e.getBoundingClientRect().top > 80);
      i = by > 0 ? (next < 0 ? stops.length : next) - 1 : next < 0 ? stops.length : next;
    }
    at = stops[Math.min(Math.max(i + by, 0), stops.length - 1)];
    reveal(at);
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: among ? "center" : "start" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (!keys.checked) return;
    if (event.key === "?") help.showModal();
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  open.hidden = false;
  open.addEventListener("click", () => help.showModal());
})();
