package dev.c2ecs.cli.build;

import java.util.LinkedHashMap;
import java.util.Map;

/** The lists of {@code key=value} that builders take as one word. */
final class Csv {

  private Csv() {}

  /** Whether a text stands for itself in such a list. */
  static boolean isPlain(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
  }

  /** A field, quoted when it must be, as buildx reads it. */
  static String field(String key, String value) {
    String field = key + "=" + value;
    return isPlain(field) ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** The fields of a list; a word without {@code =} is the value of {@code ref}. */
  static Map<String, String> fields(String list) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : list.split(",", -1)) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        fields.put("ref", field);
      } else {
        fields.put(field.substring(0, equals).strip(), field.substring(equals + 1));
      }
    }
    return fields;
  }
}
