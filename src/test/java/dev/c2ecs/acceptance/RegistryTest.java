package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every property that is written exists in the registry's schema of its resource, with its type.
 */
class RegistryTest {

  @Test
  void everyPropertyIsInTheSchemaOfItsResource(@TempDir Path directory) throws IOException {
    List<Path> templates = new ArrayList<>();
    for (Path project : Stream.concat(Repo.samples().stream(), Fixtures.all().stream()).toList()) {
      boolean plain = !Files.exists(project.resolve("arguments.txt"));
      if (plain && Files.exists(project.resolve("template.yaml"))) {
        Path file = directory.resolve(project.getFileName() + ".json");
        Program.Result result =
            Fixtures.run(project, "convert", "compose.yaml", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Files.writeString(file, result.out());
        templates.add(file);
      }
    }
    PythonTools.Result result = PythonTools.registry(templates);
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.all()).containsPattern("checked [0-9]{4,} properties");
  }

  @Test
  void aWrongPropertyIsFound(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("wrong.json");
    Files.writeString(
        file,
        """
        {"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
          "Cpu": 256, "Colour": "red",
          "ContainerDefinitions": [{"Name": "a", "Image": "b", "StartTimeout": "x"}]}}}}
        """);
    assertThat(PythonTools.registry(List.of(file)).out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("there is no property Colour"))
        .anySatisfy(line -> assertThat(line).contains("Task.Cpu: 256 is no string"))
        .anySatisfy(line -> assertThat(line).contains("StartTimeout: 'x' is no integer"));
  }
}
