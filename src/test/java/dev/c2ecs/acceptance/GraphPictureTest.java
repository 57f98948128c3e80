package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.graph.DotText;
import dev.c2ecs.cfn.graph.Graph;
import dev.c2ecs.cfn.graph.MermaidText;
import dev.c2ecs.cfn.graph.SvgPicture;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as those see them who read the files: a browser, Mermaid, Graphviz. */
class GraphPictureTest {

  private static final String HOSTILE =
      """
      name: hostile
      services:
        web:
          image: nginx
          ports: ["80:80"]
          volumes: ["data:/<script>document.title='bad'</script>\\"`$$x**"]
          secrets: [token]
      volumes: {data: }
      secrets: {token: {external: true, name: "1.token/#quot;]-end"}}
      x-aws-cloudformation:
        Resources:
          Topic: {Type: "AWS::SNS::Topic\\"]; click n0 href <b>"}
      """;

  @TempDir private Path directory;
  private final Map<String, Graph> graphs = new LinkedHashMap<>();

  @BeforeEach
  void readGraphs() throws IOException {
    for (Path sample : Repo.samples()) {
      graphs.put(
          sample.getFileName().toString(), Graph.of(template(sample.resolve("template.yaml"))));
    }
    for (String fixture : List.of("jobs", "overlay", "shared-listener", "existing-load-balancer")) {
      graphs.put(
          "fixture-" + fixture,
          Graph.of(template(Repo.ROOT.resolve("src/test/fixtures/" + fixture + "/template.yaml"))));
    }
    Template large = converted("large", LargeProject.compose());
    graphs.put("large", Graph.of(large));
    graphs.put(
        "difference",
        Graph.between(
            large,
            converted(
                "larger",
                LargeProject.compose()
                    .replace("users", "people")
                    .replace("replicas: 3", "replicas: 4")
                    .replace("networks: [edge, search]", "networks: [search]"))));
    Template hostile = converted("hostile", HOSTILE);
    graphs.put("hostile", Graph.of(hostile));
    graphs.put("all-new", Graph.between(new Graph("", List.of(), List.of()), Graph.of(hostile)));
  }

  private static Template template(Path file) {
    return TemplateReader.read(Repo.read(file)).orElseThrow();
  }

  private Template converted(String name, String compose) throws IOException {
    Path project = Files.createDirectories(directory.resolve(name));
    Program.Result result = Program.convert(project, compose);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return TemplateReader.read(result.out()).orElseThrow();
  }

  private static String page(Map<String, String> pictures) {
    StringBuilder page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><body>\n");
    pictures.forEach(
        (name, svg) ->
            page.append("<div class=\"picture\" id=\"")
                .append(name)
                .append("\">")
                .append(svg)
                .append("</div>\n"));
    return page
        + "<pre id=\"result\"></pre><script>"
        + Repo.read(Repo.ROOT.resolve("src/test/tools/picture.js"))
        + "</script>";
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBrowserDrawsEveryTextInItsBoxAndNothingOverlaps(boolean isDark) throws Exception {
    Map<String, String> pictures = new LinkedHashMap<>();
    graphs.forEach((name, graph) -> pictures.put(name, SvgPicture.of(graph)));
    List<String> result = new Browser(directory).result(page(pictures), isDark);
    String paper = isDark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)";
    assertThat(result)
        .isNotEmpty()
        .hasSameSizeAs(graphs.keySet())
        .allMatch(line -> line.matches("[a-z-]+: [1-9][0-9]* nodes, [1-9][0-9]* texts on .*"))
        .allMatch(line -> line.endsWith(paper));
    graphs.forEach(
        (name, graph) ->
            assertThat(result)
                .anyMatch(
                    line -> line.startsWith(name + ": " + graph.nodes().size() + " nodes, ")));
  }

  /** The browser finds what is wrong, so that finding nothing says something. */
  @Test
  void aBrowserFindsWhatIsWrong() throws Exception {
    String svg =
        SvgPicture.of(Graph.of(template(Repo.ROOT.resolve("samples/voting-app/template.yaml"))));
    String wide = svg.replace(">worker</text>", ">" + "worker ".repeat(9) + "</text>");
    String pale = svg.replace("--text:#1f2328", "--text:#eeeeee");
    String moved = svg.replaceFirst("class=\"box\" x=\"[0-9.]+\"", "class=\"box\" x=\"-20\"");
    assertThat(List.of(wide, pale, moved)).doesNotContain(svg);
    Browser browser = new Browser(directory);
    assertThat(browser.result(page(Map.of("wide", wide)), false))
        .anyMatch(line -> line.startsWith("wide: text outside its box: worker worker"));
    assertThat(browser.result(page(Map.of("pale", pale)), false))
        .anyMatch(line -> line.startsWith("pale: pale: worker"));
    assertThat(browser.result(page(Map.of("moved", moved)), false))
        .anyMatch(line -> line.startsWith("moved: outside the picture"));
  }

  @Test
  void mermaidDrawsEveryNodeWithItsTexts() throws Exception {
    StringBuilder page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><body>\n");
    page.append("<script src=\"").append(MermaidLibrary.script().toUri()).append("\"></script>\n");
    graphs.forEach(
        (name, graph) ->
            page.append("<textarea id=\"")
                .append(name)
                .append("\">")
                .append(MermaidText.of(graph).replace("&", "&amp;").replace("<", "&lt;"))
                .append("</textarea>\n"));
    page.append("<pre id=\"result\"></pre><script>")
        .append(Repo.read(Repo.ROOT.resolve("src/test/tools/mermaid.js")))
        .append("</script>");
    List<String> result = new Browser(directory).result(page.toString(), false);
    assertThat(result).hasSameSizeAs(graphs.keySet());
    graphs.forEach(
        (name, graph) ->
            assertThat(result)
                .anyMatch(
                    line ->
                        line.startsWith(
                            name
                                + ": "
                                + graph.nodes().size()
                                + " nodes, "
                                + graph.edges().size()
                                + " edges, 0 scripts ")));
    assertThat(result)
        .anyMatch(
            line ->
                line.startsWith("hostile: ")
                    && line.contains("<script>document.title='bad'</script>\"`$x**")
                    && line.contains("1.token/#quot;]-end"));
  }

  @Test
  void graphvizReadsEveryNodeAndEdge() throws Exception {
    Path dot = SystemTools.program("dot", "graphviz");
    for (Map.Entry<String, Graph> graph : graphs.entrySet()) {
      Path file = Files.writeString(directory.resolve("graph.dot"), DotText.of(graph.getValue()));
      Path out = directory.resolve("graph.plain");
      Process process =
          new ProcessBuilder(dot.toString(), "-Tplain", file.toString())
              .redirectOutput(out.toFile())
              .redirectErrorStream(true)
              .start();
      assertThat(process.waitFor()).as(graph.getKey()).isZero();
      List<String> lines = Files.readAllLines(out);
      assertThat(lines.stream().filter(line -> line.startsWith("node ")))
          .hasSameSizeAs(graph.getValue().nodes());
      assertThat(lines.stream().filter(line -> line.startsWith("edge ")))
          .hasSameSizeAs(graph.getValue().edges());
    }
  }
}
