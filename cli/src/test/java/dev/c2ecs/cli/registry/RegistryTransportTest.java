package dev.c2ecs.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, certificates of one's own, and proxies. */
class RegistryTransportTest {

  private static final String HOST = "registry.c2ecs.invalid";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] MANIFEST = "{\"config\":{}}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;
  private Path bundle;
  private HttpsServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore store = store();
    bundle =
        Files.writeString(
            directory.resolve("bundle.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {10})
                    .encodeToString(store.getCertificate("own").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getOrDefault("Proxy-Authorization", List.of()));
          exchange.getResponseHeaders().add("Content-Type", MediaType.OCI_MANIFEST);
          exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(MANIFEST).text());
          ScriptedRegistry.send(exchange, 200, MANIFEST);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KeyStore store() throws IOException, GeneralSecurityException, InterruptedException {
    Path file = directory.resolve("keys.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost,dns:" + HOST)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static Registry registry(Map<String, String> environment, String host) {
    return Registries.of(environment, RegistryLogins.none(), Set.of(), new TestClock()).at(host);
  }

  private String local() {
    return "localhost:" + server.getAddress().getPort();
  }

  @Test
  void aRegistryOfThisMachineWithTlsIsAskedByTls() throws RegistryException {
    Registry registry = registry(Map.of("AWS_CA_BUNDLE", bundle.toString()), local());
    assertThat(registry.resolve("a", "1").digest()).isEqualTo(Digest.of(MANIFEST));
    assertThat(requests).containsExactly("/v2/a/manifests/1 []");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    assertThatThrownBy(() -> registry(Map.of(), local()).resolve("a", "1"))
        .hasMessageContaining("cannot be spoken to by TLS")
        .hasMessageContaining("AWS_CA_BUNDLE");
    assertThat(requests).isEmpty();
  }

  @Test
  void aBundleThatIsNoneIsRefused() {
    String none = directory.resolve("none.pem").toString();
    assertThatThrownBy(() -> registry(Map.of("AWS_CA_BUNDLE", none), local()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("AWS_CA_BUNDLE");
  }

  @Test
  void aProxyIsToldItsPasswordAndTheRegistryIsNot() throws IOException, RegistryException {
    List<String> heads = new CopyOnWriteArrayList<>();
    try (ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> tunnel(proxy, heads));
      thread.setDaemon(true);
      thread.start();
      Registry registry =
          registry(
              Map.of(
                  "AWS_CA_BUNDLE",
                  bundle.toString(),
                  "HTTPS_PROXY",
                  "http://ann:pw@127.0.0.1:" + proxy.getLocalPort()),
              HOST);
      assertThat(registry.resolve("a", "1").digest()).isEqualTo(Digest.of(MANIFEST));
    }
    String basic = Base64.getEncoder().encodeToString("ann:pw".getBytes(StandardCharsets.UTF_8));
    assertThat(heads.get(0)).startsWith("CONNECT " + HOST + ":443 ").contains("Basic " + basic);
    assertThat(requests).containsExactly("/v2/a/manifests/1 []");
  }

  @Test
  void thisMachineIsReachedWithoutAProxy() {
    Transport transport = Transport.of(Map.of("http_proxy", "http://127.0.0.1:1"));
    assertThat(transport.proxy(URI.create("http://localhost:5000/"))).isEmpty();
    assertThat(transport.proxy(URI.create("http://10.0.0.1/"))).isPresent();
  }

  /** A proxy that reaches one server only, whatever it is asked for. */
  private void tunnel(ServerSocket proxy, List<String> heads) {
    try (Socket in = proxy.accept();
        Socket out = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(in.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder head = new StringBuilder();
      for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
        head.append(line).append('\n');
        line = reader.readLine();
      }
      heads.add(head.toString());
      in.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      Thread back =
          new Thread(
              () -> {
                try {
                  out.getInputStream().transferTo(in.getOutputStream());
                } catch (IOException e) {
                  // one of both has ended
                }
              });
      back.setDaemon(true);
      back.start();
      in.getInputStream().transferTo(out.getOutputStream());
    } catch (IOException e) {
      // the test has ended
    }
  }
}
