// The right side: which source is shown and how, and why a line is what it is.

const viewer = document.querySelector(".sources");
const reasonLine = document.querySelector(".reason");
const hint = reasonLine.firstElementChild;
const sources = new Map(
  [...viewer.querySelectorAll(".source")].map((source) => [source.dataset.source, source]),
);
const sourceLinks = [...document.querySelectorAll(".source-choice a")];
const ZOOM_STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
let zoom = 1;

function showSource(sourceId) {
  if (!sources.has(sourceId)) return undefined;
  for (const [id, source] of sources) source.classList.toggle("is-shown", id === sourceId);
  for (const link of sourceLinks) {
    if (link.dataset.source === sourceId) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  stopAtFirstPlace();
  return sources.get(sourceId);
}

function shownSource() {
  return viewer.querySelector(".source.is-shown");
}

/** The places that can be reached now, in reading order. */
function visiblePlaces() {
  const source = shownSource();
  return source ? [...source.querySelectorAll(".place, .stretch")].filter(isShown) : [];
}

function isShown(element) {
  return element.getClientRects().length > 0;
}

const stops = new Map();

/** Leaves one of many to the Tab key; arrow keys reach the others. */
function moveStop(kind, element) {
  stops.get(kind)?.setAttribute("tabindex", "-1");
  element?.setAttribute("tabindex", "0");
  stops.set(kind, element);
}

function stopAtFirstPlace() {
  const places = shownSource()?.querySelectorAll(".place, .stretch") ?? [];
  moveStop("place", Array.prototype.find.call(places, isShown));
}

function placesOf(source, selector) {
  const found = [...source.querySelectorAll(selector)];
  return found.find(isShown) ?? found[0];
}

function scrollToPlace(element) {
  element.scrollIntoView({ block: "center", inline: "nearest" });
}

function goToPage(sourceId, number) {
  const sheet = showSource(sourceId)?.querySelector(`.sheet[data-page="${CSS.escape(number)}"]`);
  sheet?.scrollIntoView({ block: "start" });
}

function tellReason(element) {
  const { role, reason, record } = element.dataset;
  const name = document.createElement("strong");
  const number = record ? ` ${record.slice(record.lastIndexOf("/") + 1)}` : "";
  name.textContent = `${role}${number}`;
  reasonLine.replaceChildren(name, ` ${reason}`);
}

function useTool(button) {
  const top = placeInView();
  if (button.dataset.tool === "ledger" || button.dataset.tool === "text") {
    const isOn = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isOn));
    if (button.dataset.tool === "ledger") viewer.classList.toggle("no-ledger", !isOn);
    else viewer.classList.toggle("as-text", isOn);
    stopAtFirstPlace();
  } else {
    const step = ZOOM_STEPS.indexOf(zoom) + (button.dataset.tool === "larger" ? 1 : -1);
    zoom = ZOOM_STEPS[Math.min(Math.max(step, 0), ZOOM_STEPS.length - 1)];
    viewer.style.setProperty("--zoom", zoom);
  }
  top?.scrollIntoView({ block: "start" });
}

/** The page at the top of the window, so that it stays there when sizes change. */
function placeInView() {
  const frame = viewer.getBoundingClientRect();
  const sheets = [...(shownSource()?.querySelectorAll(".sheet") ?? [])];
  if (viewer.scrollTop === 0) return undefined;
  return sheets.find((sheet) => sheet.getBoundingClientRect().bottom > frame.top + 1);
}

for (const kind of ["pointerover", "focusin", "click"]) {
  viewer.addEventListener(kind, (event) => {
    const place = event.target.closest?.(".place, .stretch");
    if (place) tellReason(place);
  });
}
viewer.addEventListener("pointerleave", () => {
  if (!viewer.contains(document.activeElement)) reasonLine.replaceChildren(hint);
});
viewer.addEventListener("change", (event) => {
  if (event.target.matches(".page-choice select")) {
    location.hash = `page:${event.target.dataset.source}:${event.target.value}`;
  }
});
document.querySelector(".tools").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) useTool(button);
});
