package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.images.ImageNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images with ports that are not for the Internet, by the whole name of their repository: {@code
 * redis} and {@code bitnami/redis} are data stores, {@code oliver006/redis_exporter} is none. The
 * host of the registry does not count, because mirrors keep the names.
 */
public final class KnownServers {

  private static final Map<String, KnownServer> IMAGES = new HashMap<>();
  private static final Map<Integer, String> NUMBERS = new HashMap<>();

  static {
    for (String line : KnownServerRows.TEXT.split("\n", 0)) {
      if (!line.startsWith("#")) {
        read(line.split("\t", -1));
      }
    }
    for (String line : KnownServerRows.NUMBERS.split("\n", 0)) {
      String[] fields = line.split("\t", -1);
      for (int number : numbers(fields[1])) {
        NUMBERS.put(number, fields[0]);
      }
    }
  }

  private KnownServers() {}

  private static void read(String[] fields) {
    KnownServer server =
        new KnownServer(
            KnownServer.Kind.valueOf(fields[0]), fields[1], numbers(fields[2]), numbers(fields[3]));
    for (String name : ImageNames.spelledOut(fields[4])) {
      IMAGES.put(name, server);
    }
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    if (!text.equals("-")) {
      for (String number : text.split(",", -1)) {
        numbers.add(Integer.parseInt(number));
      }
    }
    return numbers;
  }

  /** What an image serves; empty when it is not known. */
  static Optional<KnownServer> of(String image) {
    return ImageNames.find(IMAGES, image);
  }

  /** Whether an image is in the table, whatever it serves. */
  public static boolean isKnown(String image) {
    return of(image).isPresent();
  }

  /** Whether an image is a data store or a queue: it keeps what must not be lost. */
  public static boolean keepsData(String image) {
    return store(image).isPresent();
  }

  /** The name of the data store or queue that an image is. */
  public static Optional<String> store(String image) {
    return of(image)
        .filter(s -> s.kind() == KnownServer.Kind.STORE || s.kind() == KnownServer.Kind.QUEUE)
        .map(KnownServer::product);
  }

  /** The data store or queue whose well-known port a number is. */
  static Optional<String> byNumber(int port) {
    return Optional.ofNullable(NUMBERS.get(port));
  }
}
