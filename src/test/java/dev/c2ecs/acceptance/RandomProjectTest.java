package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of the template of any project, tried with random ones. */
class RandomProjectTest {

  private static final int PROJECTS = 100;
  private static final int ANY_PORT = 12345;

  @TempDir static Path directory;

  static LongStream seeds() {
    return LongStream.range(0, PROJECTS);
  }

  private static String text(RandomProject project, long order) {
    Program.Result result =
        Program.in(directory)
            .stdin(project.compose(order))
            .run("-f", "-", "convert", "--format", "json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static Template template(RandomProject project) {
    return new Template(Json.object(text(project, 0)));
  }

  private static String service(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + "Service";
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void servicesReachEachOtherExactlyWhenTheyShareANetwork(long seed) {
    RandomProject project = RandomProject.of(seed);
    Template template = template(project);
    for (String from : project.services().keySet()) {
      for (String to : project.services().keySet()) {
        Set<String> shared = new TreeSet<>(project.networksOf(from));
        shared.retainAll(project.networksOf(to));
        assertThat(template.reaches(service(from), service(to), ANY_PORT))
            .as(from + " reaches " + to + "\n" + project.compose(0))
            .isEqualTo(!shared.isEmpty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theInternetReachesExactlyWhatIsPublished(long seed) {
    RandomProject project = RandomProject.of(seed);
    Template template = template(project);
    Set<String> expected = new TreeSet<>();
    project
        .services()
        .forEach(
            (name, member) ->
                member.ports().stream()
                    .filter(port -> !port.loopback() && !project.isClosed(name))
                    .forEach(
                        port ->
                            expected.add(
                                port.published() + " to " + service(name) + ":" + port.target())));
    assertThat(reachable(template)).as(project.compose(0)).isEqualTo(expected);
    for (Template.Ingress rule : template.ingress()) {
      if (rule.cidr().isPresent()) {
        assertThat(rule.group()).endsWith("LoadBalancerSecurityGroup");
        assertThat(rule.protocol()).isNotEqualTo("-1");
      }
    }
  }

  /** What a client on the Internet reaches, rule by rule: group, listener, target, group. */
  private static Set<String> reachable(Template template) {
    Map<String, String> behind = new HashMap<>();
    for (String service : template.ofType("AWS::ECS::Service")) {
      Object targets = template.properties(service).get("LoadBalancers");
      if (targets != null) {
        for (Object target : Template.list(targets)) {
          Map<String, Object> map = Template.map(target);
          behind.put(
              Template.ref(map.get("TargetGroupArn")), service + ":" + map.get("ContainerPort"));
        }
      }
    }
    Set<String> reachable = new TreeSet<>();
    for (String listener : template.ofType("AWS::ElasticLoadBalancingV2::Listener")) {
      int port = Integer.parseInt(String.valueOf(template.at(listener, "Port")));
      String balancer = Template.ref(template.at(listener, "LoadBalancerArn"));
      String group = balancer + "SecurityGroup";
      String target = Template.ref(template.at(listener, "DefaultActions", 0, "TargetGroupArn"));
      String end = behind.getOrDefault(target, "nothing:0");
      int inside = Integer.parseInt(end.substring(end.indexOf(':') + 1));
      boolean open =
          template.ingress().stream()
              .anyMatch(
                  rule ->
                      rule.group().equals(group) && rule.cidr().isPresent() && rule.covers(port));
      boolean admitted =
          template.ingress().stream()
              .anyMatch(
                  rule ->
                      template.groups(end.substring(0, end.indexOf(':'))).contains(rule.group())
                          && rule.source().filter(group::equals).isPresent()
                          && rule.covers(inside));
      if (open && admitted) {
        reachable.add(port + " to " + end);
      }
    }
    return reachable;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void listenersAreUniqueAndReferencesResolveWithoutACircle(long seed) {
    Template template = template(RandomProject.of(seed));
    List<String> listeners = new ArrayList<>();
    for (String id : template.ofType("AWS::ElasticLoadBalancingV2::Listener")) {
      listeners.add(
          Template.ref(template.at(id, "LoadBalancerArn")) + ":" + template.at(id, "Port"));
    }
    assertThat(listeners).doesNotHaveDuplicates();
    Set<String> known = new TreeSet<>(template.resources().keySet());
    known.addAll(Template.map(template.root().get("Parameters")).keySet());
    Map<String, Set<String>> needs = new HashMap<>();
    template
        .resources()
        .forEach(
            (id, resource) -> {
              Set<String> names = new TreeSet<>();
              references(resource, names);
              assertThat(known).as(id).containsAll(names);
              needs.put(id, names);
            });
    Set<String> done = new HashSet<>();
    template.resources().keySet().forEach(id -> assertNoCircle(id, needs, List.of(), done));
  }

  private static void references(@Nullable Object value, Set<String> names) {
    if (value instanceof List<?> list) {
      list.forEach(item -> references(item, names));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            if (key.equals("Ref")) {
              names.add(String.valueOf(item));
            } else if (key.equals("Fn::GetAtt")) {
              names.add(String.valueOf(Template.list(item).get(0)));
            } else if (key.equals("Fn::Sub")) {
              Matcher matcher = Pattern.compile("\\$\\{([^}.]+)").matcher(String.valueOf(item));
              while (matcher.find()) {
                names.add(matcher.group(1));
              }
            } else if (key.equals("DependsOn") && item instanceof String id) {
              names.add(id);
            } else if (key.equals("DependsOn") && ofTexts(item)) {
              Template.list(item).forEach(id -> names.add(String.valueOf(id)));
            } else {
              references(item, names);
            }
          });
    }
    names.removeIf(name -> name.startsWith("AWS::"));
  }

  /** The containers of a task depend on each other too, by mappings. */
  private static boolean ofTexts(@Nullable Object value) {
    return value instanceof List<?> items && items.stream().allMatch(String.class::isInstance);
  }

  private static void assertNoCircle(
      String id, Map<String, Set<String>> needs, List<String> path, Set<String> done) {
    assertThat(path).doesNotContain(id);
    if (done.contains(id)) {
      return;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(id);
    needs.getOrDefault(id, Set.of()).forEach(next -> assertNoCircle(next, needs, longer, done));
    done.add(id);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfKeysDoesNotMatter(long seed) {
    RandomProject project = RandomProject.of(seed);
    String first = text(project, 1);
    for (long order = 2; order < 5; order++) {
      assertThat(text(project, order)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneMoreServiceChangesNothingButItsOwnAndTheRulesThatNameIt(long seed) {
    RandomProject project = RandomProject.of(seed);
    Template before = template(project);
    Template after = template(project.with("newcomer", seed));
    if (!before.has("CloudMap")) {
      assertThat(after.has("CloudMap")).as("the second service brings the names").isTrue();
      return;
    }
    before
        .resources()
        .forEach(
            (id, resource) -> {
              assertThat(after.has(id)).as(id).isTrue();
              assertThat(withoutNewcomer(after.resources().get(id))).as(id).isEqualTo(resource);
            });
    Set<String> added = new TreeSet<>(after.resources().keySet());
    added.removeAll(before.resources().keySet());
    assertThat(added)
        .isNotEmpty()
        .allSatisfy(
            id ->
                assertThat(id)
                    .matches(
                        "(Newcomer|Net\\d|Default|Vol\\d|.*LoadBalancer|HTTP\\d|Network\\d).*"));
  }

  /** A resource without the rules that the newcomer brought. */
  private static @Nullable Object withoutNewcomer(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new HashMap<>();
      map.forEach((key, item) -> kept.put(String.valueOf(key), withoutNewcomer(item)));
      return kept;
    }
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      for (Object item : list) {
        boolean rule = item instanceof Map<?, ?> map && map.containsKey("IpProtocol");
        if (!rule || !String.valueOf(item).contains("newcomer")) {
          kept.add(withoutNewcomer(item));
        }
      }
      return kept;
    }
    return value;
  }

  @Test
  void theProjectsHaveWhatIsTested() {
    int published = 0;
    int closed = 0;
    int apart = 0;
    for (long seed = 0; seed < PROJECTS; seed++) {
      RandomProject project = RandomProject.of(seed);
      for (String name : project.services().keySet()) {
        published += project.member(name).ports().size();
        closed += project.isClosed(name) ? 1 : 0;
        for (String other : project.services().keySet()) {
          Set<String> shared = new TreeSet<>(project.networksOf(name));
          shared.retainAll(project.networksOf(other));
          apart += shared.isEmpty() ? 1 : 0;
        }
      }
    }
    assertThat(published).isGreaterThan(200);
    assertThat(closed).isGreaterThan(20);
    assertThat(apart).isGreaterThan(500);
  }

  @Test
  void cfnLintFindsNothing(@TempDir Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (long seed = 0; seed < 40; seed++) {
      Path file = folder.resolve(seed + ".json");
      Files.writeString(file, text(RandomProject.of(seed), 0));
      files.add(file);
    }
    assertThat(PythonTools.cfnLint(files).all()).isEmpty();
  }
}
