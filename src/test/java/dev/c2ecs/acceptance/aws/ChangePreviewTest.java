package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the whole program says of a change before it asks. */
class ChangePreviewTest extends CloudTest {

  private static final String COSTS = "  costs about ";
  private static final String DB =
      """
      name: shop
      services:
        db:
          image: postgres:17
          volumes: ["data:/var/lib/postgresql/data", "extra:/extra:ro"]
      volumes: {data: , extra: }
      """;

  /** The preview of a file after another one is deployed, without what it costs. */
  private List<String> preview(String before, String after) throws IOException {
    return all(before, after).stream().filter(line -> !line.startsWith(COSTS)).toList();
  }

  private List<String> all(String before, String after) throws IOException {
    assertThat(cloud.compose(before).run("deploy", "--yes").exitCode()).isZero();
    Cloud.Result result = cloud.compose(after).run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result.out().lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nginx:1.30            | , as before
          nginx:1.29, scale: 3  | , was \\$[0-9]+
          """)
  void whatItCostsIsOneLine(String image, String was) throws IOException {
    String compose = "name: shop\nservices: {web: {image: nginx:1.29}}\n";
    List<String> lines = all(compose, compose.replace("nginx:1.29", image));
    assertThat(lines)
        .filteredOn(line -> line.startsWith(COSTS))
        .singleElement()
        .asString()
        .matches(
            "  costs about \\$[0-9]+ a month" + was + " \\(`c2ecs cost`, prices of [0-9-]{10}\\)");
  }

  @Test
  void aChangedImageIsARollingRestart() throws IOException {
    assertThat(preview(Cloud.COMPOSE, Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30")))
        .containsExactly(
            "  FACES THE INTERNET    PORT  PROTOCOL  WHO",
            "    web                 80    HTTP      everybody",
            "  OBJECT            WHAT HAPPENS",
            "  service web       rolling restart",
            "      image  nginx:1.29 → nginx:1.30",
            "  resources: 1 to change");
  }

  @Test
  void everyKindOfChangeIsToldInTheWordsOfTheFile() throws IOException {
    String before =
        """
        name: shop
        services:
          web:
            image: nginx:1.29
            ports: ["80:80"]
            environment: {LOG_LEVEL: info, GONE: "1", LOGIN_TOKEN: abcdefgh}
            command: [nginx, -g]
        """;
    String after =
        """
        name: shop
        services:
          web:
            image: nginx:1.30
            ports: ["8080:80"]
            environment: {LOG_LEVEL: debug, COME: "2", LOGIN_TOKEN: ijklmnop}
            command: [nginx, -v]
            scale: 3
        """;
    List<String> lines = preview(before, after);
    assertThat(lines)
        .contains(
            "      image                    nginx:1.29 → nginx:1.30",
            "      command                  nginx -g → nginx -v",
            "      environment LOG_LEVEL    info → debug",
            "      environment GONE         1 → (none)",
            "      environment COME         (none) → 2",
            "      environment LOGIN_TOKEN  *** → new content",
            "      ports                    80:80 → 8080:80",
            "      replicas                 1 → 3",
            "  + web                 8080 → 80  HTTP      everybody, new",
            "  - web                 80         HTTP      closes");
    assertThat(String.join("\n", lines)).doesNotContain("abcdefgh", "ijklmnop");
  }

  /** The change set of AWS and the templates do not say the same: the worse is shown. */
  @Test
  void whatAwsSaysWorseIsShown() throws IOException {
    assertThat(cloud.compose(DB).run("deploy", "--yes").exitCode()).isZero();
    cloud
        .aws
        .stacks
        .all
        .get("shop#1")
        .changeDetails
        .put(
            "DataFilesystem",
            "<Replacement>True</Replacement><PolicyAction>ReplaceAndDelete</PolicyAction>");
    String after =
        DB
            + "x-aws-cloudformation: {Resources: {DataFilesystem: {Properties:"
            + " {ThroughputMode: bursting}}}}\n";
    Cloud.Result result = cloud.compose(after).run("deploy", "--dry-run");
    assertThat(result.out()).as(result.all()).contains("  volume data       DATA LOSS\n");
  }

  @Test
  void whatTheTemplatesSayWorseIsShown() throws IOException {
    List<String> lines =
        preview(
            Cloud.COMPOSE,
            Cloud.COMPOSE.replace("nginx:1.29\n", "nginx:1.29\n    x-aws-capacity: spot\n"));
    assertThat(cloud.aws.wire()).as("AWS says nothing of it").doesNotContain("<Replacement>");
    assertThat(lines)
        .containsSubsequence(
            "  service web       outage: may be replaced: the old service and its tasks are",
            "                    removed",
            "      x-aws-capacity  on demand → spot");
  }

  @Test
  void aServiceThatStopsFirstIsAnOutageAndComesLast() throws IOException {
    String before = DB + "x-n: 1\n";
    List<String> lines =
        preview(
            before.replace("services:\n", "services:\n  zoo: {image: x}\n"),
            before
                .replace("services:\n", "services:\n  zoo: {image: x, tty: true}\n")
                .replace("postgres:17", "postgres:17.5"));
    assertThat(lines)
        .containsSubsequence(
            "  service zoo       rolling restart",
            "  service db        outage: stops before it starts again",
            "      image  postgres:17 → postgres:17.5");
  }

  @Test
  void aDataStoreOfAnotherVersionIsToldOfItsFiles() throws IOException {
    assertThat(preview(DB, DB.replace("postgres:17", "postgres:18")))
        .containsSubsequence(
            "  service db        may not read its files: PostgreSQL 18 refuses the files of",
            "                    17: they have to be converted",
            "      image  postgres:17 → postgres:18",
            "      ~ DbService: stops before it starts again");
  }

  /** Its files stay, and it does not find them: nobody who is not asked goes on. */
  @Test
  void aMountAtAnotherPathFindsOtherFiles() throws IOException {
    assertThat(cloud.compose(DB).run("deploy", "--yes").exitCode()).isZero();
    cloud.compose(DB.replace(":/var/lib", ":/srv"));
    Cloud.Result refused = cloud.run("deploy", "--yes");
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(1);
    assertThat(refused.all())
        .contains("something finds other files than it had", "--accept DbTaskDefinition");
    Cloud.Result accepted = cloud.run("deploy", "--yes", "--accept", "DbTaskDefinition");
    assertThat(accepted.exitCode()).as(accepted.all()).isZero();
  }

  @Test
  void aSecretHasNewContent() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "hunter2"));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    cloud.environment(Map.of("KEY", "hunter3"));
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.out().lines())
        .contains("  secret shop_key: new content", "      secret shop_key  new content");
    assertThat(result.all()).doesNotContain("hunter");
  }

  @Test
  void aRenamedVolumeStartsEmptyAndHasTheLinesThatKeepTheOldOne() throws IOException {
    List<String> lines =
        preview(DB, DB.replace("data:/var", "files:/var").replace("{data:", "{files:"));
    assertThat(lines)
        .containsSubsequence(
            "  volume data       leaves the stack: shop-DataFilesystem stays in the account",
            "  service db        outage: stops before it starts again, permissions change",
            "      volume at /var/lib/postgresql/data  data → files",
            "  volume files      STARTS EMPTY",
            "        services:",
            "          db:",
            "            volumes:",
            "              - data:/var/lib/postgresql/data",
            "        volumes:",
            "          data:");
    assertThat(String.join(" ", lines).replaceAll(" +", " "))
        .contains(
            "service db has data at /var/lib/postgresql/data now, and will have this new, empty"
                + " one. The files of data stay in the account, in shop-DataFilesystem.");
  }

  @Test
  void theLinesThatKeepAVolumeDoThat() throws IOException {
    List<String> lines =
        preview(DB, DB.replace("data:/var", "files:/var").replace("{data:", "{files:"));
    int from = lines.indexOf("        services:");
    String kept =
        String.join("\n", lines.subList(from, lines.size() - 1)).indent(-8)
            + "  extra:\nname: shop\n";
    cloud.compose(
        kept.replace(
            "    volumes:\n", "    image: postgres:17\n    volumes:\n      - extra:/extra:ro\n"));
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.all()).doesNotContain("EMPTY").doesNotContain("Filesystem");
  }

  @ParameterizedTest
  @CsvSource({"true, '', 1", "true, --accept FilesFilesystem, 0", "false, '', 0"})
  void whatStartsEmptyNeedsAnAnswerOrItsName(boolean yes, String accept, int code)
      throws IOException {
    preview(DB, DB.replace("data:/var", "files:/var").replace("{data:", "{files:"));
    if (!yes) {
      cloud.answering("y\n");
    }
    List<String> args = new ArrayList<>(List.of("deploy"));
    args.addAll(yes ? List.of("--yes") : List.of());
    args.addAll(accept.isEmpty() ? List.of() : List.of(accept.split(" ")));
    Cloud.Result result = cloud.run(args.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
    if (code == 1) {
      assertThat(result.err()).contains("--accept FilesFilesystem");
      assertThat(count("ExecuteChangeSet")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "dry-run"})
  void whenOnlyOutputsChangeNothingIsAsked(String how) {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    stack.template = stack.template.replace("services.web.ports[0]\n    Value", "older\n    Value");
    assertThat(stack.template).contains("older");
    Cloud.Result result =
        how.equals("deploy") ? cloud.run("deploy") : cloud.run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.all())
        .contains("only outputs or descriptions change, nothing that runs does")
        .doesNotContain("[y/N]", "0 to add", "OBJECT");
    assertThat(count("ExecuteChangeSet")).isEqualTo(how.equals("deploy") ? 1 : 0);
  }

  @Test
  void objectsAreInTheOrderInWhichPeopleCount() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 1; i <= 12; i++) {
      many.append("  svc").append(i).append(": {image: x}\n");
    }
    cloud.compose(many.toString());
    List<String> services =
        cloud
            .run("deploy", "--dry-run")
            .out()
            .lines()
            .filter(line -> line.startsWith("  service svc"))
            .map(line -> line.strip().split(" +", -1)[1])
            .toList();
    assertThat(services)
        .containsExactly(
            "svc1", "svc2", "svc3", "svc4", "svc5", "svc6", "svc7", "svc8", "svc9", "svc10",
            "svc11", "svc12");
  }

  private static String word(Random random, int most) {
    return "abcdefghij".substring(0, 1 + random.nextInt(10)).repeat(1 + random.nextInt(most));
  }

  private static String generated(long seed, long change) {
    Random names = new Random(seed);
    Random values = new Random(change);
    StringBuilder text = new StringBuilder("name: shop\nservices:\n");
    int services = 1 + names.nextInt(6);
    StringBuilder volumes = new StringBuilder();
    for (int i = 0; i < services; i++) {
      String volume = word(values, 3) + i + (seed == change ? "old" : "new");
      text.append("  s").append(word(names, 5)).append(i).append(":\n");
      text.append("    image: r.test/").append(word(values, 9)).append('\n');
      text.append("    scale: ").append(values.nextInt(3)).append('\n');
      text.append("    command: [").append(word(values, 2)).append(", a b, ");
      text.append(word(values, 30)).append("]\n");
      text.append("    environment:\n");
      text.append("      V").append(word(names, 6)).append(": 語").append(word(values, 20));
      text.append(" x\n      URL: http://").append(word(values, 40)).append(".test/\n");
      text.append("    volumes: [\"").append(volume).append(":/").append(word(names, 2));
      text.append("\"]\n");
      text.append("    ports: [\"").append(8000 + values.nextInt(50) + 50 * i).append(":80\"]\n");
      volumes.append("  ").append(volume).append(":\n");
    }
    return text + "volumes:\n" + volumes;
  }

  /** What is left on a terminal of lines that are drawn over. */
  private static String seen(String screen) {
    return screen
        .replaceAll("\r\u001b\\[K[^\r\n]*(?=\r\u001b\\[K)", "")
        .replaceAll("\r\u001b\\[K", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void noLineIsWiderThanTheScreenAndNoWordIsBroken(int columns) throws IOException {
    cloud.columns(columns).answering("n\n");
    for (long seed = 0; seed < 12; seed++) {
      cloud.aws.stacks.all.clear();
      cloud.compose(generated(seed, seed));
      cloud.stack("CREATE_COMPLETE");
      Cloud.Result result = cloud.compose(generated(seed, seed + 1000)).run("deploy");
      String screen = result.err().substring(result.err().indexOf("deploying shop"));
      assertThat(screen).contains("OBJECT", "→", "STARTS EMPTY", "[y/N]", "nothing was changed");
      assertThat(seen(screen).lines())
          // 語 takes two columns
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.replace("語", "ww")).hasSizeLessThanOrEqualTo(columns))
          .isNotEmpty()
          .noneMatch(line -> line.endsWith(" "));
    }
  }
}
