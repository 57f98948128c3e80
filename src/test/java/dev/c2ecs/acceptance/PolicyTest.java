package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy has what the handlers of CloudFormation need, and nothing else. */
class PolicyTest {

  private static final String ROLE = "arn:aws:iam::123456789012:role/cloudformation";
  private static final Path GOLDEN = Repo.ROOT.resolve("src/test/resources/policy");
  private static final int LONGEST = 6_144;

  /** An operation of the SDK in the source of the program. */
  private static final Pattern OPERATION =
      Pattern.compile("\\b(?:client|ecs|logs)\\s*\\.\\s*([a-z]\\w+)\\(");

  /** The same where it is a method of a client that has another name. */
  private static final Set<String> NO_OPERATIONS = Set.of("close", "sts", "sso", "ssoOidc", "set");

  @TempDir private Path directory;

  /** A project with its template and its policies. */
  private record Project(
      String name, Template template, Map<String, Map<String, Object>> policies) {

    Set<String> actions(String part) {
      Set<String> actions = new TreeSet<>();
      policies.forEach(
          (policy, document) -> {
            if (policy.contains(part)) {
              statements(document).forEach(one -> actions.addAll(texts(one.get("Action"))));
            }
          });
      return actions;
    }
  }

  private static List<Map<String, Object>> statements(Map<String, Object> document) {
    return Template.list(Objects.requireNonNull(document.get("Statement"))).stream()
        .map(Template::map)
        .toList();
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof String text
        ? List.of(text)
        : Template.list(Objects.requireNonNull(value)).stream().map(String::valueOf).toList();
  }

  /** The JSON of a document without white space, as IAM counts it. */
  private static String compact(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, item) -> entries.add(compact(key) + ":" + compact(item)));
      return "{" + String.join(",", entries) + "}";
    }
    return value instanceof List<?> list
        ? "[" + String.join(",", list.stream().map(PolicyTest::compact).toList()) + "]"
        : "\"" + value + "\"";
  }

  private static @Nullable List<Project> all;

  /** The samples, and the fixtures that become a template. */
  private static synchronized List<Project> projects() {
    if (all == null) {
      List<Project> found = new ArrayList<>();
      Stream.concat(Repo.samples().stream(), Fixtures.all().stream())
          .filter(path -> Files.exists(path.resolve("template.yaml")))
          .forEach(
              path -> {
                List<String> words = arguments(path);
                words.set(words.indexOf("convert"), "policy");
                words.addAll(List.of("--role-arn", ROLE, "--format", "json"));
                List<String> convert = arguments(path);
                convert.addAll(List.of("--format", "json"));
                Map<String, Map<String, Object>> policies = new TreeMap<>();
                written(path, words).forEach((name, text) -> policies.put(name, Json.object(text)));
                found.add(
                    new Project(
                        path.getFileName().toString(),
                        Fixtures.run(path, convert.toArray(String[]::new)).template(),
                        policies));
              });
      assertThat(found).hasSizeGreaterThan(50);
      all = List.copyOf(found);
      return found;
    }
    return all;
  }

  /** The files that {@code policy -o DIR/} writes, by their names without the format. */
  private static Map<String, String> written(Path project, List<String> words) {
    try {
      Path policies = Files.createTempDirectory("policies");
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("-o", policies + "/"));
      Program.Result result = Fixtures.run(project, all.toArray(String[]::new));
      assertThat(result.exitCode()).as(project + result.err()).isZero();
      assertThat(result.out()).isEmpty();
      Map<String, String> texts = new TreeMap<>();
      try (Stream<Path> files = Files.list(policies)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          texts.put(name.substring(0, name.lastIndexOf('.')), Files.readString(file));
          Files.delete(file);
        }
      }
      Files.delete(policies);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(Path path) {
    Path arguments = path.resolve("arguments.txt");
    String line = Files.exists(arguments) ? Repo.read(arguments).strip() : "convert compose.yaml";
    return new ArrayList<>(Arrays.asList(line.split(" ", -1)));
  }

  /** The rows of the file of exceptions that begin with a sign, or with none. */
  private static List<String[]> exceptions(String sign) {
    return Repo.read(GOLDEN.resolve("exceptions.txt"))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> sign.isEmpty() ? line.startsWith("AWS") : line.startsWith(sign + " "))
        .map(line -> line.substring(sign.isEmpty() ? 0 : 2).split(" ", 4))
        .toList();
  }

  private static Map<String, Set<String>> handlers() {
    PythonTools.Result result = PythonTools.handlers();
    assertThat(result.exitCode()).as(result.all()).isZero();
    Map<String, Set<String>> needed = new HashMap<>();
    result
        .out()
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .forEach(
            words ->
                needed
                    .computeIfAbsent(words.get(0), type -> new TreeSet<>())
                    .addAll(words.subList(2, words.size())));
    assertThat(needed).hasSizeGreaterThan(1000);
    return needed;
  }

  private static Map<String, List<Map<String, Object>>> byType(Template template) {
    Map<String, List<Map<String, Object>>> types = new LinkedHashMap<>();
    template
        .resources()
        .values()
        .forEach(
            resource ->
                types
                    .computeIfAbsent(
                        String.valueOf(Template.map(resource).get("Type")),
                        type -> new ArrayList<>())
                    .add(Template.map(resource)));
    return types;
  }

  @Test
  void cloudFormationMayWhatItsHandlersNeedAndNothingElse() {
    Map<String, Set<String>> handlers = handlers();
    Set<String> used = new TreeSet<>();
    for (Project project : projects()) {
      Map<String, List<Map<String, Object>>> types = byType(project.template());
      Set<String> needed = new TreeSet<>();
      types.forEach(
          (type, resources) -> {
            Set<String> actions = new TreeSet<>(handlers.getOrDefault(type, Set.of()));
            for (String[] row : exceptions("")) {
              boolean asked =
                  Arrays.stream(row[2].split("\\|", -1))
                      .anyMatch(name -> resources.toString().contains(name + "="));
              if (row[0].equals(type) && !asked && actions.remove(row[1])) {
                used.add(row[0] + " " + row[1]);
              }
            }
            needed.addAll(actions);
          });
      Set<String> granted = project.actions("-cloudformation");
      assertThat(granted).as(project.name()).containsAll(needed);
      Set<String> more = new TreeSet<>(granted);
      more.removeAll(needed);
      for (String[] row : exceptions("+")) {
        boolean isParameter =
            String.valueOf(project.template().root().get("Parameters")).contains("Type=" + row[0]);
        if (types.containsKey(row[0]) || isParameter) {
          more.remove(row[1]);
        }
      }
      assertThat(more).as(project.name()).isEmpty();
    }
    assertThat(used).hasSizeGreaterThan(40);
  }

  @Test
  void theReferenceOfTheServicesKnowsEveryActionResourceAndCondition() throws IOException {
    Path file = directory.resolve("policies.json");
    StringBuilder documents = new StringBuilder("[");
    for (Project project : projects()) {
      for (Map<String, Object> document : project.policies().values()) {
        documents.append(documents.length() == 1 ? "" : ",").append(compact(document));
      }
    }
    Files.writeString(file, documents.append("]"));
    PythonTools.Result result = PythonTools.authorization(List.of(file));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines().filter(line -> !line.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(
            exceptions("*").stream().map(row -> "all " + row[0]).toList());
  }

  @Test
  void nothingIsWildAndNothingTooLong() {
    for (Project project : projects()) {
      assertThat(project.policies().keySet())
          .as(project.name())
          .anyMatch(name -> name.contains("-deploy"))
          .anyMatch(name -> name.contains("-cloudformation"));
      project
          .policies()
          .forEach(
              (name, document) -> {
                String text = compact(document);
                assertThat(text.length()).as(name).isLessThanOrEqualTo(LONGEST);
                List<String> sids = new ArrayList<>();
                for (Map<String, Object> one : statements(document)) {
                  sids.add(String.valueOf(one.get("Sid")));
                  assertThat(texts(one.get("Action")))
                      .isNotEmpty()
                      .noneMatch(action -> action.contains("*"));
                }
                assertThat(sids)
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
              });
    }
  }

  @Test
  void whoDeploysHandsOverThisRoleOnlyAndMakesNothing() {
    for (Project project : projects()) {
      Set<String> own = project.actions("-deploy");
      assertThat(own)
          .contains("iam:PassRole", "cloudformation:CreateChangeSet")
          .noneMatch(action -> action.matches("iam:(?!PassRole).*|ec2:(?!Describe|Delete).*"));
      project
          .policies()
          .forEach(
              (name, document) ->
                  statements(document).stream()
                      .filter(
                          one ->
                              texts(one.get("Action")).contains("cloudformation:CreateChangeSet"))
                      .forEach(
                          one ->
                              assertThat(String.valueOf(one.get("Condition")))
                                  .contains("cloudformation:RoleArn=" + ROLE)));
    }
  }

  @Test
  void everyCallOfTheProgramHasARowAndEveryRowACall() throws IOException {
    Set<String> called = new TreeSet<>();
    Path home = Repo.ROOT.resolve("cli/src/main/java/dev/c2ecs/cli/aws");
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.sorted().toList()) {
        String owner = file.getFileName().toString().replace(".java", "");
        Matcher matcher = OPERATION.matcher(Repo.read(file));
        while (matcher.find()) {
          if (!NO_OPERATIONS.contains(matcher.group(1))) {
            called.add(owner + " " + matcher.group(1));
          }
        }
      }
    }
    List<String> rows =
        Repo.read(
                Repo.ROOT.resolve(
                    "cfn-generator/src/main/resources/dev/c2ecs/cfn/policy/calls.txt"))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("..."))
            .map(line -> line.split(" ", -1)[0] + " " + line.split(" ", -1)[1])
            .toList();
    assertThat(called).hasSizeGreaterThan(50);
    assertThat(rows).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(called);
  }

  @Test
  void theRolesPassCfnLint() throws IOException {
    List<Path> templates = new ArrayList<>();
    for (Path sample : Repo.samples()) {
      for (List<String> more : List.of(List.<String>of(), List.of("--role-arn", ROLE))) {
        List<String> words = new ArrayList<>(List.of("policy", "compose.yaml", "--as", "role"));
        words.addAll(more);
        Program.Result result = Fixtures.run(sample, words.toArray(String[]::new));
        Path file =
            directory.resolve(sample.getFileName() + (more.isEmpty() ? "" : "-apart") + ".yaml");
        templates.add(Files.writeString(file, result.out()));
      }
    }
    PythonTools.Result result = PythonTools.cfnLint(templates);
    assertThat(result.all()).isEmpty();
  }

  @Test
  void thePolicyOfTheSmallestSample() throws IOException {
    Path sample = Repo.ROOT.resolve("samples/static-site");
    List<String> words =
        List.of("policy", "compose.yaml", "--region", "eu-central-1", "--account", "123456789012");
    Map<String, String> policies = written(sample, words);
    assertThat(policies).hasSize(2);
    for (String name : policies.keySet()) {
      golden(name + ".json", policies.getOrDefault(name, ""));
    }
    golden("static-site-role.yaml", sample, "--as", "role", "--role-arn", ROLE);
  }

  private static void golden(String name, Path sample, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("policy", "compose.yaml"));
    words.addAll(List.of(more));
    golden(name, Fixtures.run(sample, words.toArray(String[]::new)).out());
  }

  private static void golden(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.exists(file) ? Repo.read(file) : "");
  }

  @Test
  void theBoundaryOfTheProjectBoundsWhatIsMade() {
    Path fixture = Fixtures.HOME.resolve("roles");
    Program.Result result = Fixtures.run(fixture, "policy", "compose.yaml", "--as", "role");
    assertThat(result.out())
        .contains("PermissionsBoundary: arn:aws:iam::123456789012:policy/boundary")
        .contains("iam:PermissionsBoundary: arn:aws:iam::123456789012:policy/boundary");
    assertThat(result.err()).doesNotContain("every permission");
    Path sample = Repo.ROOT.resolve("samples/static-site");
    assertThat(Fixtures.run(sample, "policy", "compose.yaml", "--as", "role").err())
        .contains("x-aws-permissions_boundary");
  }

  @Test
  void whatItIsAskedIsChecked() {
    Path sample = Repo.ROOT.resolve("samples/static-site");
    for (String wrong :
        List.of(
            "--role-arn x",
            "--role-arn arn:aws:iam::123456789012:role/*",
            "--role-arn arn:aws:iam::123456789012:role/a?",
            "--role-arn arn:aws:iam::123456789012:role/${aws:username}",
            "--role-arn arn:aws:iam::123456789012:role/r --account 210987654321",
            "--boundary x --as role",
            "--boundary arn:aws:iam::aws:policy/* --as role",
            "--boundary arn:aws:iam::123456789012:policy/b",
            "--boundary arn:aws:iam::123456789012:policy/b --as role --account 210987654321",
            "--account 1",
            "--region Nowhere",
            "--as user")) {
      List<String> words = new ArrayList<>(List.of("policy", "compose.yaml"));
      words.addAll(List.of(wrong.split(" ", -1)));
      Program.Result result = Fixtures.run(sample, words.toArray(String[]::new));
      assertThat(result.exitCode()).as(wrong).isEqualTo(2);
      assertThat(result.err()).contains(wrong.split(" ", -1)[0]);
    }
  }

  @Test
  void unknownTypesAreNamed() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shop
        services: {web: {image: nginx:1.29}}
        x-aws-cloudformation:
          Resources: {Topic: {Type: AWS::SNS::Topic}}
        """);
    Program.Result result = Program.in(directory).run("policy", "-o", "policies/");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("AWS::SNS::Topic").contains("by hand");
  }

  @Test
  void yamlAndJsonSayTheSame() throws IOException {
    Path sample = Repo.ROOT.resolve("samples/voting-app");
    List<String> words = List.of("policy", "compose.yaml", "--format");
    Map<String, String> json =
        written(sample, Stream.concat(words.stream(), Stream.of("json")).toList());
    Map<String, String> yaml =
        written(sample, Stream.concat(words.stream(), Stream.of("yaml")).toList());
    assertThat(yaml.keySet()).isEqualTo(json.keySet());
    for (String name : json.keySet()) {
      Path file = Files.writeString(directory.resolve("policy.yaml"), yaml.getOrDefault(name, ""));
      PythonTools.Result read = PythonTools.yaml11(List.of(file));
      assertThat(read.exitCode()).as(read.all()).isZero();
      assertThat(Json.object("{\"all\":" + read.out() + "}").get("all"))
          .isEqualTo(List.of(Json.object(json.getOrDefault(name, ""))));
    }
  }

  /** What is printed is one document, or one for each of two; files are managed policies. */
  @Test
  void filesTogetherSayWhatIsPrinted() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"), "name: s\nservices: {w: {image: \"nginx:1.29\"}}\n");
    Map<String, String> written = written(directory, List.of("policy"));
    assertThat(written).hasSizeGreaterThan(1);
    List<Map<String, Object>> inFiles = new ArrayList<>();
    for (String text : written.values()) {
      assertThat(Json.object(text).keySet()).containsExactlyInAnyOrder("Version", "Statement");
      assertThat(compact(Json.object(text)).length()).isLessThanOrEqualTo(6_144);
      inFiles.addAll(statements(Json.object(text)));
    }
    Program.Result printed = Program.in(directory).run("policy");
    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(statements(Json.object(printed.out()))).isEqualTo(inFiles);
    assertThat(printed.err()).contains("-o policies/ writes 2", "--as role");
    Program.Result file = Program.in(directory).run("policy", "-o", "policy.json");
    assertThat(file.exitCode()).as(file.err()).isZero();
    assertThat(Files.readString(directory.resolve("policy.json"))).isEqualTo(printed.out());
    Program.Result two = Program.in(directory).run("policy", "--role-arn", ROLE);
    assertThat(two.exitCode()).as(two.err()).isZero();
    assertThat(Json.object(two.out()).keySet()).containsExactly("s-deploy", "s-cloudformation");
    assertThat(two.err()).contains("two policies by their names");
  }
}
