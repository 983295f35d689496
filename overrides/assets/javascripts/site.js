/*
 * What a page does beyond being read: the accessibility panel, tables that scroll, texts to copy, the same place in the other language,
 * the way to the search, and Escape to close what is open.
 * Every page loads it after its text; nothing is lost without it. The early part, which keeps a page from flashing, is
 * overrides/partials/early-settings.html; both keep the settings under the same key.
 */

const KEY = "view";
const root = document.documentElement;
const panel = document.querySelector(".vision");
const form = panel.querySelector("form");
const fields = /** @type {HTMLInputElement[]} */ ([...form.elements]);
const names = [...new Set(fields.map((field) => field.name).filter(Boolean))];

/** Puts settings on the page and into the controls; an empty value is the usual one. @param {Record<string, string>} settings */
function show(settings) {
  for (const name of names) {
    const value = settings[name] || "";
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    for (const field of fields) if (field.name === name) field.checked = field.value === value;
  }
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll('article img:not([alt=""])'))) {
    const hidden = settings.pictures === "hidden";
    const frame = image.closest("picture") || image;
    if (hidden && !image.hidden) frame.insertAdjacentText("afterend", `[${image.alt}]`);
    if (!hidden && image.hidden) frame.nextSibling.remove();
    image.hidden = hidden;
  }
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {}; // no storage, or a value that is not ours
  }
}

function keep(settings) {
  show(settings);
  form.querySelector("[role=status]").textContent = form.dataset.done;
  try {
    if (Object.keys(settings).length) localStorage.setItem(KEY, JSON.stringify(settings));
    else localStorage.removeItem(KEY);
  } catch {
    // it holds for this page only
  }
}

show(stored());
/* Only what is not usual is kept: the early part puts on the page all that it finds. */
form.addEventListener("change", () => keep(Object.fromEntries([...new FormData(form)].filter(([, value]) => value))));
form.addEventListener("reset", (event) => {
  event.preventDefault();
  keep({});
});
/* Nothing that has the focus stands behind an open menu. */
const menu = /** @type {HTMLDetailsElement} */ (document.querySelector(".menu"));
menu.addEventListener("focusout", ({relatedTarget}) => {
  if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
});
/* What is folded is printed whole, and folded again. */
for (const [moment, open] of /** @type {const} */ ([["beforeprint", true], ["afterprint", false]])) {
  addEventListener(moment, () => {
    const notes = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll(open ? "details.admonition:not([open])" : "details[data-unfolded]")
    );
    for (const note of notes) {
      note.toggleAttribute("data-unfolded", open);
      note.open = open;
    }
  });
}
/* What was chosen in another tab, or on the page from which the reader comes back. */
for (const moment of ["storage", "pageshow"]) addEventListener(moment, () => show(stored()));
/* A table is a stop for the keyboard where it scrolls, and not where it fits. In the next frame, since a stop may change sizes
   again, of which WebKit complains inside the observer. */
const frames = new ResizeObserver((entries) => requestAnimationFrame(() => {
  for (const {target} of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
}));
/* Not before the first paint, which need not wait for it. */
addEventListener("load", () => setTimeout(() => {
  for (const frame of document.querySelectorAll(".table")) frames.observe(frame);
}));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copies]"))) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies);
    getSelection().selectAllChildren(text); // so that it can be copied by hand where the clipboard is not allowed
    let done = button.dataset.copied;
    try {
      await navigator.clipboard.writeText(text.innerText.replaceAll("\u00ad", ""));
    } catch {
      done = button.dataset.selected;
    }
    button.parentElement.querySelector("[role=status]").textContent = done;
  });
}
/* The page in the other language opens at the same place, and answers the same query: the ids of headings are equal in both. */
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".language-link"))) {
  for (const moment of ["click", "auxclick", "contextmenu"]) {
    link.addEventListener(moment, () => {
      link.search = location.search;
      link.hash = placeOfReader();
    });
  }
}

/** Returns the fragment for the place where the reader is: what the address names, or the heading under which the reader reads. */
function placeOfReader() {
  const named = location.hash && document.querySelector(":target");
  const isInSight = named && named.getBoundingClientRect().top < innerHeight && named.getBoundingClientRect().bottom > 0;
  if (isInSight) return location.hash;
  /* At the beginning of a page, and in its header, the reader has come to no heading yet. */
  const passed = scrollY < 100 ? [] : [...document.querySelectorAll("article :is(h2, h3)[id]")].filter(isPassed);
  return passed.length ? `#${passed[passed.length - 1].id}` : location.hash;
}

/** @param {Element} heading */
function isPassed(heading) {
  const {top, height} = heading.getBoundingClientRect();
  return height > 0 && top < innerHeight / 3; // one that is hidden has no height
}

addEventListener("keydown", ({key, target}) => {
  const open = key === "Escape" && target instanceof Element && /** @type {HTMLDetailsElement} */ (target.closest("details[open]"));
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
/*
 * The search comes when a reader turns to it; where it cannot be had (Safari before 15.4 and Firefox before 98 know no dialog), the
 * control is the link that it is without scripts.
 */
const control = /** @type {HTMLAnchorElement} */ (document.querySelector(".search-link"));
const hasDialogs = "HTMLDialogElement" in window;
if (hasDialogs) control.setAttribute("aria-haspopup", "dialog");
/** @param {MouseEvent | KeyboardEvent} event */
function openSearch(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (!hasDialogs) {
    location.assign(control.href);
    return;
  }
  import("./search.js").then((search) => search.openSearch()).catch(() => location.assign(control.href));
}
control.addEventListener("click", (event) => event.shiftKey || openSearch(event));
addEventListener("keydown", (event) => {
  const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (event.key === "/" && !root.dataset.slash && !isWriting) openSearch(event);
});
