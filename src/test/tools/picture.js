// What is wrong with the pictures of a page, a line each: boxes that overlap, texts that leave
// their boxes, anything outside the picture, letters that are hard to read on what is behind them.
function rgb(color) {
  return color.match(/[0-9.]+/g).slice(0, 3).map(Number);
}

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
function luminance(color) {
  const [r, g, b] = rgb(color).map((part) => {
    const c = part / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function within(inner, outer, slack) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack
    && inner.x + inner.width <= outer.x + outer.width + slack
    && inner.y + inner.height <= outer.y + outer.height + slack;
}

function meet(one, other) {
  return one.x < other.x + other.width - 0.1 && other.x < one.x + one.width - 0.1
    && one.y < other.y + other.height - 0.1 && other.y < one.y + one.height - 0.1;
}

function fill(element) {
  return getComputedStyle(element).fill;
}

function faults(name, svg) {
  const found = [];
  const view = svg.viewBox.baseVal;
  const say = (what, element) => found.push(name + ": " + what + ": " + element.textContent);
  const nodes = [...svg.querySelectorAll("g.node")];
  const boxes = nodes.map((node) => node.querySelector("rect.box").getBBox());
  nodes.forEach((node, i) => {
    node.querySelectorAll("text").forEach((text) => {
      if (!within(text.getBBox(), boxes[i], 0)) say("text outside its box", text);
      if (contrast(fill(text), fill(node.querySelector("rect.box"))) < 4.5) say("pale", text);
    });
    boxes.forEach((other, j) => {
      if (j > i && meet(boxes[i], other)) say("overlaps " + nodes[j].textContent, node);
    });
  });
  const labels = [...svg.querySelectorAll("text.label")];
  labels.forEach((label, i) => {
    const area = label.getBBox();
    boxes.forEach((box, j) => {
      if (meet(area, box)) say("label on " + nodes[j].textContent, label);
    });
    labels.forEach((other, j) => {
      if (j > i && meet(area, other.getBBox())) say("label on label " + other.textContent, label);
    });
    if (contrast(fill(label), fill(svg.querySelector("rect.bg"))) < 4.5) say("pale", label);
  });
  svg.querySelectorAll("g.group").forEach((group) => {
    const frame = group.querySelector("rect");
    const title = group.querySelector("text");
    if (!within(title.getBBox(), frame.getBBox(), 0)) say("title outside its frame", title);
    boxes.forEach((box, j) => {
      if (meet(title.getBBox(), box)) say("title on " + nodes[j].textContent, title);
    });
  });
  svg.querySelectorAll("rect:not(.bg),text,path").forEach((element) => {
    if (!within(element.getBBox(), view, 0)) say("outside the picture", element);
  });
  const seen = [...svg.querySelectorAll("text")].filter((t) => t.getBBox().width > 0).length;
  const paper = getComputedStyle(svg.querySelector("rect.bg")).fill;
  found.push(name + ": " + nodes.length + " nodes, " + seen + " texts on " + paper);
  return found;
}

window.addEventListener("load", () => {
  const lines = [];
  document.querySelectorAll("div.picture").forEach((div) => {
    lines.push(...faults(div.id, div.querySelector("svg")));
  });
  document.getElementById("result").textContent = lines.join("\n");
});
