package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.VpcIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of resources and parameters stand once: nobody else joins or writes one. */
class LogicalIdRulesTest {

  /** The last two are of another template, that of the permissions to deploy. */
  private static final Set<String> HOMES =
      Set.of(
          "LogicalIds.java", "Stems.java", "VpcIds.java", "PolicyTemplate.java", "Statements.java");

  /** A word as logical IDs have it; it may end the name in a substitution. */
  private static final String WORD = "\"[A-Z][a-z][A-Za-z0-9]*";

  /** A word that is added to something, or that something is added to. */
  private static final List<Pattern> JOINS =
      List.of(
          Pattern.compile("\\+\\s*" + WORD + "[\"}, ]"),
          Pattern.compile(WORD + "\"\\s*\\+"),
          Pattern.compile("\\.concat\\(\\s*" + WORD),
          Pattern.compile("\"%s[A-Z][a-z]"));

  /** A resource or parameter that is written out where one is declared or referred to. */
  private static final List<Pattern> LITERALS =
      List.of(
          Pattern.compile("\\b(?:ref|getAtt)\\(\\s*" + WORD),
          Pattern.compile("\\bPart\\.(?:declare|extend|depend)\\(\\s*" + WORD),
          Pattern.compile("\\bParameter(?:\\.(?:required|matching))?\\(\\s*" + WORD),
          Pattern.compile("\\$\\{[A-Z][a-z]"));

  private static final Pattern CONSTANT =
      Pattern.compile("static final String (\\w+) =\\s*" + WORD + "\";");

  @Test
  void nobodyElseJoinsNames() throws IOException {
    Map<String, String> sources = sources();
    assertThat(sources.keySet()).containsAll(HOMES);
    sources.keySet().removeAll(HOMES);
    assertThat(everywhere(sources, LogicalIdRulesTest::found)).isEmpty();
  }

  @Test
  void nobodyElseJoinsAConstantOfAnotherFile() throws IOException {
    Map<String, String> sources = sources();
    List<String> joins = new ArrayList<>();
    sources.forEach(
        (file, text) -> {
          String owner = file.substring(0, file.length() - ".java".length());
          constants(text).forEach(name -> joins.add(owner + "\\." + name));
        });
    assertThat(joins).isNotEmpty();
    Pattern join = Pattern.compile("\\+\\s*(?:" + String.join("|", joins) + ")\\b");
    assertThat(everywhere(sources, text -> all(join, text))).isEmpty();
  }

  @Test
  void nobodyElseWritesAFixedName() throws IOException {
    Map<String, String> sources = sources();
    sources.keySet().removeAll(HOMES);
    List<String> names =
        List.of(
            LogicalIds.namespace(),
            LogicalIds.logGroup(),
            LogicalIds.loadBalancerGroup(),
            LogicalIds.parameter(ParameterSource.Network.SUBNETS),
            LogicalIds.parameter(ParameterSource.Network.LOAD_BALANCER_SUBNETS),
            LogicalIds.parameter(ParameterSource.Network.FILE_SYSTEM_SUBNETS),
            VpcIds.internetGatewayAttachment(),
            VpcIds.publicRouteTable(),
            VpcIds.publicRoute(),
            VpcIds.s3Endpoint());
    Pattern written = Pattern.compile("\"(?:" + String.join("|", names) + ")\"");
    assertThat(all(written, "part(\"PublicRoute\", \"Route\")")).hasSize(1);
    assertThat(everywhere(sources, text -> all(written, text))).isEmpty();
  }

  @Test
  void theCommandLineNamesNoParameter() throws IOException {
    assertThat(named("throw usage(\"give --parameter VpcId=…\");")).isNotEmpty();
    assertThat(everywhere(modules("cli"), LogicalIdRulesTest::named)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String arn = stem + \"Arn\";",
        "id(\"Private\" + kind);",
        "new Value.Sub(\"${\" + stem + \"Version}\");",
        "\"the parameter \" + stem + \"Arn names it\"",
        "stem.concat(\"Image\");",
        "String.format(\"%sFilesystem\", stem);",
        "Value.ref(\"VpcId\")",
        "Value.getAtt(\"Cluster\", \"Arn\")",
        "Part.depend(\n    \"PublicRoute\", List.of())",
        "Parameter.required(\"HostedZoneId\", type, text)",
        "\"${Cluster}\"",
        "private static final String SUFFIX = \"Image\";\nString name = stem + SUFFIX;",
        "static final String STEM =\n    \"Environment\";\nString name = STEM + version;"
      })
  void aNameThatIsJoinedElsewhereIsFound(String source) {
    assertThat(found(source)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Value.getAtt(ids.taskRole(task), \"Arn\")",
        "Value.map(\"VpcId\", plan.network().vpc())",
        "\"the image \" + name + \" of \" + service",
        "\"${AWS::Region}\"",
        "// stem + \"Arn\"\n"
      })
  void whatIsNoNameIsNotFound(String source) {
    assertThat(found(source)).isEmpty();
  }

  /** The parameters of a project that a text in quotes names. */
  private static List<String> named(String source) {
    List<String> names = new ArrayList<>();
    for (ParameterSource.Network part : ParameterSource.Network.values()) {
      names.add(LogicalIds.parameter(part));
    }
    names.add(LogicalIds.hostedZone());
    names.add(LogicalIds.loadBalancerGroup());
    return all(Pattern.compile("\"[^\"\\n]*\\b(?:" + String.join("|", names) + ")\\b"), source);
  }

  private static List<String> found(String source) {
    String code = source.replaceAll("(?s)/\\*.*?\\*/|(?<!:)//[^\\n]*|\"\"\".*?\"\"\"", "");
    List<String> found = new ArrayList<>();
    JOINS.forEach(pattern -> found.addAll(all(pattern, code)));
    LITERALS.forEach(pattern -> found.addAll(all(pattern, code)));
    for (String name : constants(code)) {
      found.addAll(all(Pattern.compile("\\+\\s*" + name + "\\b|\\b" + name + "\\s*\\+"), code));
    }
    return found;
  }

  private static List<String> constants(String source) {
    return CONSTANT.matcher(source).results().map(result -> result.group(1)).toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group()).toList();
  }

  private static List<String> everywhere(
      Map<String, String> sources, Function<String, List<String>> rule) {
    List<String> found = new ArrayList<>();
    sources.forEach((file, text) -> rule.apply(text).forEach(hit -> found.add(file + ": " + hit)));
    return found;
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>(modules("cfn-generator"));
    sources.putAll(modules("cli"));
    return sources;
  }

  private static Map<String, String> modules(String module) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(Repo.ROOT.resolve(module + "/src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.merge(file.getFileName().toString(), Repo.read(file), String::concat);
      }
    }
    return sources;
  }
}
