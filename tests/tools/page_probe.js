// Measures the pictures of pages, for the checks beside this file. A page of theirs loads it and
// calls
//
//   tell([[name, file, width], …], what)
//
// Each file is laid out in a frame so wide; each element that the selector `what` finds is a card,
// with its pictures. What is found stands in the element `found`, as JSON, by name. The file stays
// as it is.

const kStyles =
    ['fill', 'stroke', 'stroke-width', 'stroke-linejoin', 'display', 'visibility', 'opacity'];

function box_of(element) {
  const {left, top, right, bottom} = element.getBoundingClientRect();
  return [left, top, right, bottom];
}

function rgb(color) {
  const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
  return {of: [red, green, blue], alpha};
}

// What `element` is painted on.
function paper_of(element) {
  const {of, alpha} = rgb(getComputedStyle(element).backgroundColor);
  if (alpha > 0) return of;
  return element.parentElement ? paper_of(element.parentElement) : [255, 255, 255];
}

// `svg`, which stands alone, `width` pixels wide on the colour `paper`.
async function pixels_of(svg, width, paper) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.ceil(width * svg.viewBox.baseVal.height / svg.viewBox.baseVal.width);
  const {style} = svg;
  [style.width, style.height] = [canvas.width + 'px', canvas.height + 'px'];
  [style.maxWidth, style.margin] = ['none', 0];
  const image = new Image();
  const text = new XMLSerializer().serializeToString(svg);
  image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
  await image.decode();
  const pen = canvas.getContext('2d');
  pen.fillStyle = `rgb(${paper})`;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

// A copy that stands alone and looks as the picture does in its page now.
function as_painted(svg) {
  const copy = svg.cloneNode(true);
  const copies = [copy, ...copy.querySelectorAll('*')];
  [svg, ...svg.querySelectorAll('*')].forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of kStyles) copies[i].style.setProperty(name, style.getPropertyValue(name));
  });
  return copy;
}

// A copy that stands alone, with the rules of its page and, for one that points at the picture
// `first`, that one too.
function with_rules(svg, first) {
  const copy = svg.cloneNode(true);
  const defs = document.createElementNS(svg.namespaceURI, 'defs');
  for (const style of svg.ownerDocument.querySelectorAll('style')) {
    defs.append(document.createElementNS(svg.namespaceURI, 'style'));
    defs.lastChild.textContent = style.textContent;
  }
  if (first) defs.append(first.cloneNode(true));
  copy.prepend(defs);
  return copy;
}

// How many pixels of a picture that points at another differ from that one; null if there is none.
async function difference(svg, paper) {
  const id = svg.querySelector('use').getAttribute('href');
  const first = svg.ownerDocument.querySelector(id)?.closest('svg');
  if (!first) return null;
  const one = await pixels_of(with_rules(first), 800, paper);
  const other = await pixels_of(with_rules(svg, first), 800, paper);
  return one.data.filter((part, i) => part !== other.data[i]).length / 4;
}

// How many pixels of each of `count` stills, which stand beside each other, are of the colour `ink`.
function ink_of(pixels, count, ink, paper) {
  const found = new Array(count).fill(0);
  const near = (at, color) => color.every((part, i) => Math.abs(pixels.data[at + i] - part) < 24);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const x = (at / 4) % pixels.width;
    if (near(at, ink) && !near(at, paper)) ++found[Math.floor(x * count / pixels.width)];
  }
  return found;
}

// How far a part reaches out of the picture, in its units, its stroke too; NaN if it is nothing.
function excess_of(part, view) {
  const {x, y, width, height} = part.getBBox();
  if (width === 0 || height === 0) return NaN;
  const stroke = parseFloat(getComputedStyle(part).strokeWidth) / 2;
  const way = part.ownerSVGElement.getScreenCTM().inverse().multiply(part.getScreenCTM());
  const corners = [[x, y], [x + width, y + height]];
  const at = corners.map(([a, b]) => new DOMPoint(a, b).matrixTransform(way));
  return Math.max(view.x - at[0].x, view.y - at[0].y, at[1].x - view.x - view.width,
                  at[1].y - view.y - view.height) + stroke;
}

// `stills`: how many it holds.
async function picture_of(svg, stills) {
  const paper = paper_of(svg);
  const parts = [...svg.querySelectorAll('path, rect, use')];
  const fills = (selector) =>
      [...svg.querySelectorAll(selector)].map((e) => rgb(getComputedStyle(e).fill).of);
  const excesses = parts.map((part) => excess_of(part, svg.viewBox.baseVal));
  const found = {
    box: box_of(svg),
    role: svg.getAttribute('role'),
    title: svg.querySelector(':scope > title')?.textContent ?? '',
    desc: svg.querySelector(':scope > desc')?.textContent ?? '',
    paper,
    parts: parts.length,
    nothings: excesses.filter(isNaN).length,
    excess: Math.max(...excesses.filter((excess) => !isNaN(excess))),
    again: svg.querySelector('use') !== null,
  };
  if (found.again) return {...found, difference: await difference(svg, paper)};
  const [ink = paper] = fills('.f-near');
  const inked = ink_of(await pixels_of(as_painted(svg), 400, paper), stills, ink, paper);
  return {...found, ink, inked, seams: fills('.f-paper')};
}

function is_cut(element) {
  const inline = getComputedStyle(element).display === 'inline';  // whose clientWidth is 0
  return !inline && element.scrollWidth > element.clientWidth;
}

async function card_of(card) {
  const names = [...card.querySelectorAll('.names > *')];
  const texts = [...card.querySelectorAll('*')].filter(
      (e) => !e.closest('svg') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const pictures = [];
  for (const svg of card.querySelectorAll('svg')) {
    pictures.push(await picture_of(svg, names.length || 1));
  }
  return {
    id: card.id,
    box: box_of(card),
    children: [...card.children].map((e) => [e.tagName.toLowerCase(), box_of(e)]),
    cut: texts.filter(is_cut).map((e) => e.textContent.trim().slice(0, 40)),
    names: names.map((e) => [e.textContent, box_of(e)]),
    texts: texts.map((e) => [rgb(getComputedStyle(e).color).of, paper_of(e)]),
    pictures,
  };
}

async function page_of(file, width, what) {
  const frame = document.createElement('iframe');
  frame.width = width;
  frame.height = 800;
  await new Promise((done) => {
    frame.onload = done;
    frame.src = file;
    document.body.append(frame);
  });
  const page = frame.contentDocument;
  const cards = [];
  for (const card of page.querySelectorAll(what)) cards.push(await card_of(card));
  const found = {
    dark: frame.contentWindow.matchMedia('(prefers-color-scheme: dark)').matches,
    width: page.documentElement.scrollWidth,
    pictures: page.querySelectorAll('svg').length,
    cards,
  };
  frame.remove();
  return found;
}

async function tell(pages, what) {
  const found = {};
  for (const [name, file, width] of pages) found[name] = await page_of(file, width, what);
  document.body.innerHTML = '<pre id="found"></pre>';
  document.getElementById('found').textContent = JSON.stringify(found);
}
