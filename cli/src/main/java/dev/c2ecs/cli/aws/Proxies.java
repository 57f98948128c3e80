package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies of the environment: {@code HTTPS_PROXY} for {@code https} addresses, {@code
 * HTTP_PROXY} for {@code http} ones, {@code NO_PROXY} for what is reached directly; in small
 * letters they come first. As in the AWS CLI, addresses of this machine are no exception.
 *
 * @param byScheme the proxy of {@code http} and {@code https}
 * @param direct names that are reached directly, with all names below them
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html">AWS CLI,
 *     HTTP proxies</a>
 */
public record Proxies(Map<String, Proxy> byScheme, List<String> direct) {

  private static final int PORT = 80;

  /**
   * A proxy.
   *
   * @param variable where it is named
   * @param address its address, without user and password
   * @param user the user that it asks for
   * @param password the password that it asks for
   */
  public record Proxy(
      String variable, URI address, Optional<String> user, Optional<String> password) {

    /** What may be shown. */
    public String words() {
      return "the proxy " + address.getHost() + ":" + address.getPort() + " (" + variable + ")";
    }

    @Override
    public String toString() {
      return words();
    }
  }

  /**
   * The proxies of an environment.
   *
   * @throws Refusal if one is no address
   */
  public static Proxies of(Map<String, String> environment) {
    Map<String, Proxy> all = new java.util.HashMap<>();
    for (String scheme : List.of("http", "https")) {
      String small = scheme + "_proxy";
      String variable = environment.containsKey(small) ? small : small.toUpperCase(Locale.ROOT);
      String value = environment.getOrDefault(variable, "").strip();
      if (!value.isEmpty()) {
        all.put(scheme, proxy(value, variable));
      }
    }
    String direct =
        environment.containsKey("no_proxy")
            ? environment.getOrDefault("no_proxy", "")
            : environment.getOrDefault("NO_PROXY", "");
    return new Proxies(
        all,
        Arrays.stream(direct.split("[,\\s]+", -1))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .map(name -> name.startsWith("*.") ? name.substring(1) : name)
            .map(name -> name.startsWith(".") ? name.substring(1) : name)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static Proxy proxy(String value, String variable) {
    String shown = withoutUser(value);
    try {
      URI uri = new URI(value.contains("://") ? value : "http://" + value);
      if ("http".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getPort() <= 65_535
          && uri.getPort() != 0) {
        String[] user =
            uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        return new Proxy(
            variable,
            new URI("http://" + uri.getHost() + ":" + (uri.getPort() < 0 ? PORT : uri.getPort())),
            user.length > 0 ? Optional.of(decoded(user[0])) : Optional.empty(),
            user.length > 1 ? Optional.of(decoded(user[1])) : Optional.empty());
      }
      if (uri.getHost() != null && !"http".equalsIgnoreCase(uri.getScheme())) {
        throw new Refusal(
            DeployCode.PROXY,
            variable
                + ": "
                + shown
                + " is a proxy that is spoken to by "
                + uri.getScheme()
                + ", which c2ecs cannot; http:// also carries connections by TLS");
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new Refusal(
        DeployCode.PROXY,
        variable
            + ": `"
            + shown
            + "` is not the address of a proxy; http://proxy.example.com:3128 is");
  }

  /** A URL without the password that may be in it. */
  static String withoutUser(String url) {
    int at = url.lastIndexOf('@');
    int scheme = url.indexOf("://");
    return at < 0 ? url : (scheme < 0 ? "" : url.substring(0, scheme + 3)) + url.substring(at + 1);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The proxy that an address is reached through. */
  public Optional<Proxy> of(URI target) {
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(byScheme.get(scheme)).filter(proxy -> !isDirect(target));
  }

  private boolean isDirect(URI target) {
    String host =
        String.valueOf(target.getHost()).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    int port =
        target.getPort() >= 0 ? target.getPort() : "https".equals(target.getScheme()) ? 443 : 80;
    for (String name : direct) {
      if (name.equals("*") || matches(host, name) || matches(host + ":" + port, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String host, String name) {
    return host.equals(name) || host.endsWith("." + name);
  }
}
