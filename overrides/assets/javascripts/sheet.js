/*
 * A part of the page that opens: in its place on a wide screen, over the whole of a narrow one, where the page behind it waits.
 * Imported by catalogue.js. It is a <dialog>; browsers that have none (Safari before 15.4, Firefox before 98) get the same from the
 * attribute `open` and what stands below.
 */

const root = document.documentElement;
/** On a screen like this a sheet lies over the page. */
export const narrow = matchMedia("(max-width: 44.9375em)");
const REACHABLE = "a[href], button, input, select";

/**
 * Makes a sheet of an element, with the control that opens and closes it; returns the function that closes it.
 * @param {HTMLElement} opener
 * @param {HTMLDialogElement} sheet
 */
export function makeSheet(opener, sheet) {
  const isNative = typeof sheet.showModal === "function";
  const isOpen = () => sheet.hasAttribute("open");
  let isOver = false;

  function open() {
    isOver = narrow.matches;
    if (isOver && isNative) sheet.showModal();
    else sheet.setAttribute("open", "");
    if (isOver && !isNative) {
      sheet.setAttribute("role", "dialog");
      sheet.setAttribute("aria-modal", "true");
      reachable()[0].focus();
    }
    show();
  }

  /** Closes the sheet; the focus goes back to the control, unless it is led elsewhere. */
  function close(isBack = true) {
    if (!isOpen()) return;
    if (isOver && isNative) sheet.close();
    else sheet.removeAttribute("open");
    sheet.removeAttribute("aria-modal");
    isOver = false;
    show();
    if (isBack) opener.focus();
  }

  function show() {
    opener.setAttribute("aria-expanded", String(isOpen()));
    root.toggleAttribute("data-sheet", isOver);
  }

  const reachable = () => /** @type {HTMLElement[]} */ ([...sheet.querySelectorAll(REACHABLE)]).filter((field) => field.offsetParent);

  opener.addEventListener("click", () => (isOpen() ? close() : open()));
  sheet.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
    if (event.key === "Tab" && isOver && !isNative) stayInside(event, reachable());
  });
  narrow.addEventListener("change", () => isOver && !narrow.matches && close(false));
  show();
  /** @type {HTMLButtonElement} */ (opener).disabled = false; // until now it would have done nothing
  return close;
}

/** Leads the key Tab from the last field to the first one, and back. @param {KeyboardEvent} event @param {HTMLElement[]} fields */
function stayInside(event, fields) {
  const [from, to] = event.shiftKey ? [fields[0], fields[fields.length - 1]] : [fields[fields.length - 1], fields[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to.focus();
}
