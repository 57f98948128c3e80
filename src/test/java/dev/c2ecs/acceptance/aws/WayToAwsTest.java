package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies, bundles of certificates and endpoints: used as the AWS CLI does, or one sentence. */
class WayToAwsTest {

  @TempDir static Path shared;
  private static FakeAws aws;
  private static Relay proxy;
  private static Relay tls;
  private static Certificates certificates;

  @TempDir Path home;
  private Shell shell;

  @BeforeAll
  static void open() throws IOException, GeneralSecurityException, InterruptedException {
    aws = new FakeAws(new FakeClock());
    proxy = Relay.proxy();
    certificates = new Certificates(shared);
    tls = Relay.tls(certificates, aws.url());
  }

  @AfterAll
  static void close() {
    tls.close();
    proxy.close();
    aws.close();
  }

  @BeforeEach
  void shell() {
    proxy.heads.clear();
    shell = new Shell(home).keys("AKENV").set("AWS_REGION", "eu-central-1");
  }

  private static String tlsUrl() {
    return "https://127.0.0.1:" + tls.port();
  }

  private void works(String... args) {
    Cloud.Result result = shell.ls(args);
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  private String failure(String... args) {
    Cloud.Result result = shell.ls(args);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .matches("(?s)(c2ecs|error C2E5\\d\\d): .*")
        .hasLineCount(1)
        .doesNotContain("Exception", "software.amazon", "mistake in c2ecs", "null", "sesame");
    assertThat(result.err().length()).as(result.err()).isLessThan(300);
    return result.err();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
  void c14PlainAddressesGoThroughTheirProxy(String variable) {
    shell.set(variable, proxy.url()).set("HTTPS_PROXY", "http://127.0.0.1:1");
    works("--endpoint-url", aws.url());
    assertThat(proxy.heads).isNotEmpty().allMatch(head -> head.startsWith("POST " + aws.url()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void c14AddressesWithTlsGoThroughTheirTunnel(String variable)
      throws IOException, GeneralSecurityException {
    shell
        .set(variable, "127.0.0.1:" + proxy.port())
        .set("HTTP_PROXY", "http://127.0.0.1:1")
        .set("AWS_CA_BUNDLE", certificates.bundle().toString());
    works("--endpoint-url", tlsUrl());
    assertThat(proxy.heads)
        .isNotEmpty()
        .allMatch(head -> head.startsWith("CONNECT 127.0.0.1:" + tls.port() + " "));
  }

  @Test
  void smallLettersComeFirst() {
    shell.set("HTTP_PROXY", "http://127.0.0.1:1").set("http_proxy", proxy.url());
    works("--endpoint-url", aws.url());
    assertThat(proxy.heads).isNotEmpty();
    shell.set("http_proxy", "");
    proxy.heads.clear();
    works("--endpoint-url", aws.url());
    assertThat(proxy.heads).isEmpty();
  }

  @Test
  void userAndPasswordOfAProxyAreGivenAndNeverShown() throws IOException {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString("me:ses@me".getBytes(StandardCharsets.UTF_8));
    try (Relay closed = Relay.proxyFor(expected)) {
      shell.set("HTTP_PROXY", "http://me:ses%40me@127.0.0.1:" + closed.port());
      works("--endpoint-url", aws.url());
      assertThat(closed.heads).isNotEmpty().allMatch(head -> head.contains(expected));
    }
    shell.set("HTTP_PROXY", "http://me:sesame@127.0.0.1:1");
    assertThat(failure("--endpoint-url", aws.url()))
        .isEqualTo(
            "c2ecs: "
                + aws.url()
                + " does not answer: the proxy 127.0.0.1:1 (HTTP_PROXY): the connection is"
                + " refused\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1 | true",
        "* | true",
        "example.com, 127.0.0.1 | true",
        "127.0.0.1:PORT | true",
        ".0.0.1 | true",
        "0.0.1 | true",
        "127.0.0.1:1 | false",
        "localhost | false",
        "27.0.0.1 | false",
        "'' | false",
      })
  void c14NoProxyNamesWhatIsReachedDirectly(String value, boolean direct) {
    String port = aws.url().substring(aws.url().lastIndexOf(':') + 1);
    for (String variable : List.of("NO_PROXY", "no_proxy")) {
      proxy.heads.clear();
      shell.set("http_proxy", proxy.url()).set(variable, value.replace("PORT", port));
      works("--endpoint-url", aws.url());
      assertThat(proxy.heads.isEmpty()).as(variable).isEqualTo(direct);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://, is not the address of a proxy",
    "http://me:sesame@, is not the address of a proxy",
    "http://proxy:sixty, is not the address of a proxy",
    "http://proxy:99999, is not the address of a proxy",
    "a b, is not the address of a proxy",
    "socks5://me:sesame@proxy:1080, is a proxy that is spoken to by socks5",
    "https://me:sesame@proxy:3128, is a proxy that is spoken to by https",
  })
  void c19AProxyThatIsNoneIsOneSentence(String value, String sentence) {
    shell.set("HTTPS_PROXY", value);
    assertThat(failure("--endpoint-url", aws.url())).contains("HTTPS_PROXY: ").contains(sentence);
  }

  @Test
  void c19AProxyThatRefusesIsOneSentence() throws IOException {
    try (Relay closed = Relay.answering("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) {
      shell.set("HTTPS_PROXY", closed.url());
      assertThat(failure("--endpoint-url", tlsUrl()))
          .contains(tlsUrl() + " does not answer: the proxy 127.0.0.1:" + closed.port())
          .contains("407");
    }
  }

  @Test
  void c14ABundleOfTheEnvironmentOrTheProfileReplacesTheCertificatesOfJava()
      throws IOException, GeneralSecurityException {
    assertThat(failure("--endpoint-url", tlsUrl()))
        .isEqualTo(
            "c2ecs: the certificate of "
                + tlsUrl()
                + " is not trusted: behind a proxy that inspects TLS, name its bundle in"
                + " AWS_CA_BUNDLE\n");
    shell.set("AWS_CA_BUNDLE", certificates.bundle().toString());
    works("--endpoint-url", tlsUrl());
    shell
        .set("AWS_CA_BUNDLE", "")
        .file("config", "[default]\nca_bundle = " + certificates.bundle() + "\n");
    works("--endpoint-url", tlsUrl());
  }

  @Test
  void c19ABundleThatIsNoneIsOneSentence() throws IOException {
    for (String text :
        List.of("", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
      shell.set("AWS_CA_BUNDLE", Files.writeString(home.resolve("ca.pem"), text).toString());
      assertThat(failure("--endpoint-url", aws.url())).contains("AWS_CA_BUNDLE: ", "ca.pem ");
    }
    shell.set("AWS_CA_BUNDLE", home.resolve("no").toString());
    assertThat(failure("--endpoint-url", aws.url())).contains("no cannot be read");
    shell.set("AWS_CA_BUNDLE", home.toString());
    assertThat(failure("--endpoint-url", aws.url())).contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "localhost:4566",
        "ftp://localhost",
        "file:///etc/passwd",
        "http://",
        "http:///path",
        "http://a b",
        "http://localhost:port",
        "http://localhost:99999",
        "http://[::1",
        "://x",
        "http://me:sesame@localhost:1",
      })
  void c19AnEndpointThatIsNoAddressIsOneSentence(String url) {
    assertThat(failure("--endpoint-url", url))
        .contains("--endpoint-url: `", "` is not the address of an endpoint; http://localhost");
    if (!url.isEmpty()) {
      shell.set("AWS_ENDPOINT_URL", url);
      assertThat(failure()).contains("AWS_ENDPOINT_URL: `");
    }
  }

  /** What somebody else answers at the address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>Welcome to nginx</body></html>",
        "200 OK\r\nContent-Type: application/json\r\n\r\n{\"hello\": 1}",
        "200 OK\r\nContent-Type: text/xml\r\n\r\n<feed><entry>1</entry></feed>",
        "200 OK\r\nContent-Type: text/plain\r\n\r\nhello",
        "200 OK\r\nContent-Length: 0\r\n\r\n",
        "204 No Content\r\n\r\n",
        "301 Moved\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n",
        "302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n",
        "307 Temporary\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n",
        "400 Bad Request\r\n\r\n<html>The plain HTTP request was sent to HTTPS port</html>",
        "401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n",
        "403 Forbidden\r\n\r\n<html>no</html>",
        "404 Not Found\r\n\r\n<html>none</html>",
        "405 Method Not Allowed\r\n\r\n",
        "500 Internal Server Error\r\n\r\nTraceback (most recent call last)",
        "502 Bad Gateway\r\n\r\n<html>bad</html>",
      })
  void c19AnEndpointThatIsNotAwsIsOneSentence(String answer) throws IOException {
    try (Relay other = Relay.answering("HTTP/1.1 " + answer)) {
      assertThat(failure("--endpoint-url", other.url())).contains(other.url());
    }
  }

  @Test
  void c19AnEndpointThatSpeaksOtherwiseIsOneSentence() throws IOException {
    try (Relay garbage = Relay.answering("SSH-2.0-OpenSSH_9.6\r\n");
        Relay closing = Relay.closing()) {
      assertThat(failure("--endpoint-url", garbage.url())).contains(garbage.url());
      assertThat(failure("--endpoint-url", closing.url()))
          .contains(closing.url() + " does not answer: ");
    }
    assertThat(failure("--endpoint-url", "http://127.0.0.1:" + tls.port()))
        .contains("http://127.0.0.1:" + tls.port());
    try (Relay plain = Relay.closingAfter("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThat(failure("--endpoint-url", plain.url().replace("http:", "https:")))
          .contains("there is no TLS connection with https://127.0.0.1:")
          .contains("an address without TLS begins with http://");
    }
  }

  @Test
  void c19AnEndpointThatIsNotThereIsOneSentence() {
    assertThat(failure("--endpoint-url", "http://127.0.0.1:1"))
        .isEqualTo("c2ecs: http://127.0.0.1:1 does not answer: the connection is refused\n");
    assertThat(failure("--endpoint-url", "http://nowhere.invalid:4566"))
        .isEqualTo(
            "c2ecs: http://nowhere.invalid:4566 does not answer: there is no host"
                + " nowhere.invalid\n");
  }

  @Test
  void c19AServiceWithAWrongEndpointOfItsOwnIsOneSentence() throws IOException {
    shell.set("AWS_ENDPOINT_URL", aws.url());
    try (Relay other =
        Relay.answering("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>hi</html>")) {
      shell.set("AWS_ENDPOINT_URL_CLOUDFORMATION", other.url());
      assertThat(failure()).contains(other.url());
    }
    shell.set("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://127.0.0.1:1");
    assertThat(failure()).contains("http://127.0.0.1:1 does not answer");
    shell.set("AWS_ENDPOINT_URL_CLOUDFORMATION", "localhost");
    assertThat(failure()).contains("AWS_ENDPOINT_URL_CLOUDFORMATION: `localhost`");
  }
}
