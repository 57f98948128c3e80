package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The action that posts comments, against a server that answers as GitHub does. */
class CommentActionTest {

  private static final String COMMIT = "1234567890123456789012345678901234567890";
  private static final String BRANCH = "a&state=closed#$(touch pwned)`touch pwned`;\"'";
  private static final String BOT = "github-actions[bot]";
  private static final String MARKER = "<!-- c2ecs review -->";
  private static final String REPOSITORY = "/repos/acme/shop";
  private static final int LIMIT = 65_000;

  @TempDir Path directory;
  private FakeApi api = new FakeApi();
  private FakeApi storage = new FakeApi();
  private final Map<String, Object> run = new HashMap<>();

  CommentActionTest() throws IOException {}

  /** A run of the pull request 7 of a fork, whose artifact has a comment. */
  @BeforeEach
  void answer() throws IOException {
    run.put("id", 99);
    run.put("event", "pull_request");
    run.put("head_sha", COMMIT);
    run.put("head_branch", BRANCH);
    run.put("head_repository", Map.of("id", 2, "owner", Map.of("login", "stranger")));
    run.put("pull_requests", List.of());
    api.on("GET " + REPOSITORY + "/pulls?", List.of(Map.of("number", 7)))
        .on("GET " + REPOSITORY + "/pulls/7", pull(7, COMMIT, 2))
        .on("GET " + REPOSITORY + "/issues/7/comments", List.of())
        .on("POST " + REPOSITORY + "/issues/7/comments", Map.of())
        .on("PATCH " + REPOSITORY + "/issues/comments/", Map.of())
        .on("DELETE " + REPOSITORY + "/issues/comments/", Map.of())
        .on("GET " + REPOSITORY + "/actions/runs/99/artifacts", artifacts(200))
        .on(
            "GET " + REPOSITORY + "/actions/artifacts/5/zip",
            request -> FakeApi.Answer.elsewhere(storage.url() + "/archive?signature=x"));
    archive(zip("comment.md", "the review"));
  }

  @AfterEach
  void stop() {
    api.close();
    storage.close();
  }

  private static Map<String, Object> pull(int number, String commit, int headRepository) {
    return Map.of(
        "number",
        number,
        "state",
        "open",
        "head",
        Map.of("sha", commit, "repo", Map.of("id", headRepository)),
        "base",
        Map.of("repo", Map.of("id", 1)));
  }

  private static Map<String, Object> artifacts(int size) {
    return Map.of(
        "artifacts",
        List.of(Map.of("id", 5, "name", "c2ecs-comment", "expired", false, "size_in_bytes", size)));
  }

  private void archive(byte[] bytes) {
    storage.on("GET /archive", request -> FakeApi.Answer.bytes(bytes));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private CiTools.Result post() throws IOException {
    Object action = YamlData.read(Repo.ROOT.resolve("action/comment/action.yml"));
    assertThat(YamlData.at(action, "runs", "using")).isEqualTo("node24");
    Path event =
        Files.writeString(
            directory.resolve("event.json"),
            JsonText.of(
                Map.of(
                    "workflow_run", run, "repository", Map.of("id", 1, "full_name", "acme/shop"))));
    Map<String, String> environment = new TreeMap<>();
    environment.put("GITHUB_EVENT_PATH", event.toString());
    environment.put("GITHUB_EVENT_NAME", "workflow_run");
    environment.put("GITHUB_API_URL", api.url());
    YamlData.map(YamlData.at(action, "inputs"))
        .forEach(
            (name, input) ->
                environment.put(
                    "INPUT_" + name.toUpperCase(java.util.Locale.ROOT),
                    ((String) YamlData.at(Objects.requireNonNull(input), "default"))
                        .replace("${{ github.token }}", "the-token")));
    Path main =
        Repo.ROOT.resolve("action/comment").resolve((String) YamlData.at(action, "runs", "main"));
    String node = SystemTools.program("node", "nodejs").toString();
    CiTools.Result result =
        CiTools.runAlone(directory, List.of(node, main.toString()), environment);
    assertThat(directory.resolve("pwned")).doesNotExist();
    assertThat(result.out()).doesNotContain("the-token");
    return result;
  }

  private String posted() {
    assertThat(api.changes()).hasSize(1);
    return (String) Objects.requireNonNull(api.changes().get(0).body().get("body"));
  }

  private static Map<String, Object> comment(int id, String user, String body) {
    return Map.of("id", id, "user", Map.of("login", user), "body", body);
  }

  private void comments(List<Map<String, Object>> comments) {
    api.on("GET " + REPOSITORY + "/issues/7/comments", comments);
  }

  @Test
  void aForksPullRequestIsFoundByItsBranchAndCommit() throws IOException {
    CiTools.Result result = post();
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(api.requests())
        .extracting(FakeApi.Request::line)
        .contains(
            "GET /repos/acme/shop/pulls?state=open&head=stranger:"
                + BRANCH
                + "&per_page=100&page=1");
    assertThat(api.changes().get(0).line()).isEqualTo("POST " + REPOSITORY + "/issues/7/comments");
    assertThat(posted())
        .startsWith(MARKER + "\n<sub>c2ecs, of commit " + COMMIT + "</sub>\n")
        .contains("comes from a fork")
        .endsWith("\n\nthe review");
    assertThat(api.requests()).extracting(FakeApi.Request::token).containsOnly("Bearer the-token");
    assertThat(storage.requests()).extracting(FakeApi.Request::token).containsOnly("");
  }

  @Test
  void thePullRequestOfABranchIsWhatTheRunNames() throws IOException {
    run.put("head_repository", Map.of("id", 1, "owner", Map.of("login", "acme")));
    run.put("pull_requests", List.of(Map.of("number", 8, "base", Map.of("repo", Map.of("id", 1)))));
    api.on("GET " + REPOSITORY + "/pulls/8", pull(8, COMMIT, 1))
        .on("GET " + REPOSITORY + "/issues/8/comments", List.of())
        .on("POST " + REPOSITORY + "/issues/8/comments", Map.of());
    post();
    assertThat(posted()).doesNotContain("fork");
    assertThat(api.changes().get(0).line()).isEqualTo("POST " + REPOSITORY + "/issues/8/comments");
  }

  /** The artifact says nothing about where it goes. */
  @Test
  void theNumberInAnArtifactIsText() throws IOException {
    archive(zip("comment.md", "8\nnumber=8\n{\"pull_request\": 8}"));
    post();
    assertThat(api.changes().get(0).line()).isEqualTo("POST " + REPOSITORY + "/issues/7/comments");
  }

  @ParameterizedTest
  @MethodSource("others")
  void aPullRequestThatTheRunIsNotOfGetsNothing(Map<String, Object> pull) throws IOException {
    api.on("GET " + REPOSITORY + "/pulls/7", pull);
    CiTools.Result result = post();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("nothing is posted: 0 open pull requests");
    assertThat(api.changes()).isEmpty();
    assertThat(storage.requests()).isEmpty();
  }

  static Stream<Map<String, Object>> others() {
    Map<String, Object> closed = new HashMap<>(pull(7, COMMIT, 2));
    closed.put("state", "closed");
    return Stream.of(closed, pull(7, "f".repeat(40), 2), pull(7, COMMIT, 3));
  }

  @Test
  void twoPullRequestsOfOneCommitGetNothing() throws IOException {
    api.on("GET " + REPOSITORY + "/pulls?", List.of(Map.of("number", 7), Map.of("number", 8)))
        .on("GET " + REPOSITORY + "/pulls/8", pull(8, COMMIT, 2));
    assertThat(post().out()).startsWith("nothing is posted: 2 open pull requests");
    assertThat(api.changes()).isEmpty();
  }

  @Test
  void anotherEventGetsNothing() throws IOException {
    run.put("event", "push\n::set-output name=a::b");
    CiTools.Result result = post();
    assertThat(ActionRunner.commands(result.out())).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void aRunWithoutArtifactGetsNothing() throws IOException {
    api.on("GET " + REPOSITORY + "/actions/runs/99/artifacts", Map.of("artifacts", List.of()));
    assertThat(post().out()).isEqualTo("nothing is posted: the run left no comment\n");
    assertThat(api.changes()).isEmpty();
  }

  @Test
  void theOwnCommentIsChangedInPlaceAndNoOther() throws IOException {
    comments(
        List.of(
            comment(1, "mallory", MARKER + "\nmine"),
            comment(2, BOT, "another workflow\n" + MARKER),
            comment(3, BOT, MARKER + "\nold"),
            comment(4, BOT, MARKER + "\nolder")));
    post();
    assertThat(api.changes())
        .extracting(FakeApi.Request::line)
        .containsExactly(
            "DELETE " + REPOSITORY + "/issues/comments/4",
            "PATCH " + REPOSITORY + "/issues/comments/3");
  }

  @Test
  void theOwnCommentIsFoundOnTheSecondPage() throws IOException {
    List<Map<String, Object>> many =
        IntStream.range(100, 200).mapToObj(id -> comment(id, "somebody", "text")).toList();
    comments(many);
    api.on(
        "GET " + REPOSITORY + "/issues/7/comments?per_page=100&page=2",
        List.of(comment(3, BOT, MARKER + "\nold")));
    post();
    assertThat(api.changes())
        .extracting(FakeApi.Request::line)
        .containsExactly("PATCH " + REPOSITORY + "/issues/comments/3");
  }

  @Test
  void anEmptyCommentRemovesTheOwnOne() throws IOException {
    archive(zip("comment.md", ""));
    comments(List.of(comment(1, "mallory", MARKER), comment(3, BOT, MARKER + "\nold")));
    post();
    assertThat(api.changes())
        .extracting(FakeApi.Request::line)
        .containsExactly("DELETE " + REPOSITORY + "/issues/comments/3");
  }

  @Test
  void theSameCommentIsNotWrittenAgain() throws IOException {
    post();
    String first = posted();
    comments(List.of(comment(3, BOT, first)));
    post();
    assertThat(api.changes()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileArchives")
  void aHostileArchiveIsRefused(String why, byte[] bytes) throws IOException {
    archive(bytes);
    CiTools.Result result = post();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).startsWith("::error title=c2ecs::the ").contains(why);
    assertThat(ActionRunner.commands(result.out())).hasSize(1);
    assertThat(api.changes()).isEmpty();
    assertThat(directory.toFile().list()).containsExactly("event.json");
  }

  static Stream<Arguments> hostileArchives() throws IOException {
    byte[] link = zip("comment.md", "/proc/self/environ");
    int entry = link.length - 22 - 46 - "comment.md".length();
    link[entry + 5] = 3;
    link[entry + 41] = (byte) (0xA1FF >>> 8);
    link[entry + 40] = (byte) 0xFF;
    byte[] lying = zip("comment.md", "a".repeat(10_000_000));
    int listed = lying.length - 22 - 46 - "comment.md".length();
    lying[listed + 24] = 10;
    lying[listed + 25] = 0;
    lying[listed + 26] = 0;
    lying[listed + 27] = 0;
    return Stream.of(
        Arguments.of("its file is not called comment.md", zip("NUMBER", "8")),
        Arguments.of("its file is not called comment.md", zip("../comment.md", "a")),
        Arguments.of("its file is not called comment.md", zip("a\n::set-output name=a::b", "a")),
        Arguments.of("it holds other than one file", zip("comment.md", "a", "NUMBER", "8")),
        Arguments.of("it holds other than one file", zip()),
        Arguments.of("it holds a link", link),
        Arguments.of("larger than", zip("comment.md", "a".repeat(10_000_000))),
        Arguments.of("larger than", lying),
        Arguments.of("larger than", new byte[400_000]),
        Arguments.of("it is no plain ZIP archive", new byte[100]),
        Arguments.of("it is no plain ZIP archive", new byte[0]),
        Arguments.of("more than 65000 characters", zip("comment.md", "a".repeat(LIMIT + 1))),
        Arguments.of("or zeros", zip("comment.md", "a\0b")));
  }

  @Test
  void anArchiveThatSaysThatItIsLargeIsNotFetched() throws IOException {
    api.on("GET " + REPOSITORY + "/actions/runs/99/artifacts", artifacts(10_000_000));
    assertThat(post().exitCode()).isEqualTo(1);
    assertThat(storage.requests()).isEmpty();
  }

  @Test
  void theLargestCommentIsPosted() throws IOException {
    archive(zip("comment.md", "😀".repeat(LIMIT)));
    post();
    assertThat(posted().codePointCount(0, posted().length())).isBetween(LIMIT, 65_536);
  }

  @Test
  void whatGithubRefusesIsAnError() throws IOException {
    api.on(
        "POST " + REPOSITORY + "/issues/7/comments",
        request -> new FakeApi.Answer(403, new byte[0], ""));
    CiTools.Result result = post();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("is answered with 403");
  }
}
