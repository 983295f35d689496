/* Gathers what a page reports, from before its first script on; gathering.py puts it into every page. Not every engine shows its console. */

window.gathered = [];
addEventListener("securitypolicyviolation", (event) => window.gathered.push(`policy: ${event.violatedDirective} ${event.blockedURI}`), true);
addEventListener("error", (event) => window.gathered.push(`error: ${event.message || event.target.src || event.target.href}`), true);
addEventListener("unhandledrejection", (event) => window.gathered.push(`rejection: ${event.reason}`));
