// What a test asks of a page: run in the browser by page_in_browser.py.
({
  // Every element with its attributes, and every text, in order; of two of
  // these that hold what was typed, the name.
  shape() {
    const elements = [];
    const walk = (node) => {
      elements.push([node.tagName,
        Array.from(node.attributes, (a) =>
          ["data-heading", "aria-label"].includes(a.name)
            ? a.name : `${a.name}=${a.value}`)]);
      Array.from(node.childNodes).forEach((child) => {
        if (child.nodeType === Node.ELEMENT_NODE) walk(child);
        else if (child.nodeType !== Node.TEXT_NODE) elements.push(["other"]);
      });
      elements.push(["end"]);
    };
    walk(document.documentElement);
    return JSON.stringify(elements);
  },

  // All that is to be read, with the words of pictures.
  text() {
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll("br").forEach((br) => br.replaceWith("\n"));
    copy.querySelectorAll("[aria-label]").forEach((picture) =>
      picture.append(" " + picture.getAttribute("aria-label")));
    return copy.textContent;
  },

  // Each text with its place on the page, and whether it is in a picture that
  // scrolls; those hidden from the eye are not.
  places() {
    const places = [];
    const walker = document.createTreeWalker(document.body,
      NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim()) continue;
      const head = node.parentElement.closest("thead");
      if (head && getComputedStyle(head).position === "absolute") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      Array.from(range.getClientRects()).forEach((r) => places.push(
        [node.data, r.left, r.top, r.right, r.bottom,
          node.parentElement.closest(".time") !== null]));
    }
    return places;
  },

  // What lies outside the width of the window, or is cut by its element.
  cut() {
    const width = document.documentElement.clientWidth;
    const cut = this.places()
      .filter(([, left, , right, , scrolls]) =>
        !scrolls && (left < -0.5 || right > width + 0.5))
      .map(([text]) => "outside: " + text);
    if (document.documentElement.scrollWidth > width) cut.push("scrolls");
    document.querySelectorAll("section *").forEach((element) => {
      const room = element.closest("section").getBoundingClientRect().right;
      const right = element.getBoundingClientRect().right;
      if (right > room + 0.5 && !element.closest("thead, .time")) {
        cut.push("sticks out: " + element.tagName);
      }
    });
    document.querySelectorAll("body *").forEach((element) => {
      const style = getComputedStyle(element);
      if (style.overflowX !== "visible" && !element.closest("thead, svg, .time")) {
        cut.push("clips: " + element.tagName);
      }
    });
    return cut;
  },

  // Texts that lie on each other.
  overlaps() {
    const places = this.places();
    const found = [];
    places.forEach(([a, left, top, right, bottom], i) => {
      places.slice(i + 1).forEach(([b, left2, top2, right2, bottom2]) => {
        const wide = Math.min(right, right2) - Math.max(left, left2);
        const high = Math.min(bottom, bottom2) - Math.max(top, top2);
        // Lines of one text touch; what one sees of a letter is less high.
        if (wide > 1 && high > 4) found.push(`${a} / ${b}`);
      });
    });
    return found;
  },

  // The colors that carry meaning, each with what lies behind it: text on
  // paper and on discs, and the strokes and fills of pictures.
  colors() {
    const paper = getComputedStyle(document.body).backgroundColor;
    const pairs = new Map();
    const add = (kind, front, back) => pairs.set(kind + front + back,
      [kind, front, back]);
    this.elements_with_text().forEach((element) => {
      const style = getComputedStyle(element);
      if (!(element instanceof SVGElement)) {
        add("text", style.color, paper);
        return;
      }
      const disc = element.previousElementSibling;
      const on_disc = element.matches(".practiced") && disc;
      add("text", style.fill, on_disc ? getComputedStyle(disc).fill : paper);
    });
    document.querySelectorAll("circle, line").forEach((shape) => {
      const style = getComputedStyle(shape);
      add("shape", style.stroke === "none" ? style.fill : style.stroke, paper);
    });
    document.querySelectorAll("h2, li, .box").forEach((element) =>
      ["::before", "::after", "::marker"].forEach((part) =>
        add("text", getComputedStyle(element, part).color, paper)));
    return Array.from(pairs.values());
  },

  elements_with_text() {
    return Array.from(document.querySelectorAll("body *")).filter((element) =>
      Array.from(element.childNodes).some((node) =>
        node.nodeType === Node.TEXT_NODE && node.data.trim()));
  },
})
