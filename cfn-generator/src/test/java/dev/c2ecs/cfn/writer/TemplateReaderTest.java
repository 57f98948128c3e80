package dev.c2ecs.cfn.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writers write is read back. */
class TemplateReaderTest {

  /** Names of services, networks and volumes that a reader of paths could stumble over. */
  private static final List<String> NAMES =
      List.of(
          "api",
          "api.orders",
          "api.ports",
          "services",
          "networks",
          "labels",
          "ports",
          "x-aws-schedule",
          "job.x-aws-schedule",
          "web.deploy.x-aws-autoscaling",
          "a.volumes_from",
          "a..b",
          "-",
          "x-web");

  private static Template read(String text) {
    return TemplateReader.read(text).orElseThrow();
  }

  /** One project whose services, networks and volumes have all the names. */
  private static Template project() {
    StringBuilder compose = new StringBuilder("name: p\nservices:\n");
    int port = 8000;
    for (String name : NAMES) {
      compose.append(
          """
            "%1$s":
              image: example/app
              ports: ["%2$d:%2$d"]
              networks: ["%3$s"]
              volumes: ["%1$s:/data", "./files:/files"]
              deploy: {x-aws-autoscaling: {min: 1, max: 2, cpu: 50}}
          """
              .formatted(name, port++, network(name))
              .indent(2));
    }
    compose.append("networks:\n");
    NAMES.forEach(name -> compose.append("  \"" + network(name) + "\": {}\n"));
    compose.append("volumes:\n");
    NAMES.forEach(name -> compose.append("  \"" + name + "\": {}\n"));
    return Projects.template(compose.toString());
  }

  /** A network whose name starts with {@code x-} cannot be joined. */
  private static String network(String name) {
    return name.startsWith("x-") ? "n." + name : name;
  }

  @Test
  void everyOriginIsReadBackWhateverTheNames() {
    Template template = project();
    Template read = read(YamlTemplateWriter.write(template));
    assertThat(read(JsonTemplateWriter.write(template))).isEqualTo(read);
    assertThat(read.resources()).hasSizeGreaterThan(NAMES.size());
    assertThat(read.resources().stream().map(Resource::origin))
        .containsExactlyElementsOf(template.resources().stream().map(Resource::origin).toList());
    for (String name : NAMES) {
      assertThat(read.resources().stream().map(r -> r.origin().whole()))
          .contains(
              ComposeRef.of(TreePath.of("services", name)),
              ComposeRef.of(TreePath.of("networks", network(name))),
              ComposeRef.of(TreePath.of("volumes", name)));
    }
  }

  @Test
  void everyOutputIsReadBack() {
    Template template =
        Projects.template(
            """
            name: p
            services:
              web.api: {image: nginx, ports: ["80:80"]}
            x-aws-cloudformation:
              Outputs:
                Group: {Value: !Ref LogGroup}
                Said: {Description: "services, all of them", Value: x}
            """);
    assertThat(template.outputs()).extracting(Output::name).contains("Group", "Said").hasSize(3);
    assertThat(read(YamlTemplateWriter.write(template)).outputs())
        .isEqualTo(template.outputs().stream().map(TemplateReaderTest::asRead).toList());
    assertThat(read(JsonTemplateWriter.write(template)).outputs())
        .isEqualTo(template.outputs().stream().map(TemplateReaderTest::asRead).toList());
  }

  /** An output that somebody describes says no more where it comes from. */
  private static Output asRead(Output output) {
    return output.description().isPresent()
        ? new Output(output.name(), ComposeRef.NONE, output.description(), output.value())
        : output;
  }

  @Test
  void onlyTextsWithTwoMeaningsAreQuoted() {
    assertThat(YamlTemplateWriter.write(project()).lines().filter(line -> line.contains("[\"")))
        .isNotEmpty()
        .allMatch(
            line ->
                line.startsWith("  # services[\"job.x-aws-schedule\"]")
                    || line.startsWith("  # services[\"web.deploy.x-aws-autoscaling\"]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  # a remark\n  Queue:\n    Type: AWS::SQS::Queue\n",
        "  # services.web (the front)\n  Queue:\n    Type: AWS::SQS::Queue\n",
        "  # name\n\n  Queue:\n    Type: AWS::SQS::Queue\n",
        "  Queue:\n    # services.web\n    Type: AWS::SQS::Queue\n",
      })
  void remarksOfOthersAreNoOrigins(String resource) {
    Template template = read("Resources:\n" + resource);
    assertThat(template.resource("Queue").map(Resource::origin)).contains(ComposeRef.NONE);
  }

  @ParameterizedTest
  @CsvSource({"''", "'a: ['", "text", "'{}'", "'Resources: 3'", "'[1, 2]'"})
  void aTextThatIsNoTemplateIsNone(String text) {
    assertThat(TemplateReader.read(text)).isEqualTo(Optional.empty());
  }
}
