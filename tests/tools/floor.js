/*
 * The oldest browsers for which the site is made, and the rules of ESLint that tell what one of them lacks, by MDN's records of
 * which browser knows what. A style may use what is newer after a plain value for the same property, or inside @supports; a script
 * after it has asked whether it is there. README.md names these browsers too.
 */

import {createRequire} from "node:module";

const records = createRequire(import.meta.url)("@mdn/browser-compat-data");

const OLDEST = {
  chrome: 90, chrome_android: 90, firefox: 90, firefox_android: 90, safari: 14, safari_ios: 14, samsunginternet_android: 15,
};

/* Lost without harm in a browser that does not know them. */
const HARMLESS = {
  properties: [
    "accent-color", "appearance", "break-after", "break-inside", "color-scheme", "column-span", "contain", "cursor",
    "forced-color-adjust", "hyphens", "orphans", "outline", "scroll-behavior", "scroll-margin", "scroll-margin-top", "scroll-padding",
    "scroll-padding-block", "scroll-padding-bottom", "scroll-padding-top",
    "text-size-adjust", "text-wrap", "widows",
  ],
  /* What hangs on a :has() is made a little better by it; the backdrop comes with the dialog. */
  selectors: ["backdrop", "has", "-webkit-details-marker", "-webkit-progress-bar", "-webkit-progress-value", "-moz-progress-bar"],
  atRules: ["page"],
  /* site.js asks for dialogs before it loads what shows one, letter.js for printing before it offers paper. */
  members: ["print", "showModal"],
  /* Names of members of ours, which browsers have for others. */
  own: ["share", "show"],
};

/** Tells whether every one of the oldest browsers knows a thing, whole and by this name. */
function isKnown(record) {
  return !record?.__compat || Object.entries(OLDEST).every(([browser, oldest]) => {
    const said = record.__compat.support[browser];
    return said === undefined || [said].flat().some((one) => isSince(one, oldest));
  });
}

function isSince({version_added: added, version_removed: removed, prefix, alternative_name: other, flags}, oldest) {
  if (prefix || other || flags || removed) return false;
  return added === null || added === true || parseFloat(String(added).replace("≤", "")) <= oldest;
}

// Styles

/** Returns the records that say what is in a value, by its name: functions, and units of length. */
function recordsOfValues() {
  const functions = new Map();
  const units = new Map();
  const walk = (group) => {
    for (const [name, record] of Object.entries(group)) {
      if (name === "__compat" || typeof record !== "object") continue;
      if (record.__compat?.description?.includes(`${name}()`)) functions.set(name, record);
      walk(record);
    }
  };
  walk(records.css.types);
  for (const record of Object.values(records.css.types.length)) {
    for (const [, name] of record.__compat?.description?.matchAll(/<code>([a-z]+)<\/code>/gi) ?? []) units.set(name, record);
  }
  return {functions, units};
}

const {functions, units} = recordsOfValues();

/** Yields what a declaration uses that one of the oldest browsers lacks. */
function* lackingIn({property, value}) {
  const own = records.css.properties[property];
  if (!isKnown(own)) yield property;
  for (const node of nodesOf(value)) {
    if (node.type === "Identifier" && !isKnown(own?.[node.name])) yield node.name;
    if (node.type === "Function" && !isKnown(functions.get(node.name) ?? own?.[node.name])) yield `${node.name}()`;
    if (node.type === "Dimension" && !isKnown(units.get(node.unit))) yield node.unit;
    if (node.type === "Operator" && property === "content" && node.value === "/") yield "a text in place of content";
  }
}

function* nodesOf(node) {
  yield node;
  for (const child of node?.children ?? []) yield* nodesOf(child);
}

/** Tells whether a declaration before this one says the same plainly, by itself or for a browser that knows it with a prefix. */
function isSaidBefore(declaration, block) {
  const before = block.children.slice(0, block.children.indexOf(declaration)).filter(({type}) => type === "Declaration");
  const {property} = declaration;
  return before.some((other) => (
    (other.property === property && [...lackingIn(other)].length === 0)
    || (other.property.startsWith("-webkit-") && property.startsWith(other.property.replace("-webkit-", "")))
  ));
}

const styles = {
  meta: {type: "problem", schema: []},
  create(context) {
    const {sourceCode} = context;
    const report = (node, what) => context.report({node, message: `One of the oldest browsers lacks ${what}`});
    const outer = (node) => {
      const found = [];
      for (let at = sourceCode.getParent(node); at; at = sourceCode.getParent(at)) found.push(at);
      return found;
    };
    const isAsked = (node) => outer(node).some(({type, name, prelude}) => (
      type === "Atrule" && name === "supports" && !sourceCode.getText(prelude).startsWith("not")));
    const isForgiven = (node) => outer(node).some(({type, name, children}) => (
      type === "PseudoClassSelector" && ["is", "where"].includes(name) && children[0].children.length > 1));
    /** :focus:not(:focus-visible) takes away what :focus has given. */
    const isTakenAway = (node) => node.name === "focus-visible" && outer(node).some(({type, name}) => type === "PseudoClassSelector" && name === "not");
    const checkSelector = (node) => {
      if (isKnown(records.css.selectors[node.name]) || HARMLESS.selectors.includes(node.name)) return;
      if (!isAsked(node) && !isForgiven(node) && !isTakenAway(node)) report(node, `:${node.name}`);
    };
    return {
      Declaration(node) {
        const block = sourceCode.getParent(node);
        if (block.type !== "Block" || HARMLESS.properties.includes(node.property)) return; // others are what @supports asks
        const lacking = [...lackingIn(node)];
        if (lacking.length && !isAsked(node) && !isSaidBefore(node, block)) report(node, lacking.join(", "));
      },
      PseudoClassSelector: checkSelector,
      PseudoElementSelector: checkSelector,
      Atrule(node) {
        if (!isKnown(records.css["at-rules"][node.name]) && !HARMLESS.atRules.includes(node.name)) report(node, `@${node.name}`);
      },
      FeatureRange: (node) => report(node, "ranges of media"),
      Rule(node) {
        if (outer(node).some(({type}) => type === "Rule")) report(node, "rules in rules");
      },
    };
  },
};

// Scripts

/* Of other things a page has none, and names of its own like theirs. */
const OWNERS = new RegExp(`^(${[
  "(HTML|SVG)\\w*Element", "Element", "Node\\w*", "Document\\w*", "Window", "Navigator", "Location", "History", "Storage", "EventTarget",
  "(UI|Mouse|Pointer|Keyboard|Input|Focus|Submit|Toggle|Custom|)Event", "CSSStyle\\w+", "DOM\\w+", "Blob", "File", "FormData", "URL\\w*",
  "Request", "Response", "Headers", "Abort\\w+", "Range", "Selection", "MediaQueryList", "\\w+Observer",
  "Array", "ArrayBuffer", "Crypto", "Date", "Error", "Function", "Intl", "Map", "Math", "Number", "Object", "Promise", "RegExp", "Set",
  "String", "TypedArray",
].join("|")})$`);

/** Returns the names of members that none of the things that have them has in all of the oldest browsers. */
function lackingMembers() {
  const had = new Map();
  for (const group of [records.api, records.javascript.builtins]) {
    for (const [owner, members] of Object.entries(group)) {
      if (!OWNERS.test(owner)) continue;
      for (const [key, record] of Object.entries(members)) {
        const name = key.replace(/_static$/, "");
        if (record.__compat && name !== owner) had.set(name, had.get(name) || (isKnown(members) && isKnown(record)));
      }
    }
  }
  return new Set([...had].filter(([name, isHad]) => !isHad && !HARMLESS.members.includes(name) && !HARMLESS.own.includes(name)).map(([name]) => name));
}

const members = lackingMembers();

/** Tells whether a script asks here whether a thing is there. */
function isAsking(node) {
  const {parent} = node;
  return (parent.type === "UnaryExpression" && parent.operator === "typeof") || (parent.type === "CallExpression" && parent.optional);
}

const scripts = {
  meta: {type: "problem", schema: []},
  create(context) {
    const report = (node, what) => context.report({node, message: `One of the oldest browsers lacks ${what}`});
    const checkPattern = (node, pattern, flags = "") => {
      if (/(^|[^\\])\(\?<[=!]/.test(pattern)) report(node, "a look behind in a regular expression");
      if (/[dv]/.test(flags)) report(node, `the flags ${flags} of a regular expression`);
    };
    return {
      MemberExpression(node) {
        if (!node.computed && members.has(node.property.name) && !isAsking(node)) report(node.property, `.${node.property.name}`);
      },
      "Literal[regex]": (node) => checkPattern(node, node.regex.pattern, node.regex.flags),
      "NewExpression[callee.name=RegExp]"(node) {
        const [pattern, flags] = node.arguments.map((argument) => context.sourceCode.getText(argument));
        checkPattern(node, pattern, flags);
      },
      Program(node) {
        const scope = context.sourceCode.getScope(node);
        const known = scope.variables.filter(({defs}) => !defs.length).flatMap(({references}) => references);
        for (const {identifier} of [...scope.through, ...known]) {
          const {name} = identifier;
          const record = records.javascript.builtins[name] ?? records.api[name] ?? records.api.Window[name];
          if (!isKnown(record) && !HARMLESS.members.includes(name) && !isAsking(identifier)) report(identifier, name);
        }
      },
    };
  },
};

/** The rules, for the configuration of ESLint. */
export default {rules: {styles, scripts}};

/** The edition of JavaScript whose grammar all of them read. */
export const EDITION = 2021;
