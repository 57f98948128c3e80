package dev.c2ecs.cfn.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in the configuration of a program whose hosts it looks up by a resolver of its own,
 * which knows no search domain and reads no {@code /etc/hosts}.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass">nginx: a host
 *     in an address with variables, and {@code server … resolve}, are looked up by {@code
 *     resolver}</a>
 * @see <a href="https://docs.haproxy.org/3.0/configuration.html#5.3">HAProxy: servers with {@code
 *     resolvers}</a>
 * @see <a href="http://www.squid-cache.org/Doc/config/dns_defnames/">Squid, dns_defnames</a>
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/core/v3/resolver.proto">Envoy,
 *     no_default_search_domain</a>
 */
final class ResolvedHosts {

  /** The words of lines with a host, and where in the line it stands. */
  private static final Map<String, Integer> PLACES =
      Map.of("server", 2, "server-template", 3, "cache_peer", 1);

  /** Compiled when the first text comes that may have such places. */
  private static final class Forms {
    private static final Pattern RESOLVER = Pattern.compile("\\bresolver\\s+[^\\s;]+");
    private static final Pattern ADDRESS = Pattern.compile("\\baddress:\\s*[\"']?([\\w.-]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  }

  private final List<String> places = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();

  private ResolvedHosts() {}

  /** Whether a text gives nginx a name server. */
  static boolean hasResolver(String text) {
    return text.contains("resolver") && Forms.RESOLVER.matcher(text).find();
  }

  /**
   * The places of a text, each an address or a list of them.
   *
   * @param resolver whether a text of the service gives nginx a name server
   */
  static List<String> of(String text, boolean resolver) {
    ResolvedHosts hosts = new ResolvedHosts();
    if (resolver) {
      hosts.addNginx(text);
    }
    if (text.contains("resolvers") || text.contains("cache_peer")) {
      hosts.addLines(text);
    }
    if (text.contains("no_default_search_domain: true")) {
      Matcher address = Forms.ADDRESS.matcher(text);
      while (address.find()) {
        hosts.places.add(address.group(1));
      }
    }
    return hosts.places;
  }

  private void addNginx(String text) {
    String plain = Forms.VARIABLE.matcher(text).replaceAll("\\$$1");
    List<String> values = new ArrayList<>();
    boolean asks = false;
    boolean map = false;
    int start = 0;
    for (int end = 0; end < plain.length(); end++) {
      char c = plain.charAt(end);
      if (c == ';' || c == '{' || c == '}') {
        String[] words = plain.substring(start, end).strip().split("\\s+", -1);
        String last = words[words.length - 1];
        int pass = pass(words);
        if (c == '{') {
          map = words[0].equals("map");
          if (words[0].equals("upstream")) {
            groups.add(last);
          }
        } else if (pass >= 0 && words[pass].indexOf('$') >= 0) {
          asks = true;
          values.add(words[pass]);
        } else if (words[0].equals("set") || (map && words.length == 2)) {
          values.add(last);
        } else if (words[0].equals("server") && List.of(words).contains("resolve")) {
          places.add(words[1]);
        }
        map &= c != '}';
        start = end + 1;
      }
    }
    for (String value : asks ? values : List.<String>of()) {
      if (!isGroup(value)) {
        places.add(value);
      }
    }
  }

  /** The index of the address that a request is passed to; -1 in other statements. */
  private static int pass(String[] words) {
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].endsWith("_pass")) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Whether an address is that of a group of servers, which is looked up as they are. */
  private boolean isGroup(String value) {
    int scheme = value.indexOf("://");
    String rest = scheme < 0 ? value : value.substring(scheme + 3);
    return groups.contains(rest.split("[/$\\\\:]", 2)[0]);
  }

  /** Lines of HAProxy and of Squid. */
  private void addLines(String text) {
    List<String[]> servers = new ArrayList<>();
    boolean all = false;
    boolean searches = false;
    for (String line : text.split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      List<String> list = List.of(words);
      all |= words[0].equals("default-server") && list.contains("resolvers");
      searches |= words[0].equals("append_domain") || line.strip().startsWith("dns_defnames on");
      if (words.length > 3 && PLACES.containsKey(words[0])) {
        servers.add(words);
      }
    }
    for (String[] words : servers) {
      boolean squid = words[0].equals("cache_peer");
      if (squid ? !searches : all || List.of(words).contains("resolvers")) {
        places.add(words[PLACES.getOrDefault(words[0], 0)]);
      }
    }
  }
}
