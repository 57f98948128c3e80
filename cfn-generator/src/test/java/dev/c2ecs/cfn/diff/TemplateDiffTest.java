package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonTemplateWriter;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of change of a file in the words of the file, from the text that is deployed. */
class TemplateDiffTest {

  private static Template service(String attributes) {
    return Projects.template("name: p\nservices: {web: {image: 'x:1', " + attributes + "}}\n");
  }

  private static List<String> said(Template before, Template after) {
    Template deployed = TemplateReader.read(YamlTemplateWriter.write(before)).orElseThrow();
    return said(deployed, Map.of(), after, Map.of());
  }

  private static List<String> said(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    return TemplateDiff.of(before, given, after, now).changes().stream()
        .map(
            change ->
                change.subject()
                    + ": "
                    + change.before().orElse("-")
                    + " > "
                    + change.after().orElse("-"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment: {A: b} | environment: {A: c} | environment A: b > c",
        "environment: {A: b} | environment: {A: b, B: c} | environment B: - > c",
        "environment: {A: b, B: c} | environment: {A: b} | environment B: c > -",
        "environment: {A: b, B: c} | environment: {B: c, A: b} | ",
        "environment: {A: '1'} | environment: {A: 1} | ",
        "environment: {A_TOKEN: abcdef1} | environment: {A_TOKEN: abcdef2}"
            + " | environment A_TOKEN: *** > new content",
        "environment: {DB: 'pg://u:one@h/d'} | environment: {DB: 'pg://u:two@h/d'}"
            + " | environment DB: *** > new content",
        "command: [a, b] | command: [b, a] | command: a b > b a",
        "command: a | command: 'a --flag' | command: a > a --flag",
        "entrypoint: [a] | entrypoint: [b] | entrypoint: a > b",
        "working_dir: /a | working_dir: /b | working_dir: /a > /b",
        "user: '1' | user: '2' | user: 1 > 2",
        "cpus: 0.25 | cpus: 0.5 | size vCPU: 0.25 > 0.5; size memory: 512 MB > 1 GB",
        "stop_grace_period: 10s | stop_grace_period: 20s | stop_grace_period: 10s > 20s",
        "read_only: false | read_only: true | read_only: - > true",
        "scale: 1 | scale: 3 | replicas: 1 > 3",
        "healthcheck: {test: a, interval: 10s} | healthcheck: {test: a, interval: 20s}"
            + " | healthcheck interval: 10 > 20",
        "healthcheck: {test: a} | healthcheck: {test: b}"
            + " | healthcheck test: CMD-SHELL a > CMD-SHELL b",
        "ports: ['80:80'] | ports: ['8080:80'] | ports: 80:80 > 8080:80",
        "ports: ['80:80'] | ports: ['80:8080'] | ports: 80:80 > 80:8080",
        "ports: ['80:80'] | ports: ['80:80', '81:81'] | ports: - > 81:81",
        "ports: ['80:80', '81:81'] | ports: ['80:80'] | ports: 81:81 > -",
        "expose: [80] | expose: [80, 81] | expose: - > 81/tcp",
        "labels: {a: b} | labels: {a: c} | labels a: b > c",
      })
  void eachChangeHasItsWords(String before, String after, String expected) {
    List<String> words = said(service(before), service(after));
    assertThat(words)
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split("; ")));
  }

  @Test
  void anImageIsAnImage() {
    assertThat(
            said(
                service("tty: true"),
                Projects.template("name: p\nservices: {web: {image: 'x:2', tty: true}}\n")))
        .containsExactly("image: x:1 > x:2");
  }

  @Test
  void networksHaveTheNamesOfTheFile() {
    String text =
        """
        name: p
        services: {web: {image: x, networks: [%s]}, db: {image: x, networks: [a, b]}}
        networks: {a: , b: }
        """;
    assertThat(said(Projects.template(text.formatted("a")), Projects.template(text.formatted("b"))))
        .containsExactly("networks: a > b");
  }

  @Test
  void aSecretHasNewContentOrIsAnotherOne() {
    String text =
        """
        name: p
        services: {web: {image: x, secrets: [%s], x-aws-secrets: {KEY: %1$s}}}
        secrets: {a: {file: a}, b: {file: b}}
        """;
    Template a = Projects.template(text.formatted("a"));
    Template b = Projects.template(text.formatted("b"));
    String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:p_";
    Map<String, String> first = Map.of("ASecretArn", arn + "a-AbCdEf", "ASecretVersion", "v1");
    Map<String, String> second = Map.of("ASecretArn", arn + "a-AbCdEf", "ASecretVersion", "v2");
    assertThat(said(a, first, a, first)).isEmpty();
    assertThat(said(a, first, a, second))
        .containsExactlyInAnyOrder("secret KEY: - > new content", "secret p_a: - > new content");
    assertThat(said(a, first, b, Map.of("BSecretArn", arn + "b-AbCdEf", "BSecretVersion", "v1")))
        .contains("secret KEY: p_a > p_b");
  }

  @Test
  void parametersOfTheNetworkAreOfTheProject() {
    Template template = service("tty: true");
    assertThat(said(template, Map.of("SubnetIds", "a,b"), template, Map.of("SubnetIds", "a,c")))
        .containsExactly("parameter SubnetIds: a,b > a,c");
  }

  @Test
  void whatOnlyOneOfTheTemplatesHasIsNoChange() {
    assertThat(
            said(
                Projects.template("name: p\nservices: {a: {image: x}, b: {image: x}}\n"),
                Projects.template("name: p\nservices: {a: {image: x}, c: {image: x}}\n")))
        .isEmpty();
  }

  @Test
  void anOverlayIsToldByItsProperty() {
    String text =
        "tty: true}}\nx-aws-cloudformation: {Resources: {Cluster: {Properties: {ClusterName: %s}}}}\n#";
    assertThat(said(service(text.formatted("a")), service(text.formatted("b"))))
        .containsExactly("Cluster.ClusterName: a > b");
  }

  @Test
  void jsonIsReadLikeYaml() {
    Template template =
        Projects.template(
            "name: p\nservices: {web: {image: x, ports: ['80:80'], command: \"a \\\"b\\\" 'c'\","
                + " volumes: ['d:/d'], environment: {Y: 'yes', N: 1, E: '', Z: \"a\\nb\"}}}\n"
                + "volumes: {d: }\n");
    Template json = TemplateReader.read(JsonTemplateWriter.write(template)).orElseThrow();
    assertThat(said(json, Map.of(), template, Map.of())).isEmpty();
    assertThat(json.resources()).hasSameSizeAs(template.resources());
    assertThat(json.parameters()).hasSameSizeAs(template.parameters());
    assertThat(json.outputs()).hasSameSizeAs(template.outputs());
  }

  @Test
  void aRenamedVolumeMovesTheMount() {
    String text = "name: p\nservices: {%s: {image: x, volumes: ['%s:/data']}}\nvolumes: {%2$s: }\n";
    Template before = Projects.template(text.formatted("db", "old"));
    Template after = Projects.template(text.formatted("db", "new"));
    assertThat(TemplateDiff.of(before, Map.of(), after, Map.of()).moved())
        .containsExactly(
            new MovedMount(
                ComposeRef.of(TreePath.of("services", "db")),
                "/data",
                false,
                "OldFilesystem",
                ComposeRef.of(TreePath.of("volumes", "old")),
                "p_old",
                "NewFilesystem",
                ComposeRef.of(TreePath.of("volumes", "new"))));
    Template both = Projects.template(text.formatted("postgres", "new"));
    assertThat(TemplateDiff.of(before, Map.of(), both, Map.of()).moved()).hasSize(1);
    Template service = Projects.template(text.formatted("postgres", "old"));
    assertThat(TemplateDiff.of(before, Map.of(), service, Map.of()).moved()).isEmpty();
  }
}
