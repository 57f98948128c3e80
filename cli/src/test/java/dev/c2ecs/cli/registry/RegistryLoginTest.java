package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How registries are told who asks. */
class RegistryLoginTest {

  private static final String SECRET = "pa:ss-w0rd";
  private static final String BASIC = new Login.Password("ann", SECRET).basic();

  private final TestClock clock = new TestClock();
  private ScriptedRegistry server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedRegistry();
    server.addImage("team/app", "1", "{}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Registry registry(Optional<Login> login) {
    return Registries.of(Map.of(), host -> login, Set.of(), clock).at(server.host());
  }

  private Registry ann() {
    return registry(Optional.of(new Login.Password("ann", SECRET)));
  }

  private String bearer() {
    return "WWW-Authenticate: Bearer realm=\""
        + server.url("/token")
        + "\",service=\"the, registry\",scope=\"repository:team/app:pull\"";
  }

  /** Requests to {@code /v2/} without this authorization are refused. */
  private void demand(String authorization, String challenge) {
    server.demand(authorization, status(401, "{}", challenge));
  }

  private void tokens(String body) {
    server.script(99, "GET", "/token", status(200, body));
  }

  private static List<String> authorizations(List<ScriptedRegistry.Seen> all) {
    return all.stream().map(s -> s.header("Authorization")).toList();
  }

  @Test
  void nobodyIsToldAPasswordThatNobodyAskedFor() throws RegistryException {
    ann().resolve("team/app", "1");
    assertThat(authorizations(server.seen())).containsExactly("");
  }

  @Test
  void basicIsSentOnceItIsAskedFor() throws RegistryException {
    demand(BASIC, "WWW-Authenticate: Basic realm=\"a\"");
    Registry registry = ann();
    registry.resolve("team/app", "1");
    registry.manifest("team/app", "1");
    assertThat(authorizations(server.seen())).containsExactly("", BASIC, BASIC);
  }

  @Test
  void aFixedLoginIsForItsRegistryOnly() throws RegistryException {
    RegistryLogins fixed = RegistryLogins.fixed("a.example.com", "AWS", "x");
    assertThat(fixed.of("a.example.com")).contains(new Login.Password("AWS", "x"));
    assertThat(fixed.of("b.example.com")).isEmpty();
    RegistryLogins both = fixed.or(RegistryLogins.fixed("b.example.com", "bob", "y"));
    assertThat(both.of("b.example.com")).contains(new Login.Password("bob", "y"));
    assertThat(both.of("a.example.com")).contains(new Login.Password("AWS", "x"));
  }

  @Test
  void anonymousTokensAreFetchedOnceAndKept() throws RegistryException {
    demand("Bearer t1", bearer());
    tokens("{\"token\":\"t1\",\"expires_in\":300}");
    Registry registry = registry(Optional.empty());
    registry.resolve("team/app", "1");
    registry.manifest("team/app", "1");
    List<ScriptedRegistry.Seen> asked = server.seen("GET", "/token");
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).target())
        .isEqualTo("/token?service=the%2C+registry&scope=repository%3Ateam%2Fapp%3Apull");
    assertThat(asked.get(0).header("Authorization")).isEmpty();
    assertThat(authorizations(server.seen("HEAD", "/v2/"))).containsExactly("", "Bearer t1");
    assertThat(authorizations(server.seen("GET", "/v2/"))).containsExactly("Bearer t1");
  }

  @Test
  void thePasswordGoesToTheTokenServerAndNotToTheRegistry() throws RegistryException {
    demand("Bearer t1", bearer());
    tokens("{\"access_token\":\"t1\"}");
    ann().resolve("team/app", "1");
    assertThat(authorizations(server.seen("GET", "/token"))).containsExactly(BASIC);
    assertThat(authorizations(server.seen("HEAD", "/v2/"))).containsExactly("", "Bearer t1");
  }

  @Test
  void anIdentityTokenIsRefreshedByPost() throws RegistryException {
    demand("Bearer t1", bearer());
    server.script(9, "POST", "/token", status(200, "{\"access_token\":\"t1\"}"));
    registry(Optional.of(new Login.IdentityToken("r&r"))).resolve("team/app", "1");
    assertThat(server.seen("POST", "/token"))
        .singleElement()
        .satisfies(s -> assertThat(s.target()).isEqualTo("/token"))
        .satisfies(
            s ->
                assertThat(s.body())
                    .isEqualTo(
                        "grant_type=refresh_token&client_id=c2ecs&service=the%2C+registry"
                            + "&scope=repository%3Ateam%2Fapp%3Apull&refresh_token=r%26r"));
  }

  @Test
  void anExpiredTokenIsFetchedAnew() throws RegistryException {
    demand("Bearer t1", bearer());
    tokens("{\"token\":\"t1\",\"expires_in\":300}");
    Registry registry = registry(Optional.empty());
    registry.resolve("team/app", "1");
    clock.pass(Duration.ofSeconds(290));
    registry.resolve("team/app", "1");
    assertThat(server.seen("GET", "/token")).hasSize(1);
    clock.pass(Duration.ofSeconds(10));
    registry.resolve("team/app", "1");
    assertThat(server.seen("GET", "/token")).hasSize(2);
  }

  @Test
  void aTokenThatIsRefusedIsFetchedAnewOnce() throws RegistryException {
    demand("Bearer t1", bearer());
    tokens("{\"token\":\"t1\",\"expires_in\":300}");
    Registry registry = registry(Optional.empty());
    registry.resolve("team/app", "1");
    server.script(1, "HEAD", "/v2/", status(401, "", bearer()));
    registry.resolve("team/app", "1");
    assertThat(server.seen("GET", "/token")).hasSize(2);
    server.forget();
    server.script(9, "HEAD", "/v2/", status(401, "", bearer()));
    assertThatThrownBy(() -> registry.resolve("team/app", "1"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN));
    assertThat(server.seen("HEAD", "/v2/")).hasSize(2);
  }

  @Test
  void pushingAsksForTheRightToPushAndMountingForBothRepositories() throws RegistryException {
    demand("Bearer t1", bearer());
    tokens("{\"token\":\"t1\",\"expires_in\":300}");
    Registry registry = registry(Optional.empty());
    Digest blob = server.addBlob("base", new byte[] {1});
    registry.push(Images.image(), "team/app", Optional.of("2"), List.of(), PushListener.none());
    assertThat(registry.mount("team/app", blob, "base")).isTrue();
    assertThat(server.seen("GET", "/token"))
        .extracting(s -> s.target().replaceAll(".*?&", ""))
        .containsExactly(
            "scope=repository%3Ateam%2Fapp%3Apull%2Cpush",
            "scope=repository%3Abase%3Apull&scope=repository%3Ateam%2Fapp%3Apull%2Cpush"
                .replaceAll(".*?&", ""));
    assertThat(server.seen("GET", "/token").get(1).target())
        .contains("scope=repository%3Abase%3Apull&scope=repository%3Ateam%2Fapp%3Apull%2Cpush");
  }

  @Test
  void withoutALoginTheMessageSaysHowToLogIn() {
    demand(BASIC, "WWW-Authenticate: Basic realm=\"a\"");
    assertThatThrownBy(() -> registry(Optional.empty()).manifest("team/app", "1"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN))
        .hasMessageContaining("team/app:1")
        .hasMessageContaining("`docker login " + server.host() + "`");
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() {
    demand("Basic other", "WWW-Authenticate: Basic realm=\"a\"");
    assertThatThrownBy(() -> ann().manifest("team/app", "1"))
        .hasMessageContaining("the login for " + server.host() + " may not read")
        .hasMessageNotContaining(SECRET);
    assertThat(server.seen("GET", "/v2/")).hasSize(2);
  }

  @Test
  void aTokenServerThatRefusesIsNamed() {
    demand("Bearer t1", bearer());
    server.script(
        9, "GET", "/token", status(401, "{\"details\":\"incorrect username or password\"}"));
    assertThatThrownBy(() -> ann().manifest("team/app", "1"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN))
        .hasMessageContaining("incorrect username or password")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void whatIsNoTokenIsAnError() {
    demand("Bearer t1", bearer());
    for (String body :
        List.of(
            "<html>", "{}", "{\"token\":\"a\\r\\nX: y\"}", "{\"token\":[]}", "x".repeat(300_000))) {
      server.script(1, "GET", "/token", status(200, body));
      assertThatThrownBy(() -> registry(Optional.empty()).resolve("team/app", "1"))
          .isInstanceOfSatisfying(
              RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ANSWER))
          .hasMessageContaining("gives no token");
    }
  }

  @Test
  void noLoginShowsItselfAsText() {
    assertThat(new Login.Password("ann", SECRET) + "" + new Login.IdentityToken(SECRET))
        .doesNotContain(SECRET)
        .doesNotContain("ann");
    assertThat(
            Wire.Request.of(
                "GET", java.net.URI.create("https://a.b/c?d"), Map.of("Authorization", BASIC)))
        .asString()
        .doesNotContain(BASIC.substring(6));
  }
}
