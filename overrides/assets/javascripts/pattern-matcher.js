/*
 * Matches a text with the tree of a regular expression (pattern-parser.js), as Python does: a part is tried, and what follows it is
 * tried from where it ends; where that fails, the part is tried another way. Imported by pattern.js. Nothing here touches the page.
 */

import {LIMIT, has, isOfWord} from "./pattern-parser.js";

/** @typedef {import("./pattern-parser.js").Node} Node */
/** Tries to match from a place: returns where the whole match ends, or less than nothing. @typedef {(at: number) => number} Step */

const NONE = -1;
/** @type {Step} */
const here = (at) => at;

/** What a pattern has matched: where, and what each of its groups has. */
export class Match {
  /** @param {string} text @param {number} start @param {number} end @param {Map<string, [number, number]>} spans @param {string} last */
  constructor(text, start, end, spans, last) {
    this.source = text;
    this.start = start;
    this.end = end;
    this.spans = spans;
    /** The name of the group that was closed last. */
    this.last = last;
  }

  /** The whole match. */
  get text() {
    return this.source.slice(this.start, this.end);
  }

  /** Returns what a group has matched, or "" when it has none; a group without a name goes by its number. @param {string | number} group */
  group(group) {
    const span = this.spans.get(String(group));
    return span ? this.source.slice(span[0], span[1]) : "";
  }
}

export class Matcher {
  /** @param {Node} tree @param {string[]} names */
  constructor(tree, names) {
    this.names = names;
    this.text = "";
    this.end = 0;
    this.isFull = false;
    this.last = 0;
    this.opened = names.map(() => NONE);
    this.starts = names.map(() => NONE);
    this.ends = names.map(() => NONE);
    this.start = this.step(tree, (at) => (this.isFull && at !== this.end ? NONE : at));
    const firsts = new Uint8Array(LIMIT + 1);
    /** With which letters a match may begin; null for one that may be empty. */
    this.firsts = addFirsts(tree, firsts) ? null : firsts;
  }

  /** @param {string} text @param {number} at @param {number} end @param {boolean} isFull */
  begin(text, at, end, isFull) {
    Object.assign(this, {text, end, isFull, last: 0});
    this.starts.fill(NONE);
    this.ends.fill(NONE);
    const to = this.start(at);
    if (to < 0) return null;
    /** @type {Map<string, [number, number]>} */
    const spans = new Map();
    this.ends.forEach((stop, number) => {
      if (stop >= 0) spans.set(this.names[number] || String(number), [this.starts[number], stop]);
    });
    return new Match(text, at, to, spans, this.names[this.last]);
  }

  /** Makes what matches a part and then what follows it. @param {Node} node @param {Step} next @returns {Step} */
  step(node, next) {
    switch (node.type) {
      case "letters": return this.letter(node.letters, next);
      case "all": return node.parts.reduceRight((following, part) => this.step(part, following), next);
      case "any": return this.any(node.parts.map((part) => this.step(part, next)));
      case "group": return this.group(node, next);
      case "repeat": return this.repeat(node, next);
      case "look": return this.look(node, next);
      case "condition": return this.condition(node, next);
      case "same": return this.same(node.number, next);
      default: return this.place(node.type, next);
    }
  }

  /** @param {import("./pattern-parser.js").Letters} letters @param {Step} next @returns {Step} */
  letter({table, other}, next) {
    return (at) => {
      if (at >= this.end) return NONE;
      const code = this.text.charCodeAt(at);
      return (code < LIMIT ? table[code] : other(code)) ? next(at + 1) : NONE;
    };
  }

  /** @param {Step[]} steps @returns {Step} */
  any(steps) {
    return (at) => {
      for (const step of steps) {
        const to = step(at);
        if (to >= 0) return to;
      }
      return NONE;
    };
  }

  /** @param {import("./pattern-parser.js").Group} node @param {Step} next @returns {Step} */
  group({number, part}, next) {
    const close = (at) => {
      const before = [this.starts[number], this.ends[number], this.last];
      [this.starts[number], this.ends[number], this.last] = [this.opened[number], at, number];
      const to = next(at);
      if (to < 0) [this.starts[number], this.ends[number], this.last] = before;
      return to;
    };
    const inside = this.step(part, close);
    return (at) => {
      const before = this.opened[number];
      this.opened[number] = at;
      const to = inside(at);
      if (to < 0) this.opened[number] = before;
      return to;
    };
  }

  /** @param {import("./pattern-parser.js").Repeat} node @param {Step} next @returns {Step} */
  repeat(node, next) {
    const {part, least, most, way} = node;
    if (part.type === "letters") return this.letters(part.letters, node, next);
    if (way === "+") return this.once(part, least, most, next);
    if (least === 0 && most === 1) {
      const inside = this.step(part, next);
      return way ? this.any([next, inside]) : this.any([inside, next]);
    }
    return this.times(node, next);
  }

  /** Repeats one letter, without a step for each. @returns {Step} */
  letters(letters, {least, most, way}, next) {
    return (at) => {
      const last = Math.min(this.end, at + most);
      let to = at;
      while (to < last && (way !== "?" || to < at + least) && has(letters, this.text.charCodeAt(to))) to += 1;
      if (to < at + least) return NONE;
      if (way === "+") return next(to);
      if (way) {
        for (let end = next(to); ; end = next(to)) {
          if (end >= 0) return end;
          if (to >= last || !has(letters, this.text.charCodeAt(to))) return NONE;
          to += 1;
        }
      }
      for (; to >= at + least; to -= 1) {
        const end = next(to);
        if (end >= 0) return end;
      }
      return NONE;
    };
  }

  /** Repeats a part as often as it goes, and never tries it with less. @returns {Step} */
  once(part, least, most, next) {
    const inside = this.step(part, here);
    return (at) => {
      let [to, count] = [at, 0];
      for (let end = inside(to); count < most && end > to; end = inside(to)) {
        to = end;
        count += 1;
      }
      return count < least ? NONE : next(to);
    };
  }

  /** Repeats a part, as often as possible first; the count is put back whenever something fails. @returns {Step} */
  times({part, least, most, way}, next) {
    let [count, begun] = [0, NONE];
    const again = (at) => {
      const before = [count, begun];
      const more = () => {
        if (before[0] >= most || (begun === at && before[0] >= least)) return NONE;
        [count, begun] = [before[0] + 1, at];
        const to = inside(at);
        [count, begun] = before;
        return to;
      };
      const enough = () => (before[0] < least ? NONE : next(at));
      const first = way ? enough() : more();
      if (first >= 0) return first;
      return way ? more() : enough();
    };
    const inside = this.step(part, again);
    return (at) => {
      const before = [count, begun];
      [count, begun] = [0, NONE];
      const to = again(at);
      [count, begun] = before;
      return to;
    };
  }

  /** @param {import("./pattern-parser.js").Look} node @param {Step} next @returns {Step} */
  look({part, isBehind, isNot}, next) {
    const inside = this.step(part, here);
    const width = isBehind ? widthOf(part) : 0;
    return (at) => {
      const is = at >= width && inside(at - width) >= 0;
      return is === isNot ? NONE : next(at);
    };
  }

  /** @param {import("./pattern-parser.js").Condition} node @param {Step} next @returns {Step} */
  condition({number, yes, no}, next) {
    const [one, other] = [this.step(yes, next), this.step(no, next)];
    return (at) => (this.ends[number] >= 0 ? one(at) : other(at));
  }

  /** @param {number} number @param {Step} next @returns {Step} */
  same(number, next) {
    return (at) => {
      const text = this.text.slice(this.starts[number], this.ends[number]);
      return this.ends[number] >= 0 && at + text.length <= this.end && this.text.startsWith(text, at) ? next(at + text.length) : NONE;
    };
  }

  /** @param {import("./pattern-parser.js").Place["type"]} type @param {Step} next @returns {Step} */
  place(type, next) {
    const isEdge = (at) => (at > 0 && isOfWord(this.text.charCodeAt(at - 1))) !== (at < this.end && isOfWord(this.text.charCodeAt(at)));
    const is = {
      "start": (at) => at === 0,
      "end": (at) => at === this.end || (at === this.end - 1 && this.text[at] === "\n"),
      "very end": (at) => at === this.end,
      "edge": isEdge,
      "no edge": (at) => !isEdge(at),
    }[type];
    return (at) => (is(at) ? next(at) : NONE);
  }
}

/** Returns how many letters a part has that looks behind, which is always the same. @param {Node} node @returns {number} */
function widthOf(node) {
  switch (node.type) {
    case "letters": return 1;
    case "all": return node.parts.reduce((sum, part) => sum + widthOf(part), 0);
    case "any": return widthOf(node.parts[0]);
    case "group": return widthOf(node.part);
    case "repeat": return node.least * widthOf(node.part);
    default: return 0;
  }
}

/** Adds the letters with which a part may begin; returns whether it may be empty. @param {Node} node @param {Uint8Array} firsts @returns {boolean} */
function addFirsts(node, firsts) {
  switch (node.type) {
    case "letters":
      node.letters.table.forEach((is, code) => { if (is) firsts[code] = 1; });
      firsts[LIMIT] = 1;
      return false;
    case "all": return node.parts.every((part) => addFirsts(part, firsts));
    case "any": return node.parts.map((part) => addFirsts(part, firsts)).includes(true);
    case "group": return addFirsts(node.part, firsts);
    case "repeat": return addFirsts(node.part, firsts) || node.least === 0;
    case "condition": return [node.yes, node.no].map((part) => addFirsts(part, firsts)).includes(true);
    default: return true;
  }
}
