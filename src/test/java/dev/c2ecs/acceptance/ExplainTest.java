package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.extension.Extensions;
import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.review.FailOn;
import dev.c2ecs.cli.review.NewContent;
import dev.c2ecs.cli.review.NewSecret;
import dev.c2ecs.compose.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Whatever a comparison says can be asked for, as it is written. */
  @Test
  void theWordsOfComparisonsAreExplained() throws IOException {
    List<String> words = new ArrayList<>();
    for (Consequence consequence : Consequence.values()) {
      words.addAll(List.of(consequence.key(), consequence.words()));
    }
    words.addAll(List.of(FailOn.words().split(", ", -1)));
    for (NewContent.Meaning meaning : NewContent.Meaning.values()) {
      words.add(meaning.words());
    }
    words.addAll(List.of("restart", "public", "in place", "STARTS-EMPTY", "Renamed", "closes"));
    words.addAll(List.of("A new project", "The project is gone", "This cannot be deployed"));
    words.addAll(List.of("Another value", "Opens to the Internet", "Permissions widen"));
    words.addAll(ofGoldens());
    words.addAll(List.of("zone rebalancing", "MinimumHealthyPercent", "Service Connect", "goes"));
    words.addAll(List.of("credential", "approximated", "replace", "to replace"));
    words.addAll(NewSecret.changes());
    for (String word : words) {
      Program.Result result = explain(word);
      assertThat(result.exitCode()).as(word + ": " + result.err()).isZero();
      assertThat(result.out()).as(word).contains("said by `c2ecs diff` and `c2ecs review`");
    }
    assertThat(explain("outage").out()).contains("`c2ecs diff --fail-on outage` ends with 1");
    assertThat(explain("starts-emty").err()).contains("did you mean `starts-empty`?");
  }

  /** What was changed, whichever word for it there is in the tables. */
  @Test
  void theWordsForWhatChangesAreExplained() {
    assertThat(TemplateChange.words()).contains("credential", "zone rebalancing", "replicas");
    for (String word : TemplateChange.words()) {
      assertThat(explain(word).exitCode()).as(word).isZero();
    }
  }

  /** The titles of comments, and the first words of what happens to something. */
  private static List<String> ofGoldens() throws IOException {
    List<String> words = new ArrayList<>();
    try (Stream<Path> files = Files.list(Repo.ROOT.resolve("src/test/resources/review"))) {
      for (Path file : files.sorted().toList()) {
        for (String line : Repo.read(file).lines().toList()) {
          String[] cells = line.split("\\|", -1);
          if (line.matches("\\*\\*[A-Z][A-Za-z ]*\\*\\*") && !line.matches(".*(Cost|reaches).*")) {
            words.add(line.replace("*", ""));
          } else if (line.startsWith("| **")
              && cells.length == 5
              && !cells[2].contains(" of it ")) {
            words.add(cells[2].split("[,:]", -1)[0].strip());
          }
        }
      }
    }
    assertThat(words).contains("rolling restart", "Renamed", "Secrets that change");
    return words;
  }

  /** The table of the documents is that of the program. */
  @Test
  void theDocumentsSayTheSame() {
    String rows =
        Stream.of(Consequence.values())
            .map(one -> "| `" + one.key() + "` | " + one.meaning() + " |\n")
            .collect(Collectors.joining());
    assertThat(Repo.read(Repo.ROOT.resolve("docs/updates.md"))).contains(rows);
  }

  @Test
  void anUnknownWordGetsWhatIsNear() throws IOException {
    assertThat(explain("WebService").err()).contains("there is no project here");
    assertThat(explain("services.*.imgae").err()).contains("did you mean `services.*.image`?");
    for (String broken :
        List.of(
            "services: {web: {image: nginx, privileged: true}}\n",
            "services: {web: {image: nginx, imgae: x}}\n",
            "services: [\n")) {
      Files.writeString(directory.resolve("compose.yaml"), broken);
      Program.Result result = explain("WebService");
      assertThat(result.exitCode()).as(broken).isEqualTo(1);
      assertThat(result.err())
          .contains("the project has errors, which `c2ecs check` says")
          .doesNotContain("there is no project");
      assertThat(explain("C2E214").exitCode()).isZero();
      assertThat(explain("deploy.replicas").exitCode()).isZero();
    }
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
