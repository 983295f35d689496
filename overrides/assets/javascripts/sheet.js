/*
 * A part of the page that opens: in its place on a wide screen, over the whole of a narrow one, where the page behind it waits.
 * Imported by catalogue.js. It is a <dialog> that is never shown as the browser's own modal one: old browsers have none, and of a long
 * page a slow phone would make every element inert before it shows the sheet.
 */

const root = document.documentElement;
/** On a screen like this a sheet lies over the page. */
export const narrow = matchMedia("(max-width: 44.9375em)");
const REACHABLE = "a[href], button, input, select";
/** What tells of the key or the gesture of a phone that goes back, where the browser knows it; the types of TypeScript do not. */
const {CloseWatcher} = /** @type {any} */ (window);

/**
 * Makes a sheet of an element, with the control that opens and closes it; returns the function that closes it.
 * @param {HTMLElement} opener
 * @param {HTMLElement} sheet
 */
export function makeSheet(opener, sheet) {
  const isOpen = () => sheet.hasAttribute("open");
  let watcher = null;
  let isOver = false;

  function open() {
    isOver = narrow.matches;
    sheet.setAttribute("open", "");
    if (isOver) {
      sheet.setAttribute("role", "dialog");
      sheet.setAttribute("aria-modal", "true");
      reachable()[0].focus();
      watcher = CloseWatcher && new CloseWatcher();
      if (watcher) watcher.onclose = () => close();
    }
    show();
  }

  /** Closes the sheet; the focus goes back to the control, unless it is led elsewhere. */
  function close(isBack = true) {
    if (!isOpen()) return;
    sheet.removeAttribute("open");
    sheet.removeAttribute("role");
    sheet.removeAttribute("aria-modal");
    isOver = false;
    if (watcher) watcher.destroy();
    show();
    if (isBack) opener.focus();
  }

  function show() {
    opener.setAttribute("aria-expanded", String(isOpen()));
    root.toggleAttribute("data-sheet", isOver);
  }

  const reachable = () => /** @type {HTMLElement[]} */ ([...sheet.querySelectorAll(REACHABLE)]).filter((field) => field.offsetParent);

  opener.addEventListener("click", () => (isOpen() ? close() : open()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (isOver || sheet.contains(document.activeElement))) {
      event.preventDefault();
      close();
    }
    if (event.key === "Tab" && isOver) stayInside(event, sheet, reachable());
  });
  narrow.addEventListener("change", () => isOver && !narrow.matches && close(false));
  show();
  /** @type {HTMLButtonElement} */ (opener).disabled = false; // until now it would have done nothing
  return close;
}

/**
 * Leads the key Tab from the last field to the first one, and back, and from anywhere else into the sheet.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} sheet
 * @param {HTMLElement[]} fields
 */
function stayInside(event, sheet, fields) {
  const [from, to] = event.shiftKey ? [fields[0], fields[fields.length - 1]] : [fields[fields.length - 1], fields[0]];
  const focused = document.activeElement;
  if (focused !== from && sheet.contains(focused)) return;
  event.preventDefault();
  to.focus();
}
