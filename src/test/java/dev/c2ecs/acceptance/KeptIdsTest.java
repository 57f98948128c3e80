package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.identity.MovedId;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an earlier template called the resources of a project, {@code convert --like} calls them
 * so, everywhere; and the next commands do, too. {@code -Dprojects=2000} takes more projects.
 */
class KeptIdsTest {

  private static final int PROJECTS = Integer.getInteger("projects", 60);

  @TempDir private Path directory;

  static List<Path> projects() {
    List<Path> projects = new ArrayList<>(Repo.samples());
    for (String name :
        List.of(
            "discovery",
            "https",
            "jobs",
            "networks",
            "own-vpc",
            "scaling",
            "shared-listener",
            "volumes",
            "zones")) {
      projects.add(Fixtures.HOME.resolve(name));
    }
    return projects;
  }

  @ParameterizedTest
  @MethodSource("projects")
  void everyIdThatAnEarlierTemplateHadIsKept(Path project) throws IOException {
    Path copy = directory.resolve(project.getFileName().toString());
    Fixtures.repository(project, copy);
    Program program = Program.in(copy).env("PATH", System.getenv().getOrDefault("PATH", ""));
    for (int seed = 0; seed < 3; seed++) {
      assertThat(broken(copy, program, seed, "-f", "compose.yaml")).isEmpty();
    }
  }

  @Test
  void theSameOfRandomProjects() throws IOException {
    int translated = 0;
    for (int seed = 0; seed < PROJECTS; seed++) {
      Path project = Files.createDirectory(directory.resolve("random" + seed));
      Files.writeString(project.resolve("compose.yaml"), AdversarialProject.of(seed));
      Program program = Program.in(project);
      if (program.run("convert", "-q").exitCode() == 0) {
        translated++;
        assertThat(broken(project, program, seed, "-f", "compose.yaml"))
            .as("project " + seed)
            .isEmpty();
      }
    }
    assertThat(translated).isGreaterThan(PROJECTS / 5);
  }

  /** Only who shares a name with another may be called otherwise when that one comes or goes. */
  @Test
  void noChangeOfAProjectCallsTheSameOtherwise() throws IOException {
    List<String> moved = new ArrayList<>();
    String before = "";
    for (int seed = 0; seed < 2 * PROJECTS; seed++) {
      String now = Program.convert(directory, AdversarialProject.of(seed)).out();
      if (now.isEmpty()) {
        continue;
      }
      for (MovedId one : before.isEmpty() ? List.<MovedId>of() : moved(before, now)) {
        boolean digits = (one.theirs() + one.ours()).matches(".*[0-9a-f]{4}.*");
        if (!one.theirs().isEmpty() && !digits) {
          moved.add(seed + ": " + one);
        }
      }
      before = now;
    }
    assertThat(moved).isEmpty();
  }

  private static List<MovedId> moved(String before, String now) {
    return MovedId.between(
        TemplateReader.read(before).orElseThrow(), TemplateReader.read(now).orElseThrow(), "");
  }

  @Test
  void whatIsWrittenOtherwiseInTheFileIsAnother() throws IOException {
    String web = "name: shop\nservices: {web: {image: nginx, ports: [\"%s\"]}}\nx-aws-vpc: new\n";
    String one = web + "x-aws-nat: single\n";
    assertThat(moved(template(web.formatted("80:80")), template(web.formatted("8080:80"))))
        .isEmpty();
    assertThat(
            moved(
                template(one.formatted("80:80")),
                template(one.formatted("80:80").replace("single", "per-az"))))
        .isEmpty();
  }

  private String template(String compose) {
    Program.Result result = Program.convert(directory, compose);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  /** What does not hold of a project whose earlier template had other IDs. */
  private static List<String> broken(Path project, Program program, int seed, String... options)
      throws IOException {
    List<String> broken = new ArrayList<>();
    Files.deleteIfExists(project.resolve("compose.lock.json"));
    String today = run(program, options, "--format", "json").out();
    Map<String, String> names = names(new Template(Json.object(today)), new Random(seed));
    Map<String, Object> renamed = RenamedTemplate.of(Json.object(today), names);
    Files.writeString(project.resolve("old.json"), JsonText.of(renamed));
    String like = run(program, options, "--like", "old.json", "--format", "json").out();
    if (!Json.object(like).equals(renamed)) {
      Map<String, Map<String, Object>> wanted = new Template(renamed).resources();
      new Template(Json.object(like))
          .resources()
          .forEach(
              (id, resource) -> {
                if (!resource.equals(wanted.get(id))) {
                  broken.add(id + " is " + resource + ", not " + wanted.get(id));
                }
              });
      broken.add("the template is another one");
    }
    broken.addAll(TemplateProperties.broken(like));
    String lock = read(project);
    if (!run(program, options, "--format", "json").out().equals(like)) {
      broken.add("with the lock the template is another one");
    }
    String again = run(program, options, "--like", "old.json", "--format", "json").out();
    if (!again.equals(like) || !read(project).equals(lock)) {
      broken.add("twice is not once");
    }
    if (!MovedId.between(
            TemplateReader.read(JsonText.of(renamed)).orElseThrow(),
            TemplateReader.read(like).orElseThrow(),
            "")
        .isEmpty()) {
      broken.add("a deployment would stop");
    }
    Files.writeString(project.resolve("today.json"), today);
    if (!run(program, options, "--like", "today.json", "--format", "json").out().equals(today)
        || read(project).contains("identities")) {
      broken.add("what is called as today is recorded");
    }
    return broken;
  }

  private static String read(Path project) {
    Path lock = project.resolve("compose.lock.json");
    return Files.exists(lock) ? Repo.read(lock) : "";
  }

  private static Program.Result run(Program program, String[] options, String... more) {
    List<String> words = new ArrayList<>(List.of("convert"));
    words.addAll(List.of(options));
    words.addAll(List.of(more));
    Program.Result result = program.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  /** Other IDs for some of the resources: new ones, and those of each other. */
  private static Map<String, String> names(Template template, Random random) {
    List<String> ids = new ArrayList<>(template.resources().keySet());
    Collections.shuffle(ids, random);
    List<String> some = ids.subList(0, ids.size() / 2);
    List<String> others = new ArrayList<>(some);
    Collections.shuffle(others, random);
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < some.size(); i++) {
      names.put(some.get(i), i % 2 == 0 ? others.get(i) : "Old" + i + "Thing");
    }
    // Each name once: who would get one that somebody has who keeps his gets a new one.
    Map<String, String> unique = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : names.entrySet()) {
      boolean free =
          !unique.containsValue(entry.getValue())
              && (names.containsKey(entry.getValue())
                  || !template.resources().containsKey(entry.getValue()));
      unique.put(entry.getKey(), free ? entry.getValue() : entry.getKey() + "Old");
    }
    return unique;
  }
}
