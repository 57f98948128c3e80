package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a registry cannot lead its clients to, and what it does not get from them. */
class RegistrySafetyTest {

  private static final byte[] CONTENT = {1, 2, 3};
  private static final Descriptor BLOB =
      Descriptor.of(MediaType.OCI_LAYER, Digest.of(CONTENT), CONTENT.length);
  private static final String BASIC = new Login.Password("ann", "secret").basic();

  private final TestClock clock = new TestClock();
  private ScriptedRegistry server;
  private ScriptedRegistry other;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedRegistry();
    other = new ScriptedRegistry();
    server.addBlob("a", CONTENT);
    other.addBlob("a", CONTENT);
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  /** Names of hosts mean what they say; {@code localhost} looks like a host of the Internet. */
  private Registry seemingPublic() {
    return new Registries(
            Transport.of(Map.of()),
            host ->
                List.of(
                    InetAddress.getByName(
                        host.equals("localhost")
                            ? "93.184.216.34"
                            : host.equals("inside.example.com") ? "10.0.0.7" : host)),
            host -> Optional.of(new Login.Password("ann", "secret")),
            Set.of(),
            clock)
        .at(server.host());
  }

  private Registry local() {
    return Registries.of(
            Map.of(), host -> Optional.of(new Login.Password("ann", "secret")), Set.of(), clock)
        .at(server.host());
  }

  private byte[] read(Registry registry) throws RegistryException {
    return registry.smallBlob("a", BLOB);
  }

  private void refused(Registry registry, String... words) {
    assertThatThrownBy(() -> read(registry))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ADDRESS))
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/",
        "https://127.0.0.1:1/",
        "https://10.0.0.1/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://[::ffff:169.254.169.254]/x",
        "https://172.20.0.1/x",
        "https://192.168.0.1/x",
        "https://100.64.0.1/x",
        "https://0.0.0.0/x",
        "https://[::]/x",
        "https://224.0.0.1/x",
        "https://[fe80::1]/x",
        "https://inside.example.com/x",
      })
  void aRegistryOfTheInternetLeadsNobodyInside(String target) {
    server.script(1, "GET", "/blobs/", status(302, "", "Location: " + target));
    refused(seemingPublic(), "inside the network of this machine");
    String realm = "WWW-Authenticate: Bearer realm=\"" + target + "\",service=\"a\"";
    server.script(1, "GET", "/blobs/", status(401, "", realm));
    refused(seemingPublic(), "for its token server");
    server.script(1, "POST", "/uploads/", status(202, "", "Location: " + target));
    assertThatThrownBy(() -> seemingPublic().upload("a", Images.layer("x"), n -> {}))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ADDRESS));
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/x, without TLS",
    "ftp://example.com/x, no address that is asked",
    "https://ann:secret@example.com/x, no address that is asked",
    "file:///etc/passwd, no address that is asked",
  })
  void onlyTlsLeadsElsewhere(String target, String words) {
    server.script(1, "GET", "/blobs/", status(307, "", "Location: " + target));
    refused(seemingPublic(), words);
  }

  @Test
  void neighboursAreNeverAskedNotEvenForARegistryOfThisMachine() {
    server.script(1, "GET", "/blobs/", status(302, "", "Location: http://169.254.169.254/latest/"));
    refused(local(), "169.254.169.254");
    server.script(
        1, "GET", "/blobs/", status(302, "", "Location: https://169.254.169.254/latest/"));
    refused(local(), "169.254.169.254");
  }

  @Test
  void aRegistryOfThisMachineMayLeadToAnother() throws RegistryException {
    server.script(
        1,
        "GET",
        "/blobs/",
        status(307, "", "Location: " + other.url("/v2/a/blobs/" + BLOB.digest())));
    assertThat(read(local())).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void credentialsStayWithTheHostAndThePort(String host) throws RegistryException {
    server.demand(BASIC, status(401, "", "WWW-Authenticate: Basic realm=\"a\""));
    String target = "http://" + host + ":" + other.port() + "/v2/a/blobs/" + BLOB.digest();
    server.script(1, "HEAD", "/none", status(200, ""));
    Registry registry = local();
    assertThat(registry.has("a", BLOB.digest())).isTrue();
    server.script(1, "GET", "/blobs/", status(302, "", "Location: " + target));
    assertThat(read(registry)).isEqualTo(CONTENT);
    assertThat(server.seen("GET", "/blobs/").get(0).header("Authorization")).isEqualTo(BASIC);
    assertThat(other.seen())
        .singleElement()
        .satisfies(s -> assertThat(s.header("Authorization")).isEmpty());
  }

  @Test
  void credentialsGoOnWithinTheRegistryAndNotBackAfterALeadOut() throws RegistryException {
    server.demand(BASIC, status(401, "", "WWW-Authenticate: Basic realm=\"a\""));
    Registry registry = local();
    assertThat(registry.has("a", BLOB.digest())).isTrue();
    server.script(
        1, "GET", "/blobs/", status(308, "", "Location: /v2/a/blobs/" + BLOB.digest() + "?x"));
    assertThat(read(registry)).isEqualTo(CONTENT);
    assertThat(server.seen("GET", "?x").get(0).header("Authorization")).isEqualTo(BASIC);
    String back = server.url("/back");
    server.script(1, "GET", "/blobs/", status(302, "", "Location: " + other.url("/out")));
    other.script(1, "GET", "/out", status(302, "", "Location: " + back));
    server.script(1, "GET", "/back", exchange -> ScriptedRegistry.send(exchange, 200, CONTENT));
    assertThat(read(registry)).isEqualTo(CONTENT);
    assertThat(server.seen("GET", "/back").get(0).header("Authorization")).isEmpty();
  }

  @Test
  void aChallengeOfAnotherHostIsNotAnswered() {
    server.script(1, "GET", "/blobs/", status(302, "", "Location: " + other.url("/x")));
    other.script(9, "GET", "/x", status(401, "", "WWW-Authenticate: Basic realm=\"a\""));
    assertThatThrownBy(() -> read(local())).isInstanceOf(RegistryException.class);
    assertThat(other.seen())
        .singleElement()
        .satisfies(s -> assertThat(s.header("Authorization")).isEmpty());
  }

  @Test
  void anUploadToAnotherHostGetsNoCredentials() throws RegistryException {
    server.demand(BASIC, status(401, "", "WWW-Authenticate: Basic realm=\"a\""));
    server.script(1, "POST", "/blobs/uploads/", status(401, "", "WWW-Authenticate: Basic realm=x"));
    server.script(
        1,
        "POST",
        "/blobs/uploads/",
        status(202, "", "Location: " + other.url("/v2/a/blobs/uploads/1?state=a%2Fb")));
    local().upload("a", Images.layer("x"), n -> {});
    assertThat(other.seen("PUT", "/uploads/"))
        .singleElement()
        .satisfies(s -> assertThat(s.header("Authorization")).isEmpty());
  }

  @Test
  void threeRedirectsAreFollowedAndNotFour() throws RegistryException {
    String next = "Location: /v2/a/blobs/" + BLOB.digest();
    server.script(3, "GET", "/blobs/", status(302, "", next));
    assertThat(read(local())).isEqualTo(CONTENT);
    server.forget();
    server.script(99, "GET", "/blobs/", status(302, "", next));
    assertThatThrownBy(() -> read(local())).hasMessageContaining("more than three times");
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void whatIsWrittenIsNotLedElsewhere() {
    server.script(9, "PUT", "/manifests/", status(307, "", "Location: " + other.url("/x")));
    assertThatThrownBy(() -> local().put("a", "1", CONTENT, MediaType.OCI_MANIFEST))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ANSWER));
    assertThat(other.seen()).isEmpty();
  }

  @Test
  void withoutTlsOnlyThisMachineIsAskedAndWhatIsNamed() {
    assertThat(Guard.mayBePlain("localhost:5000", Set.of())).isTrue();
    assertThat(Guard.mayBePlain("[::1]:5000", Set.of())).isTrue();
    assertThat(Guard.mayBePlain("registry:5000", Set.of())).isFalse();
    assertThat(Guard.mayBePlain("registry:5000", Set.of("registry:5000"))).isTrue();
    assertThat(Guard.mayBePlain("registry:5000", Set.of("registry"))).isTrue();
    assertThat(Guard.mayBePlain("registry:5000", Set.of("registry:5001"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Location: ::", "Location: http://[", "X-None: 1", "Location: a b"})
  void whatIsNoAddressIsAnError(String header) {
    server.script(1, "GET", "/blobs/", status(302, "", header));
    assertThatThrownBy(() -> read(local())).isInstanceOf(RegistryException.class);
    server.script(1, "POST", "/uploads/", status(202, "", header));
    assertThatThrownBy(() -> local().upload("a", Images.layer("x"), n -> {}))
        .isInstanceOf(RegistryException.class);
  }
}
