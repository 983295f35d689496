/* What the tests of engines ask of a page, in JavaScript that every one of the engines reads: reader.py calls these by their names. */

(() => {
  /** Tells whether an element is there to be seen: in newer browsers what is folded away has a place all the same. */
  const isShown = (one) => {
    const folded = one.parentElement.closest("details:not([open])");
    if (folded && !(one.closest("summary") && one.closest("summary").parentElement === folded)) return false;
    return one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible";
  };

  return {
    /** Brings the first element that is seen, of those that a selector names, into the middle of the window; returns where it is. */
    place(selector) {
      const found = [...document.querySelectorAll(selector)].find(isShown);
      if (!found) return null;
      found.scrollIntoView({block: "center"});
      const line = found.getClientRects()[0];
      const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
      const top = document.elementFromPoint(x, y);
      const isOnTop = top !== null && (found.contains(top) || top.contains(found));
      const box = found.getBoundingClientRect();
      return {x, y, isOnTop, left: box.left, top: box.top, width: box.width, height: box.height};
    },

    /** Returns the selector of a control to press so that an element is seen, and null when it is seen, or no control is known. */
    closed(selector) {
      const found = [...document.querySelectorAll(selector)];
      if (!found.length || found.some(isShown)) return null;
      const details = found[0].closest("details:not([open])");
      const controls = [...document.querySelectorAll("[aria-controls]")];
      const controlled = (one) => found[0].closest(`#${one.getAttribute("aria-controls").split(" ").join(", #")}`);
      const control = details ? details.querySelector("summary") : controls.find(controlled);
      if (!control) return null;
      for (const one of document.querySelectorAll("[data-opens]")) delete one.dataset.opens;
      control.dataset.opens = "";
      return "[data-opens]";
    },

    /** Returns what is read of an element: of a field what stands in it. */
    read(selector) {
      const found = document.querySelector(selector);
      return found && ("value" in found && found.tagName !== "LI" && found.tagName !== "BUTTON" ? found.value : found.innerText);
    },

    /** Returns how many of the elements are seen. */
    count(selector) {
      return [...document.querySelectorAll(selector)].filter(isShown).length;
    },

    /** Returns by how much the page is wider than the window. */
    overhang() {
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    },

    /** Returns the pairs of lines of text of which one lies over the other, in the window or anywhere on the page. */
    overlaps() {
      const isUnseen = (element) => {
        if (!isShown(element)) return true;
        for (let at = element; at; at = at.parentElement) {
          const style = getComputedStyle(at);
          if (style.clipPath === "inset(50%)") return true;
          // What is fixed, or stands above the page until it is closed, is looked at by itself.
          if (style.position === "fixed" || style.position === "sticky" || at.matches("dialog, .menu[open] > :not(summary)")) return true;
          // What is scrolled within a frame lies behind its edge.
          if (at !== document.body && at !== document.documentElement && style.overflowX !== "visible" && at.scrollWidth > at.clientWidth) return true;
        }
        return false;
      };
      const lines = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.data.trim() || text.parentElement.closest("script, style, template, option, svg, textarea") || isUnseen(text.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const {left, right, top, bottom} of range.getClientRects()) {
          if (right > 0 && right - left > 2) lines.push({left, right, top, bottom, text});
        }
      }
      lines.sort((one, other) => one.top - other.top);
      const found = [];
      lines.forEach((one, place) => {
        for (let next = place + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
          const other = lines[next];
          const high = Math.min(one.bottom, other.bottom) - other.top;
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const least = Math.min(one.bottom - one.top, other.bottom - other.top);
          if (one.text !== other.text && high > least * 0.45 && wide > 3) found.push(`${one.text.data.trim()} | ${other.text.data.trim()}`);
        }
      });
      return found;
    },

    /** Hides all of the page but one element, or shows it again. */
    leaveOnly(selector, isAlone) {
      document.body.style.visibility = isAlone ? "hidden" : "";
      for (const one of document.querySelectorAll(selector)) one.style.visibility = isAlone ? "visible" : "";
    },
  };
})()
