/*
 * Leads on from a place that is elsewhere now: the link of its name in the list of former places or, on a page that moved as a whole,
 * the same place there. Without it a reader follows the link by hand. Loaded where there is such a list (scripts/publish/page_pass.py).
 */

const whole = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".moved-to"));

function lead() {
  const place = location.hash && document.getElementById(location.hash.slice(1));
  const link = place && place.closest(".moved") && place.querySelector("a");
  if (link) location.replace(link.href);
  else if (whole && !(place && place.closest(".moved"))) location.replace(whole.hash ? whole.href : whole.href + location.hash);
}

lead();
addEventListener("hashchange", lead);
