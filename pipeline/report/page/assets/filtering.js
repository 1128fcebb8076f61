// Search and filters: hides what does not match.

const form = document.querySelector(".filters");
const tally = form.querySelector(".tally [role=status]");
const nothingFound = document.querySelector(".nothing-found");
const themeGroups = [...document.querySelectorAll(".theme-group")];
const records = [...document.querySelectorAll(".record")];
const recordItems = new Map(records.map((record) => [record.id, record]));
const searchable = new Map();

/** Letters without case and accents, so that "energie" finds "Énergie". */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function searchableText(record) {
  if (!searchable.has(record)) {
    const words = record.querySelector(".text").textContent;
    searchable.set(record, fold(`${record.id} ${words}`));
  }
  return searchable.get(record);
}

function matchesFindings(found, wanted) {
  if (wanted === "any") return found !== "";
  if (wanted === "none") return found === "";
  return wanted === "" || found.split(" ").includes(wanted);
}

function filterRecords() {
  const { words, source, theme, findings, language } = Object.fromEntries(new FormData(form));
  const terms = fold(words).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const record of records) {
    const { dataset } = record;
    const matches =
      (source === "" || dataset.source === source) &&
      (theme === "" || dataset.theme === theme) &&
      (language === "" || dataset.language === language) &&
      matchesFindings(dataset.findings, findings) &&
      terms.every((term) => searchableText(record).includes(term));
    record.hidden = !matches;
    shown += matches;
  }
  for (const group of themeGroups) {
    for (const part of group.querySelectorAll(".statement-group")) hideIfEmpty(part);
    hideIfEmpty(group);
  }
  const isFiltered = shown < records.length || words !== "";
  form.classList.toggle("is-filtered", isFiltered);
  const noun = records.length === 1 ? "record" : "records";
  const all = records.length.toLocaleString("en");
  tally.textContent = isFiltered ? `${shown.toLocaleString("en")} of ${all} ${noun}` : `${all} ${noun}`;
  nothingFound.hidden = shown > 0 || records.length === 0;
  markFound(terms);
  if (!stops.get("record") || stops.get("record").closest(".record").hidden) {
    moveStop("record", visibleWords()[0]);
  }
}

function hideIfEmpty(group) {
  group.hidden = !group.querySelector(".record:not([hidden])");
}

/** Marks what was found where the browser can do so without touching the text. */
function markFound(terms) {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("found");
  if (terms.length === 0) return;
  const ranges = [];
  for (const record of records) {
    if (record.hidden) continue;
    const node = record.querySelector(".text").firstChild;
    const text = node.data.toLowerCase();
    for (const term of terms) {
      const start = text.indexOf(term);
      if (start < 0 || start + term.length > node.length) continue;
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, start + term.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function setFilters(values) {
  form.reset();
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  filterRecords();
}

let waiting;
form.addEventListener("input", () => {
  // One frame, not one letter, at a time: typing stays fluid with thousands of records.
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(filterRecords);
});
form.addEventListener("reset", () => setTimeout(filterRecords));
form.addEventListener("submit", (event) => event.preventDefault());
