package dev.c2ecs.acceptance.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the product writes for the samples and fixtures can be deployed, kept and removed. */
class ProductTemplatesTest {

  static Stream<Path> templates() throws IOException {
    List<Path> templates = new ArrayList<>();
    for (String home : List.of("samples", "src/test/fixtures")) {
      try (Stream<Path> directories = Files.list(Repo.ROOT.resolve(home))) {
        directories
            .map(directory -> directory.resolve("template.yaml"))
            .filter(Files::exists)
            .sorted()
            .forEach(templates::add);
      }
    }
    return templates.stream();
  }

  static Template template(Path file) throws IOException {
    return TemplateReader.read(Files.readString(file)).orElseThrow();
  }

  /** Values for what only whoever deploys knows; the network is the model's. */
  static Map<String, String> parameters(Template template) {
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : template.parameters()) {
      if (parameter.name().equals("FileSystemSubnetIds")) {
        values.put(parameter.name(), "subnet-1,subnet-2,subnet-3,subnet-4");
      } else if (parameter.type().equals("String") && parameter.defaultValue().isEmpty()) {
        values.put(parameter.name(), value(parameter.name()));
      }
    }
    return values;
  }

  private static String value(String name) {
    if (name.endsWith("Arn")) {
      return "arn:aws:secretsmanager:eu-central-1:123456789012:secret:" + name + "-AbCdEf";
    }
    if (name.endsWith("FilesystemId")) {
      return "fs-0123456789abcdef0";
    }
    return name.endsWith("Version")
        ? "0123456789abcdef0123456789abcdef"
        : "123456789012.dkr.ecr.eu-central-1.amazonaws.com/p@sha256:" + "0".repeat(64);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void isDeployedUpdatedToItselfAndRemoved(Path file) throws IOException {
    Template template = template(file);
    Map<String, String> parameters = parameters(template);
    CloudModel cloud = new CloudModel();

    Operation created = cloud.deploy("stack", template, parameters);
    assertThat(created.failure()).isEmpty();
    assertThat(created.status()).isEqualTo("CREATE_COMPLETE");
    assertThat(created.events()).extracting(Event::what).containsOnly("CREATE_COMPLETE");
    Contents contents = cloud.contents("stack");
    assertThat(contents.toString()).doesNotContain("(gone)", Event.BROKEN);

    Operation again = cloud.deploy("stack", template, parameters);
    assertThat(again.succeeded()).isTrue();
    assertThat(again.status()).isEqualTo("CREATE_COMPLETE");
    assertThat(cloud.contents("stack")).isEqualTo(contents);

    Operation removed = cloud.remove("stack");
    assertThat(removed.failure()).isEmpty();
    assertThat(removed.status()).isEqualTo("DELETE_COMPLETE");
    assertThat(cloud.outside())
        .extracting(Thing::type)
        .isSubsetOf(Efs.FILE_SYSTEM, Efs.ACCESS_POINT);
  }

  @Test
  void thereAreManyTemplates() throws IOException {
    assertThat(templates()).hasSizeGreaterThan(40);
  }
}
