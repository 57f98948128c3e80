package dev.c2ecs.cfn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever things are called, they are names in a picture and nothing else. */
class EscapedTest {

  static Stream<String> names() {
    return Stream.of(
        "\"]; n0 --> n1",
        "</text><script>alert(1)</script>",
        "x\" onload=\"alert(1)",
        "x' onload='alert(1)",
        "]]> <!-- & &amp; &#10; <![CDATA[",
        "```\n# title",
        "end",
        "a\\",
        "\\\"; evil [label=\"x",
        "\\N\\G\\l",
        "%%{init: {'securityLevel': 'loose'}}%%",
        "#quot;#35;",
        "click n0 href \"javascript:alert(1)\"",
        "1. list",
        "- list",
        "**bold** `code` $$x$$",
        "\u0000\u0007\u001b[31m\u202e\u2066\ud800",
        "@everyone ::error::",
        "日本語 🐳",
        "<img src=x onerror=alert(1)>");
  }

  private static Graph graph(String name) {
    Line line = new Line(name, Mark.ADDED);
    Node one = new Node("one", Node.Kind.SERVICE, name, List.of(line), List.of(line), Mark.CHANGED);
    Node two = new Node("two", Node.Kind.SECRET, name, List.of(line), List.of(), Mark.REMOVED);
    return new Graph(
        name,
        List.of(one, two),
        List.of(new Edge("one", "two", Edge.Kind.USE, List.of(line), Mark.SAME)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void svgIsTheSameTreeWithEveryName(String name) throws Exception {
    Document usual = parsed(SvgPicture.of(graph("name")));
    Document odd = parsed(SvgPicture.of(graph(name)));
    assertThat(tree(odd)).isEqualTo(tree(usual));
    assertThat(odd.getElementsByTagName("title").item(0).getTextContent())
        .startsWith("Architecture of ")
        .doesNotContain("\u001b", "\u202e");
  }

  /** The elements with the names of their attributes, which no text can add to. */
  private static List<String> tree(Document document) {
    NodeList all = document.getElementsByTagName("*");
    return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
        .map(i -> (Element) all.item(i))
        .map(e -> e.getTagName() + " " + attributes(e))
        .toList();
  }

  private static List<String> attributes(Element element) {
    return Stream.iterate(0, i -> i < element.getAttributes().getLength(), i -> i + 1)
        .map(i -> element.getAttributes().item(i).getNodeName())
        .sorted()
        .toList();
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void mermaidHasTheSameLinesWithEveryName(String name) {
    String usual = MermaidText.of(graph("name")).replaceAll("\"[^\"\n]*\"", "L");
    String odd = MermaidText.of(graph(name));
    assertThat(odd.replaceAll("\"[^\"\n]*\"", "L")).isEqualTo(usual);
    // nothing that HTML, Markdown or Mermaid reads is left in a label
    assertThat(odd.replace("<br/>", "").lines().filter(line -> line.contains("\"")))
        .isNotEmpty()
        .allMatch(line -> line.matches("[ -~]*"))
        .allMatch(line -> line.replaceAll("^.*?\"|\"[^\"]*$", "").matches("[^<>`*@&\\\\$%'=]*"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void dotHasTheSameLinesWithEveryName(String name) {
    String quoted = "\"(?:[^\"\\\\\n]|\\\\.)*\"";
    String usual = DotText.of(graph("name")).replaceAll(quoted, "L");
    String odd = DotText.of(graph(name));
    assertThat(odd.replaceAll(quoted, "L")).isEqualTo(usual);
    // a backslash of a name stands for itself: it begins no escape of Graphviz
    assertThat(odd.replace("\\\\", "").replace("\\\"", "").replace("\\n", "")).doesNotContain("\\");
  }
}
