package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What is added to a project with a baseline, and means nothing, is new: all of it, and once. */
class BaselineGrowthTest {

  private static final List<String> SERVICES = List.of("web", "api", "worker");

  /** Attributes that a task does not have, with values for them; maps are written with a colon. */
  private static final Map<String, List<String>> ITEMS =
      new TreeMap<>(
          Map.of(
              "cap_add", List.of("NET_ADMIN", "SYS_TIME", "SYS_RAWIO", "MKNOD"),
              "devices", List.of("/dev/a:/dev/a", "/dev/b:/dev/b", "/dev/c:/dev/c"),
              "extra_hosts", List.of("a:10.0.0.1", "b:10.0.0.2", "c:10.0.0.3"),
              "security_opt", List.of("label:a", "seccomp:b", "apparmor:c"),
              "group_add", List.of("audio", "video", "dialout")));

  @TempDir private Path directory;

  private void write(Map<String, Map<String, List<String>>> project, Random random)
      throws IOException {
    StringBuilder text = new StringBuilder("name: shop\nservices:\n");
    List<String> services = new ArrayList<>(project.keySet());
    Collections.shuffle(services, random);
    for (String service : services) {
      text.append("  ").append(service).append(":\n    image: nginx:1.29\n");
      Map<String, List<String>> all = project.getOrDefault(service, Map.of());
      List<String> attributes = new ArrayList<>(all.keySet());
      Collections.shuffle(attributes, random);
      for (String attribute : attributes) {
        List<String> items = new ArrayList<>(all.getOrDefault(attribute, List.of()));
        Collections.shuffle(items, random);
        boolean flow = random.nextBoolean();
        text.append(random.nextBoolean() ? "    # why\n" : "");
        text.append("    ").append(attribute).append(':');
        text.append(flow ? " [\"" + String.join("\", \"", items) + "\"]" : "");
        for (String item : flow ? List.<String>of() : items) {
          text.append("\n      - \"").append(item).append('"');
        }
        text.append('\n');
      }
    }
    Files.writeString(directory.resolve("compose.yaml"), text);
  }

  @RepeatedTest(12)
  void whatIsAddedIsNewOnce(RepetitionInfo run) throws IOException {
    Random random = new Random(run.getCurrentRepetition());
    Map<String, Map<String, List<String>>> project = new TreeMap<>();
    for (String service : SERVICES) {
      Map<String, List<String>> attributes = new TreeMap<>();
      ITEMS.forEach(
          (attribute, values) -> {
            int count = random.nextInt(3);
            if (count > 0) {
              attributes.put(attribute, new ArrayList<>(values.subList(0, count)));
            }
          });
      project.put(service, attributes);
    }
    write(project, random);
    Program.in(directory).run("check", "--baseline", "b.json", "--update-baseline");
    write(project, random);
    Program.Result same = Program.in(directory).run("check", "-q", "--baseline", "b.json");
    assertThat(same.out() + same.err()).isEmpty();
    assertThat(same.exitCode()).isZero();

    Set<String> added = new TreeSet<>();
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits; i++) {
      String service = SERVICES.get(random.nextInt(SERVICES.size()));
      List<String> names = List.copyOf(ITEMS.keySet());
      String attribute = names.get(random.nextInt(names.size()));
      List<String> items =
          project
              .computeIfAbsent(service, key -> new TreeMap<>())
              .computeIfAbsent(attribute, key -> new ArrayList<>());
      List<String> values = ITEMS.getOrDefault(attribute, List.of());
      if (items.size() < values.size()) {
        items.add(values.get(items.size()));
        added.add("services." + service + "." + attribute);
      }
    }
    write(project, random);
    Program.Result worse = Program.in(directory).run("check", "-q", "--baseline", "b.json");
    String said = worse.out() + worse.err();
    List<String> told = new ArrayList<>();
    for (String service : SERVICES) {
      for (String attribute : ITEMS.keySet()) {
        String path = "services." + service + "." + attribute;
        said.lines()
            .filter(line -> line.matches(".*\\b" + path.replace(".", "\\.") + "\\b.*"))
            .forEach(line -> told.add(path));
      }
    }
    assertThat(told).as(said).containsExactlyInAnyOrderElementsOf(added);
    assertThat(worse.exitCode()).isEqualTo(added.isEmpty() ? 0 : 1);
  }
}
