import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
  }

  private static final Pattern STRING = Pattern.compile("string(?:\\((.*)\\)|/(.*)/)?");
  private static final Pattern NUMBER =
      Pattern.compile("(integer|number)(?:\\((-?\\d*)\\.\\.(\\d*)\\))?");
  private static final Pattern ARRAY = Pattern.compile("(unique )?array(?: of (.*))?");
  private static final Pattern OBJECT =
      Pattern.compile("object(?:\\((strict|names|letters|line|any)?( ?open)?\\))?(?: of (.*))?");

  private static final int LINE = 64;

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, String> formNames = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> forms = new LinkedHashMap<>();
  private final List<String> formCode = new ArrayList<>();

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
      case "@column" ->
          columns.put(
              fields.get(1),
              new Column(fields.get(1), fields.get(2), fields.get(3), new LinkedHashMap<>()));
      case "@word" -> last(columns).words().put(fields.get(1), fields.get(2));
      default -> row(fields);
    }
  }

  private static Column last(Map<String, Column> columns) {
    return new ArrayList<>(columns.values()).get(columns.size() - 1);
  }

  private void row(List<String> fields) {
    Row above = rows.get(1);
    List<String> keys = List.of(fields.get(0).replace("[]", ".[]").split("\\.", -1));
    for (String key : keys.subList(0, keys.size() - 1)) {
      above = require(above.children.get(key), "a row whose parent has none");
    }
    String key = keys.get(keys.size() - 1);
    Row row = new Row(rows.size(), key);
    rows.add(row);
    check(above.children.put(key, row) == null, "a second row of one path");
    row.required = fields.get(1).startsWith("required ");
    row.form = row.required ? fields.get(1).substring("required ".length()) : fields.get(1);
    row.hint = fields.size() > 3 ? fields.get(3) : "";
    for (String step : words(fields.size() > 2 ? fields.get(2) : "")) {
      String[] parts = step.split("=", 2);
      Column column = require(columns.get(parts[0]), "an unknown column: " + parts[0]);
      int word = List.copyOf(column.words().keySet()).indexOf(parts[1]) + 1;
      check(word > 0, "an unknown word: " + step);
      check(row.words.put(parts[0], word) == null, "a column twice: " + step);
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static <T> T require(T value, String otherwise) {
    check(value != null, otherwise);
    return value;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The number of the form of a row. */
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
    String key = text + required;
    Integer known = forms.get(key);
    if (known != null) {
      return known;
    }
    String code = formCode(text, required);
    forms.put(key, formCode.size() + 1);
    formCode.add(code);
    return formCode.size();
  }

  private String formCode(String text, List<String> required) {
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
        allowed = words(string.group(1) == null ? "" : string.group(1));
        pattern = string.group(2) == null ? "" : string.group(2);
      } else if (number.matches()) {
        types.add(number.group(1));
        minimum = isEmpty(number.group(2)) ? minimum : number.group(2);
        maximum = isEmpty(number.group(3)) ? maximum : number.group(3);
      } else if (array.matches()) {
        types.add("array");
        unique = array.group(1) != null;
        items = inner(array.group(2));
      } else if (object.matches()) {
        types.add("object");
        keys = object.group(1) == null ? keys : object.group(1).toUpperCase(Locale.ROOT);
        open = object.group(2) != null;
        entries = inner(object.group(3));
      } else {
        check(alternative.equals("boolean") || alternative.equals("null"), alternative);
        types.add(alternative);
      }
    }
    return "new Form("
        + String.join(
            ", ",
            list(types),
            "Keys." + keys,
            Boolean.toString(open),
            list(required),
            Integer.toString(entries),
            Integer.toString(items),
            Boolean.toString(unique),
            list(allowed),
            quote(pattern),
            minimum,
            maximum)
        + ")";
  }

  private List<String> alternatives(String text) {
    List<String> result = new ArrayList<>();
    for (String alternative : text.split(" \\| ", -1)) {
      String named = formNames.get(alternative);
      if (named == null) {
        result.add(alternative);
      } else {
        result.addAll(alternatives(named));
      }
    }
    return result;
  }

  /** The form of items or entries that have no row: a name, or types separated by commas. */
  private int inner(String text) {
    return text == null ? 0 : form(text.replace(",", " | "), List.of());
  }

  private static boolean isEmpty(String group) {
    return group == null || group.isEmpty();
  }

  private void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    StringBuilder formColumn = new StringBuilder();
    for (Row row : rows) {
      formColumn.append((char) (row.form.isEmpty() ? 0 : form(row)));
    }
    StringBuilder code = new StringBuilder();
    code.append("/** The table of attributes; a row is the number of a character. */\n");
    code.append("final class AttributeRows {\n\n");
    code.append("  static final int COUNT = ").append(rows.size()).append(";\n");
    code.append("  static final int FORM_COUNT = ").append(formCode.size() + 1).append(";\n");
    keys(code);
    constant(code, "The number of a row's form.", "FORMS", formColumn);
    masks(code);
    code.append("\n  private AttributeRows() {}\n\n");
    cases(code, "Form form(int number)", formCases(), "throw new IllegalArgumentException()");
    code.append('\n');
    cases(code, "String hint(int row)", hints(), "\"\"");
    code.append("}\n");
    save(directory, "AttributeRows", "import java.util.List;\n\n" + code);
    int bit = 0;
    for (Column column : columns.values()) {
      save(directory, column.type(), column(column, bit++));
    }
  }

  /** The keys of rows, and for each row a table of hashes of its children. */
  private void keys(StringBuilder code) {
    StringBuilder names = new StringBuilder();
    StringBuilder ends = new StringBuilder();
    StringBuilder slots = new StringBuilder("\0");
    StringBuilder bases = new StringBuilder();
    StringBuilder masks = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    StringBuilder items = new StringBuilder();
    for (Row row : rows) {
      names.append(row.key);
      ends.append((char) names.length());
      entries.append(number(row.children.get("*")));
      items.append(number(row.children.get("[]")));
      List<Row> named = new ArrayList<>(row.children.values());
      named.removeIf(child -> child.key.equals("*") || child.key.equals("[]"));
      int size = named.isEmpty() ? 1 : Integer.highestOneBit(named.size() * 2 - 1) * 2;
      char[] table = new char[size];
      for (Row child : named) {
        int slot = child.key.hashCode() & (size - 1);
        while (table[slot] != 0) {
          slot = (slot + 1) & (size - 1);
        }
        table[slot] = (char) child.number;
      }
      bases.append((char) (named.isEmpty() ? 0 : slots.length()));
      masks.append((char) (size - 1));
      slots.append(named.isEmpty() ? "" : new String(table));
    }
    constant(code, "The keys of all rows, one after the other.", "KEYS", names);
    constant(
        code, "Where a row's key ends in KEYS; it starts where that before ends.", "ENDS", ends);
    constant(code, "Tables of hashes: the rows of keys, 0 where there is none.", "SLOTS", slots);
    constant(code, "Where the table of a row's keys starts in SLOTS.", "BASES", bases);
    constant(code, "The length of that table, a power of two, less one.", "MASKS", masks);
    constant(code, "The row of any other key.", "ENTRIES", entries);
    constant(code, "The row of items.", "ITEMS", items);
  }

  private static char number(Row row) {
    return (char) (row == null ? 0 : row.number);
  }

  /** For each row a bit for each column that has a word in it, and in it or below it. */
  private void masks(StringBuilder code) {
    char[] has = new char[rows.size()];
    char[] reaches = new char[rows.size()];
    List<String> names = List.copyOf(columns.keySet());
    check(names.size() <= Character.SIZE, "more columns than bits");
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      row.words.keySet().forEach(name -> has[row.number] |= (char) (1 << names.indexOf(name)));
      reaches[i] = has[i];
      row.children.values().forEach(child -> reaches[row.number] |= reaches[child.number]);
    }
    constant(code, "The columns that say something of a row.", "SAYS", new String(has));
    constant(code, "The same of a row or one below it.", "REACHES", new String(reaches));
  }

  private Map<Integer, String> formCases() {
    Map<Integer, String> cases = new LinkedHashMap<>();
    formCode.forEach(form -> cases.put(cases.size() + 1, form));
    return cases;
  }

  private Map<Integer, String> hints() {
    Map<Integer, String> cases = new LinkedHashMap<>();
    for (Row row : rows) {
      if (!row.hint.isEmpty()) {
        cases.put(row.number, quote(row.hint));
      }
    }
    return cases;
  }

  private static void cases(
      StringBuilder code, String signature, Map<Integer, String> values, String otherwise) {
    String number = signature.substring(signature.lastIndexOf(' ') + 1, signature.length() - 1);
    code.append("  static ").append(signature).append(" {\n    return switch (").append(number);
    code.append(") {\n");
    values.forEach(
        (of, value) -> code.append("      case " + of + " ->\n          " + value + ";\n"));
    code.append("      default -> ").append(otherwise).append(";\n    };\n  }\n");
  }

  private String column(Column column, int bit) {
    String type = column.type();
    StringBuilder code = new StringBuilder();
    code.append("/** ").append(column.meaning()).append(" */\n");
    code.append("public enum ").append(type).append(" {\n");
    code.append("  /** The table says nothing. */\n  NONE");
    column
        .words()
        .forEach(
            (word, meaning) ->
                code.append(",\n  /** ")
                    .append(meaning)
                    .append(" */\n  ")
                    .append(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    code.append(";\n\n  /** This column, for the walk to the rows that it says something of. */\n");
    code.append("  public static final int COLUMN = 1 << ").append(bit).append(";\n");
    code.append("\n  private static final ").append(type).append("[] WORDS = values();\n");
    StringBuilder words = new StringBuilder();
    rows.forEach(row -> words.append((char) (int) row.words.getOrDefault(column.name(), 0)));
    constant(code, "The number of each row's word.", "ROWS", words);
    code.append("\n  /** What the table says of an attribute. */\n");
    code.append("  public static ").append(type).append(" of(Attribute attribute) {\n");
    code.append("    return WORDS[ROWS.charAt(attribute.row())];\n  }\n}\n");
    return code.toString();
  }

  private static void constant(
      StringBuilder code, String meaning, String name, CharSequence characters) {
    code.append("\n  /** ").append(meaning).append(" */\n  ");
    code.append(name.equals("ROWS") ? "private " : "").append("static final String ").append(name);
    code.append(" =\n      ");
    for (int i = 0; i < characters.length(); i += LINE) {
      code.append(i == 0 ? "" : "\n          + ");
      code.append(quote(characters.subSequence(i, Math.min(characters.length(), i + LINE))));
    }
    code.append(";\n");
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
      } else if (c < 256) {
        out.append(String.format("\\%03o", (int) c));
      } else {
        out.append(String.format("\\u%04x", (int) c));
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
