/*
 * Sets a letter as a PDF in the reader's browser, so that nothing of it is sent anywhere; the script that composes the
 * letter imports this one when a PDF is asked for. Tagged as PDF/UA-1 (ISO 14289-1) asks, with its font in it.
 * (jsPDF is 117 KiB compressed and writes no tags.)
 */

const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 57; // 20 mm
const BOTTOM = 68; // the number of the page stands below
const TEXT = {tag: "P", size: 11, leading: 15.5, above: 7, indent: 0};
const FIRST_HEADING = {tag: "H1", size: 16, leading: 21, above: 13, indent: 0};
const STYLES = {
  heading: {tag: "H2", size: 12.5, leading: 17, above: 13, indent: 0},
  text: TEXT,
  item: {...TEXT, tag: "LBody", above: 3, indent: 14},
};
const BULLET = "•";
const NO_LETTER = "\ufffd";

/**
 * Returns the letter as a Blob of a PDF; the same letter gives the same bytes.
 *
 * `title` is the name of the document, shown by programs and not printed; `language` is "kk" or "ru"; `paragraphs` are
 * `{text, kind}` with the kind "heading" (the first one is that of the letter), "text" or "item" (of a list), where a
 * line break in a text stays one and an empty text is left out; `date`, a day as "2026-11-25" or null, is kept in the
 * file and not printed either.
 * `fontAddress` is where docs/assets/fonts/NotoSans-Regular.ttf is published. Rejects when the font cannot be fetched.
 */
export async function letterPdf({title, language, paragraphs, date}, fontAddress) {
  const answer = await fetch(fontAddress);
  if (!answer.ok) throw new Error(`found no font at ${fontAddress}`);
  const font = readFont(await answer.arrayBuffer());
  const first = paragraphs.findIndex(({kind}) => kind === "heading");
  const blocks = paragraphs.map(({text, kind}, index) =>
    ({letters: cleaned(text, font), style: index === first ? FIRST_HEADING : STYLES[kind]}));
  const letter = setLetter(blocks.filter(({letters}) => letters.length), font);
  const name = cleaned(title, font).join("").replaceAll("\n", " ");
  return writeFile(letter, font, {title: name, language: `${language}-KZ`, date});
}

/** Returns the letters of a text to be drawn: signs that are not seen are left out, what the font lacks is replaced. */
function cleaned(text, font) {
  const seen = text.normalize("NFC").replace(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("\t", " ");
  const letters = [...seen.replace(/(?!\n)[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, "").trim()];
  return letters.map((letter) => letter === "\n" || font.glyphs.has(letter) ? letter : NO_LETTER);
}

// The font

/** Reads what a PDF must know of a TrueType font; lengths are in thousandths of its size. */
function readFont(buffer) {
  const view = new DataView(buffer);
  const tables = {};
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    tables[String.fromCharCode(...new Uint8Array(buffer, at, 4))] = view.getUint32(at + 8);
  }
  const {head, hhea, hmtx, post} = tables;
  const scaled = (value) => Math.round(value * 1000 / view.getUint16(head + 18));
  const length = (at) => scaled(view.getInt16(at));
  const widths = view.getUint16(hhea + 34); // glyphs beyond have the width of the last
  return {
    bytes: new Uint8Array(buffer),
    glyphs: readGlyphs(view, tables.cmap),
    width: (glyph) => scaled(view.getUint16(hmtx + 4 * Math.min(glyph, widths - 1))),
    box: [36, 38, 40, 42].map((at) => length(head + at)),
    ascent: length(hhea + 4),
    descent: length(hhea + 6),
    capHeight: length(tables["OS/2"] + 88),
    angle: view.getInt32(post + 4) / 65536,
    codes: new Map(), // the number under which a letter is in the PDF, by first use
  };
}

/** Returns the glyph of each letter, from the table of the Basic Multilingual Plane (format 4). */
function readGlyphs(view, cmap) {
  const glyphs = new Map();
  const word = (at) => view.getUint16(at);
  const records = Array.from({length: word(cmap + 2)}, (_, index) => cmap + view.getUint32(cmap + 8 + 8 * index));
  const table = records.find((at) => word(at) === 4);
  const size = word(table + 6); // of each of four lists: ends, starts, differences, offsets
  for (let end = table + 14; end < table + 14 + size; end += 2) {
    const start = end + size + 2;
    const offset = start + 2 * size;
    for (let code = word(start); code <= word(end) && code < 0xffff; code++) {
      const found = word(offset) ? word(offset + word(offset) + 2 * (code - word(start))) : code;
      const glyph = found && (found + word(start + size)) & 0xffff;
      if (glyph) glyphs.set(String.fromCharCode(code), glyph);
    }
  }
  return glyphs;
}

const widthOf = (letter, font) => letter === "\n" ? 0 : font.width(font.glyphs.get(letter));

/** Returns a text as the operand of a PDF: letters by their numbers, so that two letters of one shape stay two. */
function encoded(letters, font) {
  const code = (letter) => {
    if (!font.codes.has(letter)) font.codes.set(letter, font.codes.size + 1); // 0 is "no letter"
    return hex(font.codes.get(letter));
  };
  return `<${letters.map(code).join("")}>`;
}

const hex = (number) => number.toString(16).padStart(4, "0");
/** A text in UTF-16, as names in a PDF are written; all that the font has fits two bytes. */
const utf16 = (text) => `<feff${[...text].map((letter) => hex(letter.charCodeAt(0))).join("")}>`;

// Lines and pages

/**
 * Cuts letters into lines of `room` thousandths. A space stays at the end of its line, for those who hear the text; a
 * word longer than a line is broken, a dash begins no line and № ends none.
 */
function cutLines(letters, room, font) {
  const lines = [];
  const reach = [0]; // where each letter begins, were all in one line
  for (const letter of letters) reach.push(reach.at(-1) + widthOf(letter, font));
  let start = 0;
  let word = 0;
  letters.forEach((letter, index) => {
    if (letter !== " " && reach[index + 1] - reach[start] > room) {
      const stop = word > start ? word : index;
      lines.push(letters.slice(start, stop));
      start = stop;
    }
    if (letter === "\n") {
      lines.push([...letters.slice(start, index), " "]);
      start = index + 1;
    }
    if (letter === " " && letters[index + 1] !== "—" && letters[index - 1] !== "№") word = index + 1;
  });
  return [...lines, letters.slice(start)];
}

/** Sets blocks on pages; returns the tree of tags, and of each page what is `drawn` and the tags of its `marks`. */
function setLetter(blocks, font) {
  const root = {tag: "Document", kids: []};
  const pages = [];
  let y = 0;
  const turn = () => {
    pages.push({drawn: [], marks: []});
    y = HEIGHT - MARGIN;
  };
  turn();
  for (const {letters, style} of blocks) {
    const room = (WIDTH - 2 * MARGIN - style.indent) * 1000 / style.size;
    const lines = cutLines(letters, room, font);
    if (pages.length > 1 || pages[0].drawn.length) y -= style.above;
    // A heading does not stay behind without its text, nor the first line without the second.
    const together = style.tag[0] === "H" ? lines.length + 2 : Math.min(lines.length, 2);
    if (y - together * style.leading < BOTTOM && y < HEIGHT - MARGIN) turn();
    const owner = place(root, style.tag);
    if (owner.label) draw(pages.at(-1), owner.label, [BULLET], MARGIN, y - style.size, style.size, font);
    for (const line of lines) {
      if (y - style.leading < BOTTOM) turn();
      draw(pages.at(-1), owner, line, MARGIN + style.indent, y - style.size, style.size, font);
      y -= style.leading;
    }
  }
  if (pages.length > 1) pages.forEach((page, index) => drawNumber(page, `${index + 1} / ${pages.length}`, font));
  return {root, pages};
}

/** Gives a block its place in the tree of tags; items that follow each other make one list. */
function place(root, tag) {
  const add = (parent, kid) => parent.kids[parent.kids.push({kids: [], ...kid}) - 1];
  if (tag !== STYLES.item.tag) return add(root, {tag});
  const last = root.kids.at(-1);
  const item = add(last?.tag === "L" ? last : add(root, {tag: "L"}), {tag: "LI"});
  const label = add(item, {tag: "Lbl"});
  return add(item, {tag, label});
}

const shown = (letters, x, y, size, font) =>
  `BT /F ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td ${encoded(letters, font)} Tj ET`;

function draw(page, owner, letters, x, y, size, font) {
  const mark = page.marks.push(owner) - 1;
  owner.kids.push({page, mark});
  page.drawn.push(`/${owner.tag} <</MCID ${mark}>> BDC`, shown(letters, x, y, size, font), "EMC");
}

/** A number of a page is no part of the letter. */
function drawNumber(page, text, font) {
  const letters = [...text];
  const width = letters.reduce((sum, letter) => sum + widthOf(letter, font), 0) * 9 / 1000;
  const line = shown(letters, (WIDTH - width) / 2, 40, 9, font);
  page.drawn.push("/Artifact <</Type /Pagination /Subtype /Footer>> BDC", line, "EMC");
}

// The file

/** The objects of a PDF by their numbers; a number may be taken before its object is known. */
class Objects {
  all = [];

  take() {
    return `${this.all.push(null)} 0 R`;
  }

  add(content, reference = this.take()) {
    this.all[parseInt(reference) - 1] = [content];
    return reference;
  }

  async addStream(entries, data) {
    const packed = new Blob([data]).stream().pipeThrough(new CompressionStream("deflate"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    const head = `<<${entries} /Filter /FlateDecode /Length ${bytes.length}>>\nstream\n`;
    const reference = this.take();
    this.all[parseInt(reference) - 1] = [head, bytes, "\nendstream"];
    return reference;
  }
}

async function writeFile({root, pages}, font, {title, language, date}) {
  const objects = new Objects();
  for (const page of pages) page.reference = objects.take();
  const pageTree = await addPages(objects, pages, await addFont(objects, font));
  const tags = addTags(objects, root, pages);
  const metadata = await objects.addStream("/Type /Metadata /Subtype /XML", xmp(title, date));
  const catalog = objects.add(`<</Type /Catalog /Pages ${pageTree} /StructTreeRoot ${tags} /Metadata ${metadata} ` +
    `/Lang (${language}) /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>>>`);
  const day = date ? `/CreationDate (D:${date.replaceAll("-", "")})` : "";
  const info = objects.add(`<</Title ${utf16(title)} ${day}>>`);
  return assembled(objects.all, `/Root ${catalog} /Info ${info}`);
}

async function addPages(objects, pages, font) {
  const tree = objects.take();
  for (const [index, {drawn, reference}] of pages.entries()) {
    const content = await objects.addStream("", drawn.join("\n"));
    objects.add(`<</Type /Page /Parent ${tree} /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${content} ` +
      `/Resources <</Font <</F ${font}>>>> /StructParents ${index} /Tabs /S>>`, reference);
  }
  const kids = pages.map(({reference}) => reference).join(" ");
  return objects.add(`<</Type /Pages /Count ${pages.length} /Kids [${kids}]>>`, tree);
}

/** Writes the tree of tags, and which tag each marked piece of a page belongs to. */
function addTags(objects, root, pages) {
  const tree = objects.take();
  const add = (tag, parent) => {
    tag.reference = objects.take();
    const kids = tag.kids.map((kid) =>
      kid.tag ? add(kid, tag.reference) : `<</Type /MCR /Pg ${kid.page.reference} /MCID ${kid.mark}>>`);
    const list = tag.tag === "L" ? "/A <</O /List /ListNumbering /Disc>>" : "";
    const content = `<</Type /StructElem /S /${tag.tag} /P ${parent} /K [${kids.join(" ")}] ${list}>>`;
    return objects.add(content, tag.reference);
  };
  const document = add(root, tree);
  const owners = ({marks}, index) => `${index} [${marks.map(({reference}) => reference).join(" ")}]`;
  return objects.add(`<</Type /StructTreeRoot /K ${document} /ParentTree <</Nums [${pages.map(owners).join(" ")}]>> ` +
    `/ParentTreeNextKey ${pages.length}>>`, tree);
}

async function addFont(objects, font) {
  const letters = [...font.codes.keys()]; // in the order of their numbers, from 1
  const glyphs = letters.map((letter) => font.glyphs.get(letter));
  const file = await objects.addStream(`/Length1 ${font.bytes.length}`, font.bytes);
  const map = await objects.addStream("", new Uint8Array([0, ...glyphs].flatMap((glyph) => [glyph >> 8, glyph & 255])));
  const name = "/BaseFont /NotoSans-Regular";
  const descriptor = objects.add(`<</Type /FontDescriptor /FontName /NotoSans-Regular /Flags 4 /StemV 80 ` +
    `/FontBBox [${font.box.join(" ")}] /ItalicAngle ${font.angle} /Ascent ${font.ascent} /Descent ${font.descent} ` +
    `/CapHeight ${font.capHeight} /FontFile2 ${file}>>`);
  const descendant = objects.add(`<</Type /Font /Subtype /CIDFontType2 ${name} /FontDescriptor ${descriptor} ` +
    `/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap ${map} ` +
    `/W [1 [${glyphs.map(font.width).join(" ")}]]>>`);
  const text = await objects.addStream("", toUnicode(letters));
  return objects.add(`<</Type /Font /Subtype /Type0 ${name} /Encoding /Identity-H ` +
    `/DescendantFonts [${descendant}] /ToUnicode ${text}>>`);
}

/** Tells a reader of the PDF which letter each number stands for. */
function toUnicode(letters) {
  const lines = letters.map((letter, index) => `<${hex(index + 1)}> <${hex(letter.charCodeAt(0))}>`);
  const blocks = [];
  // A block of a CMap has a hundred lines at most.
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, "endbfchar");
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function xmp(title, date) {
  const name = title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const day = date ? `<xmp:CreateDate>${date}</xmp:CreateDate>` : "";
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>${day}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${name}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** Puts the objects one after another, and behind them the table of where each begins. */
function assembled(objects, trailer) {
  const parts = [];
  let length = 0;
  const put = (...pieces) => pieces.forEach((piece) => {
    parts.push(piece);
    length += piece.length; // what is no array of bytes is ASCII
  });
  // Bytes that are no letters tell programs which carry files that this one is not text.
  put("%PDF-1.7\n%", new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3]), "\n");
  const places = objects.map((content, index) => {
    const place = `${String(length).padStart(10, "0")} 00000 n \n`;
    put(`${index + 1} 0 obj\n`, ...content, "\nendobj\n");
    return place;
  });
  const table = length;
  put(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`, ...places);
  put(`trailer\n<</Size ${places.length + 1} ${trailer}>>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, {type: "application/pdf"});
}
