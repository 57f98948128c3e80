package dev.c2ecs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown as an independent parser reads it. */
class MarkdownTest {

  private static final int VALUES = 4_000;

  private static final List<String> PIECES =
      List.of(
          "`",
          "``",
          "```",
          "~~~",
          "*",
          "**",
          "_",
          "__",
          "[",
          "](",
          ")",
          "(",
          "![",
          "<",
          ">",
          "<b>",
          "</code>",
          "</details>",
          "<!--",
          "-->",
          "<script>",
          "&",
          "&amp;",
          "&#64;",
          "\\",
          "\\\\",
          "|",
          "\\|",
          "#",
          "# ",
          "- ",
          "+ ",
          "1. ",
          "12) ",
          "1",
          "=",
          "===",
          "---",
          ":--",
          "    ",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          "\u2028",
          "\u0085",
          "\u001b[31m",
          "\u202e",
          "@someone",
          "@",
          "#123",
          "org/repo#7",
          "GH-12",
          "gh-3",
          "!4",
          "%5",
          "~bug",
          "$x$",
          ":tada:",
          "/close",
          "https://example.org/x?y=z",
          "www.example.org",
          "^",
          "[^1]",
          "[a]: b",
          "a",
          "web",
          "ä",
          "😀",
          "\0",
          "\"",
          "'",
          "{",
          "}",
          ".",
          "!");

  /** What GitHub and GitLab look for in the text that results. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "@\\w|[#!%~&$][\\w\"]|://|www\\.|gh-\\d|:[\\w+-]+:", Pattern.CASE_INSENSITIVE);

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  static Stream<String> values() {
    return Stream.concat(PIECES.stream(), random(1).limit(VALUES));
  }

  private static Stream<String> random(long seed) {
    Random random = new Random(seed);
    return Stream.generate(
        () -> {
          StringBuilder value = new StringBuilder();
          for (int left = 1 + random.nextInt(9); left > 0; left--) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
          }
          return value.toString();
        });
  }

  @Test
  void textIsOneParagraphOfNothingButText() {
    values()
        .filter(value -> !value.isBlank())
        .forEach(
            value -> {
              Node document = PARSER.parse(Markdown.text(value));
              assertThat(kinds(document)).as(value).containsOnly(Paragraph.class, Text.class);
              assertThat(document.getFirstChild()).as(value).isEqualTo(document.getLastChild());
              assertThat(literal(document)).as(value).isEqualTo(shown(value));
              assertThat(shownText(document)).as(value).doesNotContainPattern(REFERENCE);
            });
  }

  @Test
  void textBetweenLinesOfOthersStaysInTheirParagraph() {
    values()
        .filter(value -> !value.isBlank())
        .forEach(
            value -> {
              Node document = PARSER.parse("one | two\n" + Markdown.text(value) + "\nthree");
              assertThat(kinds(document))
                  .as(value)
                  .containsOnly(Paragraph.class, Text.class, SoftLineBreak.class);
              assertThat(document.getFirstChild()).as(value).isEqualTo(document.getLastChild());
            });
  }

  @Test
  void codeIsNothingButCode() {
    values()
        .forEach(
            value -> {
              Node document = PARSER.parse("x " + Markdown.code(value) + " y");
              assertThat(kinds(document))
                  .as(value)
                  .isSubsetOf(Paragraph.class, Text.class, Code.class, HtmlInline.class);
              assertThat(htmlOf(document)).as(value).isSubsetOf("<code>", "</code>");
              assertThat(literal(document).replace(" ", ""))
                  .as(value)
                  .isEqualTo("x" + shown(value).replace(" ", "") + "y");
            });
  }

  @Test
  void aSentenceIsTextAndCode() {
    values()
        .filter(value -> !value.isBlank())
        .forEach(
            value -> {
              Node document = PARSER.parse("one | two\n" + Markdown.sentence(value) + "\nthree");
              assertThat(kinds(document))
                  .as(value)
                  .isSubsetOf(
                      Paragraph.class,
                      Text.class,
                      SoftLineBreak.class,
                      Code.class,
                      HtmlInline.class);
              assertThat(htmlOf(document)).as(value).isSubsetOf("<code>", "</code>");
              assertThat(document.getFirstChild()).as(value).isEqualTo(document.getLastChild());
              if (!Markdown.sentence(value).contains("<code>")) {
                assertThat(shownText(document)).as(value).doesNotContainPattern(REFERENCE);
              }
            });
    assertThat(Markdown.sentence("say `a: *b` of a_b, or `c`"))
        .isEqualTo("say `a: *b` of a\\_b, or `c`");
  }

  @Test
  void everyFormIsOneCellOfATable() {
    List<UnaryOperator<String>> forms =
        List.of(Markdown::text, Markdown::sentence, Markdown::cell, Markdown::code, Markdown::html);
    values()
        .forEach(
            value -> {
              for (UnaryOperator<String> form : forms) {
                String table =
                    Markdown.row("a", "b", "c")
                        + Markdown.row("---", "---", "---")
                        + Markdown.row("left", form.apply(value), "right");
                List<TableCell> cells = cells(table);
                assertThat(cells).as(table).hasSize(6);
                assertThat(literal(cells.get(5))).as(table).isEqualTo("right");
                assertThat(kinds(cells.get(4)))
                    .as(table)
                    .isSubsetOf(Text.class, Code.class, HtmlInline.class);
                assertThat(htmlOf(cells.get(4))).isSubsetOf("<code>", "</code>", "<br>");
                String plain = form.apply(value).contains("<code>") ? "" : shownText(cells.get(4));
                assertThat(plain).as(table).doesNotContainPattern(REFERENCE);
              }
            });
  }

  @Test
  void aBlockEndsWhereItEnds() {
    values()
        .forEach(
            value -> {
              Node document = PARSER.parse(Markdown.block("diff", value) + "after");
              assertThat(document.getFirstChild()).isInstanceOf(FencedCodeBlock.class);
              assertThat(literal(document.getLastChild())).as(value).isEqualTo("after");
              assertThat(document.getFirstChild().getNext()).isEqualTo(document.getLastChild());
            });
  }

  @Test
  void htmlStaysInItsElement() {
    values()
        .forEach(
            value -> {
              String element = "<summary>" + Markdown.html(value) + "</summary>";
              Node block = PARSER.parse(element + "\n\nafter").getFirstChild();
              assertThat(block).isInstanceOf(HtmlBlock.class);
              assertThat(((HtmlBlock) block).getLiteral()).isEqualTo(element);
              assertThat(Markdown.html(value)).doesNotContainPattern("[<>\"'`*_\\[\\]|\\\\@]");
              Node inline = PARSER.parse("x " + Markdown.html(value));
              assertThat(kinds(inline)).as(value).containsOnly(Paragraph.class, Text.class);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '"',
      textBlock =
          """
          nginx:1.27→ nginx:1.27
          port 8080 of web→ port 8080 of web
          DB_HOST→ DB\\_HOST
          a < b & c→ a &lt; b &amp; c
          thanks @octocat→ thanks @&#8203;octocat
          fixes #12→ fixes #&#8203;12
          a|b→ a&#124;b
          - x→ \\- x
          12. x→ 12\\. x
          /close→ \\/close
          """)
  void textReadsWellInItsSource(String value, String written) {
    assertThat(Markdown.text(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void codeTakesTheShortestMarks(String value, String written) {
    assertThat(Markdown.code(value)).isEqualTo(written);
  }

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of("nginx@sha256:0", "`nginx@sha256:0`"),
        Arguments.of("a`b", "``a`b``"),
        Arguments.of("`a", "`` `a ``"),
        Arguments.of("a|b", "<code>a&#124;b</code>"),
        Arguments.of("a\nb", "`a\\nb`"));
  }

  @Test
  void theLinesOfACellStayLines() {
    assertThat(Markdown.cell("one\ntwo")).isEqualTo("one<br>two");
  }

  /** What a reader sees of a value, on one line. */
  private static String shown(String value) {
    return Visible.onOneLine(value).replace('\t', ' ').strip();
  }

  private static List<TableCell> cells(String markdown) {
    return all(PARSER.parse(markdown)).stream()
        .filter(TableCell.class::isInstance)
        .map(TableCell.class::cast)
        .filter(cell -> cell.getParent() instanceof TableRow)
        .toList();
  }

  private static List<Class<?>> kinds(Node node) {
    return all(node).stream().<Class<?>>map(Node::getClass).toList();
  }

  private static List<String> htmlOf(Node node) {
    return all(node).stream()
        .filter(HtmlInline.class::isInstance)
        .map(html -> ((HtmlInline) html).getLiteral())
        .toList();
  }

  /** All below a node. */
  private static List<Node> all(Node node) {
    List<Node> all = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      all.add(child);
      all.addAll(all(child));
    }
    return all;
  }

  private static String literal(Node node) {
    return text(node, true).replace("\u200b", "");
  }

  /** The text outside of code, with what stands in it unseen. */
  private static String shownText(Node node) {
    return text(node, false);
  }

  private static String text(Node node, boolean withCode) {
    StringBuilder text = new StringBuilder();
    for (Node one : all(node)) {
      if (one instanceof Text plain) {
        text.append(plain.getLiteral());
      } else if (one instanceof HtmlInline html && html.getLiteral().equals("<br>")) {
        text.append(' ');
      } else if (one instanceof SoftLineBreak) {
        text.append('\n');
      } else if (withCode && one instanceof Code code) {
        text.append(code.getLiteral());
      }
    }
    return text.toString();
  }
}
