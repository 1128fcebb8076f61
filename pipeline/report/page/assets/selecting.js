// What an address shows: a record and its place are always shown together.

let current;
const placesByRecord = Map.groupBy
  ? Map.groupBy(document.querySelectorAll(".sources [data-record]"), (one) => one.dataset.record)
  : groupByRecord();

function groupByRecord() {
  const grouped = new Map();
  for (const place of document.querySelectorAll(".sources [data-record]")) {
    const { record } = place.dataset;
    if (!grouped.has(record)) grouped.set(record, []);
    grouped.get(record).push(place);
  }
  return grouped;
}

function showView(name) {
  document.body.dataset.view = name;
  for (const view of document.querySelectorAll(".view")) {
    view.classList.toggle("is-shown", view.id === name);
  }
  for (const link of document.querySelectorAll(".views a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function showPane(name) {
  document.body.dataset.pane = name;
}

/** Marks a record and its place, and brings both into view. */
function select(recordId) {
  showView("records");
  for (const element of [recordItems.get(current), ...(placesByRecord.get(current) ?? [])]) {
    element?.classList.remove("is-current");
    element?.querySelector?.(".words")?.removeAttribute("aria-current");
  }
  current = recordId;
  const item = recordItems.get(recordId);
  if (item.hidden) setFilters({});
  item.classList.add("is-current");
  item.querySelector(".words").setAttribute("aria-current", "true");
  moveStop("record", item.querySelector(".words"));
  const source = showSource(item.dataset.source);
  const places = placesByRecord.get(recordId) ?? [];
  for (const place of places) place.classList.add("is-current");
  const place = places.find(isShown);
  if (place) {
    moveStop("place", place);
    tellReason(place);
    scrollToPlace(place);
  } else if (source) {
    viewer.scrollTop = 0;
  }
  item.scrollIntoView({ block: "nearest" });
  return { item, place };
}

/** The records that the filters leave, as what takes the focus. */
function visibleWords() {
  return records.filter((record) => !record.hidden).map((record) => record.querySelector(".words"));
}

function follow() {
  const address = readAddress();
  switch (address.kind) {
    case "record": {
      showPane("list");
      const { item } = select(address.record);
      item.querySelector(".words").focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
      break;
    }
    case "place": {
      showPane("place");
      const { place } = select(address.record);
      place?.focus({ preventScroll: true });
      break;
    }
    case "stretch":
    case "page":
    case "source":
      showView("records");
      showPane("place");
      followInSource(address);
      break;
    case "overview":
    case "checks":
      showView(address.kind);
      scrollTo(0, 0);
      break;
    default:
      showView("records");
      showPane("list");
      document.getElementById(address.group)?.scrollIntoView({ block: "start" });
  }
}

function followInSource({ kind, source: sourceId, number }) {
  const source = showSource(sourceId);
  if (!source) return;
  if (kind === "page") {
    goToPage(sourceId, number);
  } else if (kind === "stretch") {
    const place = placesOf(source, `[data-starts~="${CSS.escape(number)}"]`);
    if (place) {
      moveStop("place", place);
      scrollToPlace(place);
      place.focus({ preventScroll: true });
    }
  } else {
    viewer.scrollTop = 0;
  }
}

addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link) return;
  const { theme, source } = link.dataset;
  if (theme !== undefined) setFilters({ theme, source });
  // The same address again is no change of address, yet a person asks for it.
  if (link.getAttribute("href") === location.hash) follow();
});
