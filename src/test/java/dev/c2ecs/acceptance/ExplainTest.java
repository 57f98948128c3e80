package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.extension.Extensions;
import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code explain} knows with and without a project. */
class ExplainTest {

  @TempDir Path directory;

  private Program.Result explain(String word) {
    return Program.in(directory).run("explain", word);
  }

  private void project() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: demo
        services:
          web:
            image: nginx:1.29
            ports: ["80:80"]
            mac_address: 02:42:ac:11:65:43
            environment: {API_TOKEN: hunter2-s3cr3t}
          api.v1:
            image: nginx:1.29
            volumes: [data:/data]
        volumes: {data: }
        """);
  }

  @Test
  void everyCodeIsExplainedAnywhere() {
    List<Code> codes = new ArrayList<>(AllCodes.sorted());
    codes.addAll(List.of(DeployCode.values()));
    for (Code code : codes) {
      Program.Result result = explain(code.id());
      assertThat(result.exitCode()).as(code.id()).isZero();
      assertThat(result.out())
          .startsWith(code.id() + " " + code.severity().word() + ": " + code.title() + "\n\nWhy: ")
          .contains("\nWhat to do: " + code.explanation().remedy() + "\n")
          .doesNotContain("In this project");
    }
    assertThat(explain("c2e214").out()).isEqualTo(explain("214").out());
  }

  @Test
  void everyPathOfTheSchemaIsExplainedAnywhere() {
    List<String> paths = new ArrayList<>();
    SupportTable.rows().forEach(row -> paths.add(row.path()));
    Extensions.all().forEach(extension -> paths.add(extension.path()));
    for (String path : paths) {
      Program.Result result = explain(path);
      assertThat(result.exitCode()).as(path).isZero();
      assertThat(result.out()).contains(path + ": ");
    }
    assertThat(explain("services.anything.deploy.replicas").out())
        .isEqualTo(explain("deploy.replicas").out())
        .contains("services.*.deploy.replicas: exact", "AWS::ECS::Service.DesiredCount");
  }

  @Test
  void everyPartOfATemplateIsExplained() throws IOException {
    for (String sample : List.of("wordpress", "voting-app")) {
      Path folder = Repo.ROOT.resolve("samples").resolve(sample);
      Template template = Program.in(folder).run("convert", "-q", "--format", "json").template();
      Map<String, Object> whole = template.root();
      for (String section : List.of("Parameters", "Resources", "Outputs")) {
        for (String id : Template.map(whole.getOrDefault(section, Map.of())).keySet()) {
          Program.Result result = Program.in(folder).run("explain", id);
          assertThat(result.exitCode()).as(id).isZero();
          assertThat(result.out()).startsWith(id + ": ");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WebService | WebService: AWS::ECS::Service
          WebService | from services.web, compose.yaml:3:3
          WebTaskDefinition | named by WebService
          HTTP80Listener | from services.web.ports[0], compose.yaml:5:13
          VpcId | it must be given
          C2E227 | compose.yaml:6:5: warning C2E227: services.web.mac_address
          services.web.ports[0] | services.web.ports[0], compose.yaml:5:13
          services.web.ports[0] | HTTP80Listener (AWS::ElasticLoadBalancingV2::Listener)
          services.web.ports[0] | info C2E382: open to the Internet
          services.web.ports[0] | services.web.ports[0].target: exact
          web.image | a part of WebTaskDefinition (AWS::ECS::TaskDefinition)
          services.web.mac_address | left out, the application works without
          services.api.v1.image | services.api.v1.image, compose.yaml:9:5
          volumes.data | AWS::EFS::FileSystem
          web | WebTCP80TargetGroup
          """)
  void aProjectIsKnown(String word, String expected) throws IOException {
    project();
    Program.Result result = explain(word);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(expected).doesNotContain("hunter2");
  }

  @Test
  void anUnknownWordGetsWhatIsNear() throws IOException {
    assertThat(explain("WebService").err()).contains("there is no project here");
    assertThat(explain("services.*.imgae").err()).contains("did you mean `services.*.image`?");
    project();
    assertThat(explain("WebServise").err()).contains("did you mean `WebService`?");
    assertThat(explain("services.web.imag").err()).contains("did you mean `services.web.image`?");
    for (String word : List.of("WebServise", "", "\u001b[1m\n", "services.web.ports[7]x")) {
      Program.Result result = explain(word);
      assertThat(result.exitCode()).as(word).isEqualTo(2);
      assertThat(result.err()).endsWith("try: c2ecs explain --help\n").doesNotContain("\u001b");
    }
  }
}
