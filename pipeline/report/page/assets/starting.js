// From here on the page is one window with two panes; before, it was one long document.

document.documentElement.classList.add("js");
showView("records");
showPane("list");
for (const one of document.querySelectorAll(".words, .place, .stretch")) {
  one.setAttribute("tabindex", "-1");
}
const [firstSource] = sources.keys();
if (firstSource !== undefined) showSource(firstSource);
filterRecords();
follow();
// The browser goes to the address itself when all is loaded, and takes the focus with it.
if (location.hash) addEventListener("load", () => requestAnimationFrame(follow));
