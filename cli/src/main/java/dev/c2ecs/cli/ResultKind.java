package dev.c2ecs.cli;

import dev.c2ecs.cfn.graph.DotText;
import dev.c2ecs.cfn.graph.MermaidText;
import dev.c2ecs.cfn.graph.SvgPicture;
import dev.c2ecs.cli.report.BaselineReader;
import dev.c2ecs.cli.review.ReviewText;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a command writes to a file, and how such a file is known again. */
enum ResultKind {
  /** A template of CloudFormation, whoever wrote it. */
  TEMPLATE("a template", ResultKind::isTemplate),
  /** Policy documents as {@code policy} writes them: one, or two by their names. */
  POLICY("a policy", ResultKind::isPolicy),
  /** A picture in any format, with what {@code graph} begins it with. */
  GRAPH("a picture of c2ecs", ResultKind::isGraph),
  /** A Compose model. */
  MODEL("a Compose file", text -> has(text, "services")),
  /** The comment of {@code review}. */
  REVIEW("a comment of c2ecs", text -> text.startsWith(ReviewText.HEAD)),
  /** A baseline of any version. */
  BASELINE("a baseline", BaselineReader::isBaseline),
  /** Parameters, of which {@link ParameterFile} keeps what is in the file. */
  PARAMETERS("a file of parameters", text -> true);

  private static final Pattern POLICY_NAME = Pattern.compile(".*-(deploy|cloudformation)(-\\d+)?+");
  private static final Set<String> DOCUMENT = Set.of("Version", "Statement");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a test has no state
  private final Predicate<String> test;

  ResultKind(String words, Predicate<String> test) {
    this.words = words;
    this.test = test;
  }

  /** Whether a text is of this kind. */
  boolean is(String text) {
    return test.test(text);
  }

  /** The kind in words, with its article. */
  String words() {
    return words;
  }

  private static boolean isTemplate(String text) {
    return has(text, "AWSTemplateFormatVersion");
  }

  private static boolean isPolicy(String text) {
    Set<String> members = members(text);
    if (!members.isEmpty()) {
      return members.equals(DOCUMENT)
          || members.stream().allMatch(name -> POLICY_NAME.matcher(name).matches());
    }
    String start = "Version: \"2012-10-17\"\n";
    int second = text.indexOf('\n') + 1;
    return text.startsWith(start)
        || (text.startsWith("\"") && text.startsWith("  " + start, second));
  }

  private static boolean isGraph(String text) {
    return text.startsWith(MermaidText.MARK)
        || text.startsWith(DotText.MARK)
        || (text.startsWith("<svg ")
            && text.startsWith(SvgPicture.MARK + "\n", text.indexOf('\n') + 1));
  }

  /** Whether a text is JSON or YAML in blocks with a member at the top. */
  private static boolean has(String text, String member) {
    return text.stripLeading().startsWith("{")
        ? members(text).contains(member)
        : text.startsWith(member + ":") || text.contains("\n" + member + ":");
  }

  /** The members of an object of JSON; none for any other text. */
  private static Set<String> members(String text) {
    Set<String> members = new TreeSet<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Set.of();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        members.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
      return parser.nextToken() == null ? members : Set.of();
    } catch (JacksonException e) {
      return Set.of();
    }
  }
}
