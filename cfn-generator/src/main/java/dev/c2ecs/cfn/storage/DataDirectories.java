package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a data store is told to keep its data, by a variable of its image or an option of its
 * server. Sources are the descriptions of the images and the manuals of the servers.
 */
public final class DataDirectories {

  private static final List<String> VARIABLES =
      List.of(
          "PGDATA",
          "POSTGRESQL_DATA_DIR",
          "MARIADB_DATA_DIR",
          "MYSQL_DATA_DIR",
          "MONGODB_DATA_DIR",
          "path.data",
          "RABBITMQ_MNESIA_BASE",
          "RABBITMQ_MNESIA_DIR",
          "KAFKA_LOG_DIRS",
          "INFLUXD_ENGINE_PATH",
          "INFLUXDB_DATA_DIR",
          "NEO4J_server_directories_data",
          "NEO4J_dbms_directories_data",
          "ETCD_DATA_DIR",
          "MSSQL_DATA_DIR",
          "QDRANT__STORAGE__STORAGE_PATH",
          "PERSISTENCE_DATA_PATH");

  private static final Set<String> OPTIONS =
      Set.of(
          "--datadir",
          "--dbpath",
          "--dir",
          "--data-dir",
          "--data-path",
          "--storage.tsdb.path",
          "-storageDataPath",
          "-Epath.data",
          "data_directory");

  private static final Pattern OPTION =
      Pattern.compile("(?<=^|[\\s\"'])([-\\w.]++)(?:=|\\s++)[\"']?(/[^\\s\"';]*+)");

  private DataDirectories() {}

  /** The absolute path that a service is given; empty when it keeps to that of its image. */
  public static Optional<String> of(Service service) {
    Map<String, String> variables = new HashMap<>();
    service
        .environment()
        .forEach(
            (name, value) ->
                variables.put(name, Optional.of(value).flatMap(EnvironmentValue::text).orElse("")));
    List<String> words = new ArrayList<>(service.entrypoint().orElse(List.of()));
    words.addAll(service.command().orElse(List.of()));
    return of(variables, words);
  }

  /**
   * The same of a container.
   *
   * @param words its entry point and its command
   */
  public static Optional<String> of(Map<String, String> variables, List<String> words) {
    Matcher option = OPTION.matcher(String.join(" ", words));
    while (option.find()) {
      if (OPTIONS.contains(option.group(1))) {
        return Optional.of(plain(option.group(2)));
      }
    }
    return VARIABLES.stream()
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> value.startsWith("/"))
        .map(DataDirectories::plain)
        .findFirst();
  }

  /** Whether a path is a directory or below it. */
  public static boolean isWithin(String path, String directory) {
    String above = plain(directory);
    return path.equals(above) || path.startsWith(above.equals("/") ? above : above + "/");
  }

  private static String plain(String path) {
    return path.replaceFirst("(?<=.)/++$", "");
  }
}
