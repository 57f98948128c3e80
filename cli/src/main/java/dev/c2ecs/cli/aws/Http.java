package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The one HTTP client of a run, through the proxies and with the certificates of its settings. */
final class Http implements SdkHttpClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Proxies proxies;
  private final Optional<TrustManager[]> trusted;
  private final SdkHttpClient direct;
  private final Map<Proxies.Proxy, SdkHttpClient> through =
      new java.util.concurrent.ConcurrentHashMap<>();

  private Http(Proxies proxies, Optional<TrustManager[]> trusted) {
    this.proxies = proxies;
    this.trusted = trusted;
    this.direct = client(Optional.empty());
  }

  /**
   * A client.
   *
   * @throws Refusal if a proxy or the bundle of certificates is not usable
   */
  static Http of(Settings settings) {
    return new Http(
        Proxies.of(settings.environment()),
        settings
            .certificates()
            .map(bundle -> CertificateBundle.trusted(bundle.getKey(), bundle.getValue(), false)));
  }

  /**
   * Java asks for the password of a tunnel by a door that is one for the whole process, and only if
   * Basic is not switched off, as it is by default. What is answered here is for this proxy alone.
   *
   * @see <a
   *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html">Java,
   *     networking properties</a>
   */
  private static void open(Proxies.Proxy proxy) {
    if (proxy.user().isEmpty()) {
      return;
    }
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    PasswordAuthentication answer =
        new PasswordAuthentication(proxy.user().get(), proxy.password().orElse("").toCharArray());
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            boolean asks =
                getRequestorType() == RequestorType.PROXY
                    && proxy.address().getHost().equalsIgnoreCase(getRequestingHost())
                    && proxy.address().getPort() == getRequestingPort();
            return asks ? answer : null;
          }
        });
  }

  private SdkHttpClient client(Optional<Proxies.Proxy> proxy) {
    ProxyConfiguration.Builder route =
        ProxyConfiguration.builder()
            .useEnvironmentVariablesValues(false)
            .useSystemPropertyValues(false);
    proxy.ifPresent(
        p -> {
          open(p);
          route.endpoint(p.address());
          p.user().ifPresent(route::username);
          p.password().ifPresent(route::password);
        });
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(SILENCE)
            .proxyConfiguration(route.build());
    trusted.ifPresent(managers -> builder.tlsTrustManagersProvider(managers::clone));
    return builder.build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Optional<Proxies.Proxy> proxy = proxies.of(request.httpRequest().getUri());
    if (proxy.isEmpty()) {
      return direct.prepareRequest(request);
    }
    ExecutableHttpRequest prepared =
        through.computeIfAbsent(proxy.get(), p -> client(Optional.of(p))).prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        try {
          return prepared.call();
        } catch (IOException e) {
          throw new ProxyException(proxy.get().words(), e);
        }
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public String clientName() {
    return direct.clientName();
  }

  @Override
  public void close() {
    direct.close();
    through.values().forEach(SdkHttpClient::close);
  }

  /** A failure behind a proxy, or of it. */
  static final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    private ProxyException(String proxy, IOException cause) {
      super(proxy, cause);
    }
  }
}
