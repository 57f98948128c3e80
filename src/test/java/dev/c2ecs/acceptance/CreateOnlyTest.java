package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What replaces a resource is what the registry says; {@code -Dgolden.update=true} renews it. */
class CreateOnlyTest {

  private static final Path FILE =
      Repo.ROOT.resolve(
          "cfn-generator/src/main/resources/dev/c2ecs/cfn/resourcetype/create-only.txt");
  private static final Path MODEL = Repo.ROOT.resolve("src/test/resources/cloud/create-only.txt");

  @Test
  void theFileSaysWhatTheRegistrySays() throws IOException {
    PythonTools.Result result = PythonTools.createOnly();
    assertThat(result.exitCode()).as(result.all()).isZero();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, result.out());
    }
    assertThat(result.out().lines().toList())
        .hasSizeGreaterThan(1000)
        .isEqualTo(Repo.read(FILE).lines().toList());
  }

  @Test
  void everyTypeThatIsWrittenOrHasDataHasARow() {
    List<ResourceType> without = new ArrayList<>();
    for (ResourceType type : ResourceType.values()) {
      if (CreateOnly.of(type.text()).isEmpty()) {
        without.add(type);
      }
    }
    // they have no property that replaces them
    assertThat(without)
        .containsExactlyInAnyOrder(
            ResourceType.INTERNET_GATEWAY,
            ResourceType.POLICY,
            ResourceType.GROUP_MEMBERS,
            ResourceType.QUEUE_POLICY,
            ResourceType.TOPIC_POLICY,
            ResourceType.KEY,
            ResourceType.STACK,
            ResourceType.USER_POOL,
            ResourceType.VOLUME,
            ResourceType.OTHER);
  }

  /** Two tables that were written down apart. */
  @Test
  void theModelOfAwsSaysTheSame() {
    int rows = 0;
    for (String line : Repo.read(MODEL).lines().filter(l -> !l.startsWith("#")).toList()) {
      List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
      String type = words.remove(0);
      boolean deletesFirst = words.remove("delete-first");
      Map<String, CreateOnly.Effect> effects = CreateOnly.of(type);
      List<String> unknown =
          words.stream()
              .filter(
                  word ->
                      CreateOnly.effect(type, List.of(word.split("/", -1)))
                          == CreateOnly.Effect.UPDATES)
              .toList();
      List<String> missing =
          effects.keySet().stream()
              .filter(property -> words.stream().noneMatch(word -> isPart(property, word)))
              .toList();
      assertThat(unknown).as(type).isEmpty();
      assertThat(missing).as(type).isEmpty();
      assertThat(CreateOnly.deletesFirst(type)).as(type).isEqualTo(deletesFirst);
      rows++;
    }
    assertThat(rows).isGreaterThan(50);
  }

  /** Whether one path leads to the other or into it. */
  private static boolean isPart(String one, String other) {
    return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
  }
}
