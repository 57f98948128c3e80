// Draws the charts of a page and says, a line each, how many nodes and edges they have, and their texts.
async function draw() {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  const lines = [];
  for (const area of document.querySelectorAll("textarea")) {
    try {
      await mermaid.parse(area.value);
      const { svg } = await mermaid.render("chart-" + area.id, area.value);
      const div = document.createElement("div");
      div.innerHTML = svg;
      const nodes = [...div.querySelectorAll("g.node")];
      const edges = div.querySelectorAll("path.flowchart-link").length;
      const scripts = div.querySelectorAll("script,a,[onerror],[onclick]").length;
      const texts = [...div.querySelectorAll("g.node,g.edgeLabel")].map((e) => e.textContent);
      lines.push(area.id + ": " + nodes.length + " nodes, " + edges + " edges, " + scripts
        + " scripts " + texts.join("|").replace(/\s+/g, " "));
    } catch (error) {
      lines.push(area.id + ": " + error.message.replace(/\s+/g, " "));
    }
  }
  document.getElementById("result").textContent = lines.join("\n");
}
draw();
