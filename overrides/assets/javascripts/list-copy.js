/* Copies a table so that a spreadsheet and a letter take it as one; imported by catalogue.js. */

import {element} from "./dom.js";

/**
 * Puts a table into the clipboard, as text between tabs and as HTML; returns whether the browser has allowed it. By the event of
 * copying, since it takes both everywhere, and without https too.
 * @param {string[][]} rows the head first
 */
export function copyTable(rows) {
  const text = rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
  const [head, ...body] = rows.map((cells, index) => element("tr", {}, ...cells.map((cell) => element(index ? "td" : "th", {}, cell))));
  const html = element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)).outerHTML;
  /** @param {ClipboardEvent} event */
  function give(event) {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
  }
  document.addEventListener("copy", give);
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", give);
  return isCopied;
}
