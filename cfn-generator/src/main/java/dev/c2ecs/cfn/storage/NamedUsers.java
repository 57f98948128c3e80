package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of users that a Compose file names: file systems know numbers only, and a data store
 * refuses files of somebody else. Names and numbers are those of the Dockerfiles of the official
 * images, for Debian and for Alpine.
 *
 * @see <a href="https://github.com/docker-library">docker-library: useradd and adduser in the
 *     Dockerfiles</a>
 */
final class NamedUsers {

  /** User, its numbers on Debian, its numbers on Alpine, images. */
  private static final String[][] ROWS = {
    {"postgres", "999:999", "70:70", "postgres postgis/postgis pgvector/pgvector"},
    {"postgres", "70:70", "70:70", "timescale/timescaledb"},
    {"mysql", "999:999", "999:999", "mysql mariadb"},
    {"mongodb", "999:999", "999:999", "mongo"},
    {"redis", "999:999", "999:1000", "redis"},
    {"valkey", "999:999", "999:1000", "valkey/valkey"},
    {"rabbitmq", "999:999", "100:101", "rabbitmq"},
    {"memcache", "11211:11211", "11211:11211", "memcached"},
    {"cassandra", "999:999", "999:999", "cassandra"},
    {"couchdb", "5984:5984", "5984:5984", "couchdb"},
    {"solr", "8983:8983", "8983:8983", "solr"},
    {"node", "1000:1000", "1000:1000", "node ghost"},
    {"nginx", "101:101", "101:101", "nginx"},
    {"www-data", "33:33", "82:82", "httpd php wordpress drupal nextcloud matomo"}
  };

  private record Known(String name, String debian, String alpine) {}

  private static final Map<String, Known> IMAGES = new HashMap<>();

  static {
    for (String[] row : ROWS) {
      Known known = new Known(row[0], row[1], row[2]);
      ImageNames.spelledOut(row[3]).forEach(image -> IMAGES.put(image, known));
    }
  }

  private NamedUsers() {}

  /**
   * The numbers of the user that a service says: {@code 999}, {@code 999:999}; empty when it says
   * none, or a name that only its image knows.
   */
  static Optional<String> numbers(Service service) {
    String[] said = service.user().orElse("").split(":", 2);
    if (said[0].matches("\\d+")) {
      return service.user();
    }
    String image = service.image().orElse("");
    Optional<Known> known =
        ImageNames.find(IMAGES, image).filter(user -> user.name().equals(said[0]));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean alpine = image.toLowerCase(Locale.ROOT).contains("alpine");
    String[] numbers = (alpine ? known.get().alpine() : known.get().debian()).split(":", 2);
    boolean group = said.length == 2 && said[1].matches("\\d+");
    return Optional.of(numbers[0] + ":" + (group ? said[1] : numbers[1]));
  }
}
