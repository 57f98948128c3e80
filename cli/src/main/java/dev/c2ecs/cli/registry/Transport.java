package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.aws.CertificateBundle;
import dev.c2ecs.cli.aws.Proxies;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The HTTP client of the JDK for registries, through the proxies of the environment. A registry on
 * this machine is reached without a proxy, as docker does. The certificates of {@code
 * AWS_CA_BUNDLE} are trusted beside those of Java: the same proxy that looks into connections with
 * AWS looks into those with registries, but the bundle may be for AWS alone.
 *
 * @param client the client; it follows no redirects
 * @param proxies the proxies
 */
record Transport(HttpClient client, Proxies proxies) {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  static {
    // Java tells no proxy a password for a tunnel unless it may before the first client is made.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  /**
   * A client.
   *
   * @throws Refusal if a proxy or the bundle of certificates is not usable
   */
  static Transport of(Map<String, String> environment) {
    Proxies proxies = Proxies.of(environment);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .proxy(new Selector(proxies));
    Optional.ofNullable(environment.get("AWS_CA_BUNDLE"))
        .filter(bundle -> !bundle.isEmpty())
        .ifPresent(bundle -> builder.sslContext(context(Path.of(bundle))));
    return new Transport(builder.build(), proxies);
  }

  private static SSLContext context(Path bundle) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, CertificateBundle.trusted("AWS_CA_BUNDLE", bundle, true), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new Refusal(DeployCode.CERTIFICATES, "AWS_CA_BUNDLE: " + bundle + " cannot be used");
    }
  }

  /** The proxy that an address is reached through. */
  Optional<Proxies.Proxy> proxy(URI target) {
    return Addresses.isLoopback(target.getHost()) ? Optional.empty() : proxies.of(target);
  }

  /** What a proxy is told of who comes; the client tells it to nobody else. */
  Optional<String> proxyAuthorization(URI target) {
    return proxy(target)
        .flatMap(
            proxy ->
                proxy
                    .user()
                    .map(user -> user + ":" + proxy.password().orElse(""))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .map(text -> "Basic " + Base64.getEncoder().encodeToString(text)));
  }

  private static final class Selector extends ProxySelector {
    private final Proxies proxies;

    Selector(Proxies proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI target) {
      if (Addresses.isLoopback(target.getHost())) {
        return List.of(Proxy.NO_PROXY);
      }
      return List.of(
          proxies
              .of(target)
              .map(Proxies.Proxy::address)
              .map(a -> InetSocketAddress.createUnresolved(a.getHost(), a.getPort()))
              .map(address -> new Proxy(Proxy.Type.HTTP, address))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // the request fails, which says it
    }
  }
}
