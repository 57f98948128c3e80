import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the table of attributes into Java: its rows into constants of characters, which a start has
 * to read no more than a number, its forms into values that are made when they are asked for, and
 * each column into an enum of its words. Usage: {@code AttributeTable TABLE DIRECTORY}.
 */
final class AttributeTable {

  /** A column of the table; {@code words} has the meaning of each word. */
  private record Column(String name, String type, String meaning, Map<String, String> words) {}

  /** A row with its children: its keys, {@code *} and {@code []}. */
  private static final class Row {
    final int number;
    final String key;
    final Map<String, Row> children = new LinkedHashMap<>();
    final Map<String, Integer> words = new TreeMap<>();
    String form = "";
    String hint = "";
    boolean required;

    Row(int number, String key) {
      this.number = number;
      this.key = key;
    }

    int child(String segment) {
      return children.containsKey(segment) ? children.get(segment).number : 0;
    }

    List<String> keys() {
      return children.keySet().stream().filter(k -> !k.equals("*") && !k.equals("[]")).toList();
    }
  }

  private static final Pattern STRING = Pattern.compile("string(?:\\((.*)\\)|/(.*)/)?");
  private static final Pattern NUMBER =
      Pattern.compile("(integer|number)(?:\\((-?\\d*)\\.\\.(\\d*)\\))?");
  private static final Pattern ARRAY = Pattern.compile("(unique )?array(?: of (.*))?");
  private static final Pattern OBJECT =
      Pattern.compile("object(?:\\((strict|names|letters|line|any)?( ?open)?\\))?(?: of (.*))?");

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, String> formNames = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** The code of each form, and its number. */
  private final Map<String, Integer> forms = new LinkedHashMap<>();

  /** The words of the column that is being read. */
  private Map<String, String> words = new LinkedHashMap<>();

  private AttributeTable() {
    rows.add(new Row(0, ""));
    Row root = new Row(1, "");
    root.form = "object";
    rows.add(root);
  }

  public static void main(String[] args) throws IOException {
    AttributeTable table = new AttributeTable();
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    for (int i = 0; i < lines.size(); i++) {
      try {
        table.read(lines.get(i));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(args[0] + ":" + (i + 1) + ": " + lines.get(i), e);
      }
    }
    table.write(Path.of(args[1]).resolve("dev/c2ecs/compose/attribute"));
  }

  private void read(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    switch (fields.get(0)) {
      case "@form" -> formNames.put(fields.get(1), fields.get(2));
      case "@column" -> {
        words = new LinkedHashMap<>();
        columns.put(fields.get(1), new Column(fields.get(1), fields.get(2), fields.get(3), words));
      }
      case "@word" -> words.put(fields.get(1), fields.get(2));
      default -> row(fields);
    }
  }

  private void row(List<String> fields) {
    Row above = rows.get(1);
    List<String> keys = List.of(fields.get(0).replace("[]", ".[]").split("\\.", -1));
    for (String key : keys.subList(0, keys.size() - 1)) {
      above = above.children.get(key);
      check(above != null, "a row whose parent has none");
    }
    String key = keys.get(keys.size() - 1);
    Row row = new Row(rows.size(), key);
    rows.add(row);
    check(above.children.put(key, row) == null, "a second row of one path");
    row.required = fields.get(1).startsWith("required ");
    row.form = row.required ? fields.get(1).substring("required ".length()) : fields.get(1);
    form(row);
    row.hint = fields.size() > 3 ? fields.get(3) : "";
    for (String step : words(fields.size() > 2 ? fields.get(2) : "")) {
      String[] parts = step.split("=", 2);
      Column column = columns.get(parts[0]);
      check(column != null, "an unknown column: " + parts[0]);
      int word = List.copyOf(column.words().keySet()).indexOf(parts[1]) + 1;
      check(word > 0, "an unknown word: " + step);
      check(row.words.put(parts[0], word) == null, "a column twice: " + step);
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The number of the form of a row; its children are known when all rows are read. */
  private int form(Row row) {
    List<String> required = new ArrayList<>();
    for (Row child : row.children.values()) {
      if (child.required) {
        required.add(child.key);
      }
    }
    return form(row.form, required);
  }

  private int form(String text, List<String> required) {
    List<String> types = new ArrayList<>();
    String keys = "NAMED";
    boolean open = false;
    boolean unique = false;
    int entries = 0;
    int items = 0;
    List<String> allowed = List.of();
    String pattern = "";
    String minimum = "Double.NEGATIVE_INFINITY";
    String maximum = "Double.POSITIVE_INFINITY";
    for (String alternative : alternatives(text)) {
      Matcher string = STRING.matcher(alternative);
      Matcher number = NUMBER.matcher(alternative);
      Matcher array = ARRAY.matcher(alternative);
      Matcher object = OBJECT.matcher(alternative);
      if (string.matches()) {
        types.add("string");
        allowed = words(text(string.group(1), ""));
        pattern = text(string.group(2), "");
      } else if (number.matches()) {
        types.add(number.group(1));
        minimum = text(number.group(2), minimum);
        maximum = text(number.group(3), maximum);
      } else if (array.matches()) {
        types.add("array");
        unique = array.group(1) != null;
        items = inner(array.group(2));
      } else if (object.matches()) {
        types.add("object");
        keys = text(object.group(1), keys).toUpperCase(Locale.ROOT);
        open = object.group(2) != null;
        entries = inner(object.group(3));
      } else {
        check(alternative.equals("boolean") || alternative.equals("null"), alternative);
        types.add(alternative);
      }
    }
    String code =
        "new Form(%s, Keys.%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
            .formatted(
                list(types),
                keys,
                open,
                list(required),
                entries,
                items,
                unique,
                list(allowed),
                quote(pattern),
                minimum,
                maximum);
    forms.putIfAbsent(code, forms.size() + 1);
    return forms.get(code);
  }

  private static String text(String group, String otherwise) {
    return group == null || group.isEmpty() ? otherwise : group;
  }

  private List<String> alternatives(String text) {
    List<String> result = new ArrayList<>();
    for (String alternative : text.split(" \\| ", -1)) {
      String named = formNames.get(alternative);
      result.addAll(named == null ? List.of(alternative) : alternatives(named));
    }
    return result;
  }

  /** The form of items or entries that have no row: a name, or types separated by commas. */
  private int inner(String text) {
    return text == null ? 0 : form(text.replace(",", " | "), List.of());
  }

  private void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    forms.clear();
    String constants =
        column("FORMS", "The number of a row's form.", row -> row.form.isEmpty() ? 0 : form(row))
            + column("ITEMS", "The row of a row's items.", row -> row.child("[]"))
            + reaches();
    Map<Integer, String> formCases = new TreeMap<>();
    forms.forEach((form, number) -> formCases.put(number, form));
    save(
        directory,
        "AttributeRows",
        """
        import java.util.List;

        /** The table of attributes: rows are numbers, columns are texts with a character a row. */
        final class AttributeRows {

          static final int COUNT = %d;
          static final int FORM_COUNT = %d;
        %s
          private AttributeRows() {}
        %s%s%s%s}
        """
            .formatted(
                rows.size(),
                forms.size() + 1,
                constants,
                method("Form form(int number)", "throw new IllegalArgumentException()", formCases),
                method("String hint(int row)", "\"\"", of(row -> quote(row.hint))),
                method(
                    "String keys(int row)", "\"\"", of(row -> quote(String.join(" ", row.keys())))),
                children()));
    int bit = 0;
    for (Column column : columns.values()) {
      save(directory, column.type(), type(column, bit++));
    }
  }

  /** The values of rows that are not the empty text. */
  private Map<Integer, String> of(Function<Row, String> value) {
    Map<Integer, String> values = new TreeMap<>();
    rows.forEach(row -> values.put(row.number, value.apply(row)));
    values.values().removeIf("\"\""::equals);
    return values;
  }

  /** A method that answers with the value of its last parameter. */
  private static String method(String head, String otherwise, Map<?, String> values) {
    String parameter = head.substring(head.lastIndexOf(' ') + 1, head.length() - 1);
    StringBuilder cases = new StringBuilder();
    values.forEach((key, value) -> cases.append(" case " + key + " -> " + value + ";"));
    return "\n  static %s {\n    return switch (%s) {%s default -> %s; };\n  }\n"
        .formatted(head, parameter, cases, otherwise);
  }

  /**
   * A method for the keys of each mapping: one for all were too long for the compiler of the JVM.
   */
  private String children() {
    StringBuilder methods = new StringBuilder();
    Map<Integer, String> calls = new TreeMap<>();
    for (Row row : rows) {
      Map<String, String> cases = new LinkedHashMap<>();
      row.keys().forEach(key -> cases.put(quote(key), "" + row.child(key)));
      int entry = row.child("*");
      if (!cases.isEmpty()) {
        String name = "below" + row.number;
        methods.append(method("int " + name + "(String key)", "" + entry, cases));
        calls.put(row.number, name + "(key)");
      } else if (entry > 0) {
        calls.put(row.number, "" + entry);
      }
    }
    return method("int child(String key, int row)", "0", calls) + methods;
  }

  /** For each row a bit for each column that has a word in it or below it. */
  private String reaches() {
    int[] reaches = new int[rows.size()];
    List<String> names = List.copyOf(columns.keySet());
    check(names.size() <= Character.SIZE, "more columns than bits");
    for (int i = rows.size() - 1; i >= 0; i--) {
      for (String name : rows.get(i).words.keySet()) {
        reaches[i] |= 1 << names.indexOf(name);
      }
      for (Row child : rows.get(i).children.values()) {
        reaches[i] |= reaches[child.number];
      }
    }
    return column("REACHES", "The columns with a word in a row or below.", r -> reaches[r.number]);
  }

  private String type(Column column, int bit) {
    StringBuilder constants = new StringBuilder();
    column
        .words()
        .forEach((w, meaning) -> constants.append(",\n  /** " + meaning + " */\n  " + constant(w)));
    String words =
        column("WORDS", "The number of a row's word.", r -> r.words.getOrDefault(column.name(), 0));
    return """
        /** %s */
        public enum %s {
          /** The table says nothing. */
          NONE%s;

          /** This column, for the walk to the rows of which it says something. */
          public static final int COLUMN = 1 << %d;

          private static final %2$s[] VALUES = values();
        %s
          /** What the table says of an attribute. */
          public static %2$s of(Attribute attribute) {
            return VALUES[WORDS.charAt(attribute.row())];
          }
        }
        """
        .formatted(column.meaning(), column.type(), constants, bit, words);
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** A constant with a character for each row. */
  private String column(String name, String meaning, Function<Row, Integer> number) {
    StringBuilder characters = new StringBuilder();
    rows.forEach(row -> characters.append((char) (int) number.apply(row)));
    return "\n  /** %s */\n  static final String %s =\n      %s;\n"
        .formatted(meaning, name, quote(characters));
  }

  private static String list(List<String> words) {
    return "List.of(" + String.join(", ", words.stream().map(AttributeTable::quote).toList()) + ")";
  }

  private static String quote(CharSequence text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        out.append(String.format(c < 256 ? "\\%03o" : "\\u%04x", (int) c));
      }
    }
    return out.append('"').toString();
  }

  /** Writes a file unless it is as it should be, so that nothing is compiled again. */
  private static void save(Path directory, String type, String code) throws IOException {
    String text = "package dev.c2ecs.compose.attribute;\n\n" + code;
    Path file = directory.resolve(type + ".java");
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }
}
