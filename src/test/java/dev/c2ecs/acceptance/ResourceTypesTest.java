package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of resource types knows what templates have, and says what the registry says. */
class ResourceTypesTest {

  private static final Pattern TYPE =
      Pattern.compile("\\bType\"? ?: \"?(AWS::\\w+::\\w+)(?![\\w:])");
  private static final Pattern RESOURCE =
      Pattern.compile("(?m)^  # ([\\w.-]+).*\n  \\w+:\n    Type: (AWS::\\w+::\\w+)$");
  private static final Pattern LITERAL = Pattern.compile("\"AWS::\\w+::\\w+[\"/]");

  /** No golden template has two certificates on one listener, or spare capacity. */
  private static final String TWO_DOMAINS =
      """
      name: p
      services:
        blog:
          image: nginx
          x-aws-capacity: spot
          ports: [{target: 80, published: "443", x-aws-domain: blog.example.com}]
        shop:
          image: nginx
          ports: [{target: 80, published: "443", x-aws-domain: shop.example.com}]
      """;

  /** Types that take tags and are written without: a template that is deployed keeps its bytes. */
  private static final Set<ResourceType> UNTAGGED = EnumSet.of(ResourceType.CERTIFICATE);

  private static List<String> goldens() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path home : Stream.concat(Repo.samples().stream(), Fixtures.all().stream()).toList()) {
      Path template = home.resolve("template.yaml");
      if (Files.exists(template)) {
        texts.add(Repo.read(template));
      }
    }
    assertThat(texts.size()).isGreaterThan(30);
    return texts;
  }

  private static boolean isOfOverlay(ResourceType type) {
    return type.compareTo(ResourceType.SCHEDULE) > 0;
  }

  @Test
  void everyTypeOfATemplateHasARowAndEveryRowATemplate(@TempDir Path directory) throws IOException {
    Set<ResourceType> written = EnumSet.noneOf(ResourceType.class);
    Set<String> unknown = new TreeSet<>();
    List<String> templates = goldens();
    templates.add(Program.convert(directory, TWO_DOMAINS).out());
    for (String template : templates) {
      Matcher matcher = TYPE.matcher(template);
      while (matcher.find()) {
        ResourceType type = ResourceType.of(matcher.group(1));
        written.add(type);
        if (type == ResourceType.OTHER) {
          unknown.add(matcher.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(ResourceType.values())
        .filteredOn(type -> !isOfOverlay(type))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(written).contains(type));
  }

  /** What else would a row of a type be good for that c2ecs does not write. */
  @Test
  void rowsOfTypesThatOnlyOverlaysBringSaySomethingOfThem() {
    assertThat(ResourceType.values())
        .filteredOn(type -> isOfOverlay(type) && type != ResourceType.OTHER)
        .filteredOn(type -> type != ResourceType.STACK)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            type ->
                assertThat(
                        type.isPermission()
                            || type.data().isPresent()
                            || !type.completing().isEmpty())
                    .as(type.text())
                    .isTrue());
  }

  @Test
  void theRowsAreInTheOrderOfTemplates() throws IOException {
    int pairs = 0;
    for (String golden : goldens()) {
      Matcher matcher = RESOURCE.matcher(golden);
      String origin = "";
      ResourceType before = ResourceType.VPC;
      while (matcher.find()) {
        ResourceType type = ResourceType.of(matcher.group(2));
        boolean severalGroups = origin.startsWith("services.") && origin.contains("volumes");
        if (matcher.group(1).equals(origin) && !severalGroups) {
          assertThat(type).as(origin).isGreaterThanOrEqualTo(before);
          pairs++;
        }
        origin = matcher.group(1);
        before = type;
      }
    }
    assertThat(pairs).isGreaterThan(100);
  }

  @Test
  void theRowsSayWhatTheRegistrySays(@TempDir Path directory) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (ResourceType type : ResourceType.values()) {
      if (!isOfOverlay(type)) {
        rows.append(row(type, UNTAGGED.contains(type) ? "Tags" : type.tags().orElse("")));
      }
    }
    Path file = Files.writeString(directory.resolve("rows.txt"), rows.toString());
    PythonTools.Result result = PythonTools.resourceTypes(file);
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.all()).isEmpty();
  }

  private static String row(ResourceType type, String tags) {
    List<String> properties = new ArrayList<>(type.properties());
    properties.addAll(type.restarting());
    properties.addAll(type.unique());
    return String.join(
            "\t",
            type.text(),
            tags,
            String.join(",", properties),
            String.join(",", type.replacing()))
        + "\n";
  }

  @Test
  void aWrongRowIsFound(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("rows.txt"),
            "AWS::ECS::Servant\t\t\t\nAWS::EFS::FileSystem\tTags\tColour\tEncrypted\n");
    assertThat(PythonTools.resourceTypes(file).out().lines())
        .contains(
            "AWS::ECS::Servant: there is no such type",
            "AWS::EFS::FileSystem: its tags are FileSystemTags, not Tags",
            "AWS::EFS::FileSystem: there is no property Colour",
            "AWS::EFS::FileSystem: KmsKeyId replaces it");
  }

  @Test
  void noOtherSourceNamesAType() throws IOException {
    List<String> named = new ArrayList<>();
    for (String module : List.of("cfn-generator", "cli")) {
      try (Stream<Path> files = Files.walk(Repo.ROOT.resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> LITERAL.matcher(Repo.read(file)).find())
            .forEach(file -> named.add(file.getFileName().toString()));
      }
    }
    assertThat(named).containsExactly("ResourceType.java");
  }
}
