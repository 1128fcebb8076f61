// Keys within the list and within the places; only keys that type nothing, and "/" to search.

const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
  ["PageDown", 10],
  ["PageUp", -10],
  ["Home", -Infinity],
  ["End", Infinity],
]);
const SIDEWAYS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);

function step(elements, element, by) {
  const index = elements.indexOf(element) + by;
  return elements[Math.min(Math.max(index, 0), elements.length - 1)];
}

document.querySelector(".list").addEventListener("keydown", (event) => {
  const words = event.target.closest?.(".words");
  if (!words || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    form.elements.words.focus();
  } else if (STEPS.has(event.key)) {
    event.preventDefault();
    const next = step(visibleWords(), words, STEPS.get(event.key));
    const record = next.closest(".record");
    replaceAddress(record.id);
    select(record.id);
    next.focus({ preventScroll: true });
  }
});

viewer.addEventListener("keydown", (event) => {
  const place = event.target.closest?.(".place, .stretch");
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = STEPS.get(event.key) ?? SIDEWAYS.get(event.key);
  if (by !== undefined) {
    event.preventDefault();
    const places = visiblePlaces();
    const next = step(places, place, by);
    moveStop("place", next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Escape" && current) {
    location.hash = encodeURI(current);
  } else if (event.key === "/") {
    event.preventDefault();
    showPane("list");
    form.elements.words.focus();
  }
});

form.elements.words.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    visibleWords()[0]?.focus();
  }
});
