"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const help = byId("help"), keys = byId("keys"), open = byId("help-open");

  // A place inside a closed band or a wording that is not shown is opened before one goes there.
  const reveal = (e) => {
    for (let d = e && e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    const wording = e && e.closest(".g");
    if (wording && !wording.getClientRects().length) wording.closest("li").querySelector(".app details").open = true;
  };
  const go = (id) => {
    const e = byId(id);
    if (e) { reveal(e); e.scrollIntoView({ block: "start" }); }
  };
  addEventListener("hashchange", () => go(location.hash.slice(1)));
  if (location.hash) go(location.hash.slice(1));
  addEventListener("beforeprint", () => all(".band details").forEach((d) => { d.open = true; }));

  // Some browsers take a table's rows and cells for plain boxes once a style sheet lays them out as a grid.
  for (const [what, role] of [["table", "table"], ["thead, tbody", "rowgroup"], ["tr", "row"], ["td", "cell"],
    ["thead th", "columnheader"], ["tbody th", "rowheader"]]) {
    all(what, byId("passages")).forEach((e) => e.setAttribute("role", role));
  }

  // Filters: the style sheet hides what is unticked; a turn with nothing left goes too. Nothing is asked of the layout:
  // in a long report that would lay out all that is off the screen.
  const ticked = (key) => { const box = document.querySelector(`[data-key="${key}"]`); return !box || box.checked; };
  const told = (e) => (e.classList.contains("minor") ? ticked("minor")
    : ticked([...e.classList].find((name) => name.startsWith("k-")).slice(2)));
  const tidy = () => {
    all(".group").forEach((g) => { g.hidden = !all(".finding", g).some(told); });
    const list = byId("minor");
    if (list && document.querySelector("[data-key=minor]:checked")) list.open = true;
  };
  all("[data-key]").forEach((box) => box.addEventListener("change", tidy));
  if (document.querySelector("[data-key][checked]:not(:checked)")) tidy();  // a browser remembers ticks

  // Four tellings side by side are the most that can be read. Each keeps its column, also where a row lacks one of them
  // or two share their words; these stand under the first. The rules go from the last to the first, so that the first wins.
  const picks = all(".pick input"), columns = new CSSStyleSheet();
  const lay = () => {
    const picked = picks.filter((box) => box.checked);
    picks.forEach((box) => { box.disabled = picked.length >= 4 && !box.checked; });
    const level = ".readings li:not(:has(.app [open])) .v";
    const rules = picked.map((box, n) => `:is(${level}, .over) > .${box.id.slice(2)} { grid-area: 1 / ${n + 1}; }`);
    rules.push(`${level}, .over { grid-template-columns: repeat(${picked.length}, minmax(0, 1fr)); }`);
    columns.replaceSync(picked.length < 2 ? "" : `@media (min-width: 46.01rem) { ${rules.reverse().join(" ")} }`);
  };
  if (picks.length) {
    document.adoptedStyleSheets = [columns];
    picks.forEach((box) => box.addEventListener("change", lay));
    lay();
  }

  // n and p: through the list, or through the marks once the reader is among the passages.
  all(".finding").forEach((f) => { f.tabIndex = -1; });
  let at = null;
  const picked = (e) => {
    const wording = e.closest(".g");
    return !wording || wording.closest("li").querySelector(".app [open]")
      || [...wording.classList].some((name) => byId(`r-${name}`)?.checked);
  };
  const step = (by) => {
    const among = byId("passages").getBoundingClientRect().top < innerHeight / 2;
    const stops = all(among ? "#passages a.n" : ".finding").filter((e) => told(e) && picked(e));
    if (!stops.length) return;
    let i = stops.indexOf(at);
    if (i < 0) {
      // What comes after the words that stand below the heads.
      const here = document.elementFromPoint(innerWidth / 2, 140) || document.body;
      const next = stops.findIndex((e) => here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
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
  open.classList.remove("off");  // its room is kept, so that nothing moves
  open.addEventListener("click", () => help.showModal());
})();
