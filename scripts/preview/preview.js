/*
 * Live preview: loads the page anew once it is another one, and shows over it what is wrong with the content.
 * The server answers when there is news, or after a while; a page that nobody looks at does not ask.
 */

/** @typedef {{shown: string, told: string, faults: string[], language: string, title: string, note: string}} News */

const own = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-news]"));
const panel = document.createElement("div");
const PAUSE = 1000;
let told = "";
let asking = new AbortController();

/** Shows what is wrong, or nothing. @param {News} news */
function show(news) {
  panel.hidden = !news.faults.length;
  panel.replaceChildren();
  panel.lang = news.language;
  if (panel.hidden) return;
  const details = document.createElement("details");
  details.open = true;
  const summary = document.createElement("summary");
  summary.textContent = `${news.title} ${news.note}`;
  const list = document.createElement("ul");
  for (const fault of news.faults) {
    const item = document.createElement("li");
    item.textContent = fault;
    list.append(item);
  }
  details.append(summary, list);
  panel.append(details);
}

/** Asks for news once, and acts on them. */
async function ask() {
  asking = new AbortController();
  const query = new URLSearchParams({page: location.pathname, shown: own.dataset.shown, told});
  const response = await fetch(`${own.dataset.news}?${query}`, {signal: asking.signal});
  const news = /** @type {News} */ (await response.json());
  if (news.shown !== own.dataset.shown) {
    location.reload();
    return;
  }
  if (news.told !== told) show(news);
  told = news.told;
}

/** Resolves when the page is looked at. @returns {Promise<void>} */
function lookedAt() {
  return new Promise((resolve) => {
    if (!document.hidden) resolve();
    else document.addEventListener("visibilitychange", () => resolve(), {once: true});
  });
}

/** Asks again and again; the server may be begun anew meanwhile. */
async function follow() {
  for (;;) {
    await lookedAt();
    try {
      await ask();
    } catch {
      if (!document.hidden) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

panel.className = "preview-faults";
panel.setAttribute("role", "alert");
panel.hidden = true;
document.body.append(panel);
document.addEventListener("visibilitychange", () => document.hidden && asking.abort());
follow();
