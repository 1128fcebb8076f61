// Addresses within the page: everything that can be shown has one, and Back goes back.
// "#edition/source/2.3" is a record in the list, "#place:edition/source/2.3" its place,
// "#place:edition/source:417" the stretch in which a finding begins, "#page:edition/source:4" a
// page, "#source:edition/source" a source; the views have names of their own.

const VIEWS = ["records", "overview", "checks"];

function readAddress() {
  const address = decodeAddress(location.hash.slice(1));
  if (VIEWS.includes(address)) return { kind: address };
  const [, kind, rest] = /^(place|page|source):([^]*)$/.exec(address) ?? [];
  if (kind === "source") return { kind, source: rest };
  if (kind === "page") return { kind, ...splitAtLast(rest) };
  if (kind === "place" && !recordItems.has(rest)) return { kind: "stretch", ...splitAtLast(rest) };
  if (kind === "place") return { kind, record: rest };
  if (recordItems.has(address)) return { kind: "record", record: address };
  return { kind: "records", group: address };
}

function decodeAddress(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitAtLast(text) {
  const end = text.lastIndexOf(":");
  return { source: text.slice(0, end), number: text.slice(end + 1) };
}

/** Names what is shown without leaving a step to go back to. */
function replaceAddress(address) {
  history.replaceState(null, "", `#${encodeURI(address)}`);
}
