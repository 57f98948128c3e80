package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Configs and mounted files of the project belong into the image, which is a parameter then. */
class ProjectFilesScenarioTest extends Scenario {

  private static final String COMPOSE =
      """
      name: p
      services:
        web:
          image: nginx:1.29
          volumes:
            - ./nginx.conf:/etc/nginx/nginx.conf
            - ./html:/usr/share/nginx/html:ro
          configs: [banner]
        plain: {image: busybox}
      configs: {banner: {content: hello}}
      """;

  @Test
  void theImageIsAParameterAndTheFilesAreNamed() throws IOException {
    Path directory = directory();
    Files.createDirectories(directory.resolve("html"));
    Files.writeString(directory.resolve("html/index.html"), "<p>");
    Files.writeString(directory.resolve("nginx.conf"), "events {}\n");
    Program.Result result = Program.convert(directory, COMPOSE);
    Template template = keep(result);
    assertThat(template.container("WebTaskDefinition", "web"))
        .containsEntry("Image", Map.of("Ref", "WebImage"));
    assertThat(result.err())
        .contains("info C2E351: `deploy` adds files of the project to images")
        .contains("that of web, parameter WebImage, config banner at /banner, ./nginx.conf at /etc")
        .contains("./html at /usr/share/nginx/html")
        .contains("as long as the task: web at /etc/nginx/nginx.conf")
        .doesNotContain("web at /usr/share/nginx/html")
        .contains("`c2ecs push --parameters FILE` does it without deploying");
    assertThat(template.container("PlainTaskDefinition", "plain"))
        .containsEntry("Image", "busybox");
  }

  @Test
  void aDirectoryThatMayBeWrittenIsAFileSystem() throws IOException {
    Path directory = directory();
    Files.createDirectories(directory.resolve("data/db"));
    Program.Result result =
        Program.convert(
            directory,
            """
            name: p
            services:
              web: {image: x, volumes: ['./data/db:/data', 'data:/named', './new:/new']}
            volumes: {data: }
            """);
    Template template = keep(result);
    assertThat(template.ofType("AWS::EFS::FileSystem"))
        .containsExactlyInAnyOrder("DataFilesystem", "DatadbFilesystem", "NewFilesystem");
    assertThat(Template.list(template.container("WebTaskDefinition", "web").get("MountPoints")))
        .contains(Map.of("SourceVolume", "dir-data_db", "ContainerPath", "/data"));
    assertThat(result.err())
        .contains("warning C2E352: these directories are data, EFS file systems")
        .contains("start empty: ./data/db, ./new\n");
    assertThat(template.at("WebService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(100L);
  }

  @Test
  void filesThatWouldBeLostAreAWarning() throws IOException {
    Path directory = directory();
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data/rows.csv"), "1\n");
    String compose = "name: p\nservices: {web: {image: x, volumes: ['./data:/data']}}\n";
    Program.Result result = Program.convert(directory, compose);
    assertThat(result.err())
        .contains("warning C2E352: the directory ./data is data")
        .contains("the files that are in it now are not there");
    assertThat(keep(result).ofType("AWS::EFS::FileSystem")).containsExactly("DataFilesystem");
  }

  @Test
  void anImageThatIsBuiltMustHaveTheFilesToo() throws IOException {
    Path directory = directory();
    Files.createDirectories(directory.resolve("app"));
    Files.writeString(directory.resolve("settings.ini"), "a=1\n");
    Program.Result result =
        Program.convert(
            directory,
            "name: p\n"
                + "services: {web: {build: app, volumes:"
                + " ['./settings.ini:/settings.ini:ro']}}\n");
    assertThat(result.err()).contains("C2E350").contains("C2E351");
    keep(result);
    assertThat(Template.map(Json.object(result.out()).get("Parameters"))).containsKey("WebImage");
  }
}
