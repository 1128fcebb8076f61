// From here on the page is one window with two panes; before, it was one long document.

document.documentElement.classList.add("js");
showView("records");
showPane("list");
keepOneStop(visibleWords());
const [firstSource] = sources.keys();
if (firstSource !== undefined) showSource(firstSource);
filterRecords();
follow();
