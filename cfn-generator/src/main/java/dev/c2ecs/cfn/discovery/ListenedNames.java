package dev.c2ecs.cfn.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings of a service by which it listens on a host that they name, and what to write there
 * instead of its own name. What it tells others of itself, {@code ADVERTISED_LISTENERS}, is none of
 * them.
 *
 * @see <a href="https://zookeeper.apache.org/doc/current/zookeeperReconfig.html">ZooKeeper, {@code
 *     server.1=ADDRESS:2888:3888;CLIENT:2181}</a>
 * @see <a href="https://www.rabbitmq.com/docs/clustering#hostname-resolution-requirement">RabbitMQ:
 *     a node ends when its own name is not found</a>
 */
final class ListenedNames {

  private static final String ALL = "`0.0.0.0`";

  /** Words of settings that say where a server listens. */
  private static final Set<String> LISTEN = Set.of("LISTEN", "LISTENER", "LISTENERS", "BIND");

  /** Words that say that others are told. */
  private static final Set<String> TOLD =
      Set.of("ADVERTISE", "ADVERTISED", "EXTERNAL", "PUBLIC", "PUBLISH", "PROTOCOL");

  /** Settings that say so without such a word. */
  private static final Set<String> SETTINGS =
      Set.of("network.host", "http.host", "transport.host", "SPARK_MASTER_HOST");

  /** Servers of ZooKeeper, {@code server.1=HOST:2888:3888;HOST:2181}. */
  private static final Pattern SERVER =
      Pattern.compile("server\\.\\d+=([\\w.-]+):([^\\s;]*);?(\\S*)");

  private ListenedNames() {}

  /**
   * What to write instead of the own name in a variable; empty when nothing is to be written.
   *
   * @param own whether a word is the own name of the service
   */
  static String instead(String variable, String text, Predicate<String> own) {
    if (variable.equals("ZOO_SERVERS")) {
      return servers(text, own);
    }
    if (variable.equals("RABBITMQ_NODENAME")) {
      String host = text.substring(text.indexOf('@') + 1);
      return own.test(host) ? "`rabbit@localhost`" : "";
    }
    return isListened(variable) && names(text, own) ? ALL : "";
  }

  /** The same of the words of a command: {@code --bind HOST:80}, {@code -listen=HOST:80}. */
  static String instead(List<String> words, Predicate<String> own) {
    for (int i = 0; i < words.size(); i++) {
      String[] flag = words.get(i).split("=", 2);
      boolean listened = flag[0].startsWith("-") && isListened(flag[0]);
      String value = flag.length > 1 ? flag[1] : i + 1 < words.size() ? words.get(i + 1) : "";
      if (listened && names(value, own)) {
        return ALL;
      }
    }
    return "";
  }

  private static boolean isListened(String setting) {
    String upper = setting.toUpperCase(Locale.ROOT);
    List<String> words = List.of(upper.split("[-_.]+", -1));
    return SETTINGS.contains(setting)
        || (words.stream().anyMatch(LISTEN::contains) && words.stream().noneMatch(TOLD::contains));
  }

  private static boolean names(String text, Predicate<String> own) {
    for (Address address : AddressReader.read(text, own)) {
      if (address.isHost() || address.name().equals(text.strip())) {
        return true;
      }
    }
    return false;
  }

  /** Of a server alone only the address for clients counts: it talks to no other one. */
  private static String servers(String text, Predicate<String> own) {
    Matcher server = SERVER.matcher(text);
    List<String> written = new ArrayList<>();
    int count = 0;
    while (server.find()) {
      count++;
      String client = server.group(3);
      String host = client.substring(0, Math.max(client.lastIndexOf(':'), 0));
      if (own.test(server.group(1))) {
        String port = client.substring(client.lastIndexOf(':') + 1);
        written.add("`0.0.0.0:" + server.group(2) + (client.isEmpty() ? "" : ";" + port) + "`");
        if (!host.isEmpty() && own.test(host)) {
          return written.get(0);
        }
      }
    }
    return count > 1 && !written.isEmpty() ? written.get(0) : "";
  }
}
