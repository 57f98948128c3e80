import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes the enums of groups of the catalogue, and the classes with their explanations: {@code java
 * GenerateCodes.java CATALOGUE DIRECTORY GROUP=ENUM…}. A mistake in the catalogue ends with its
 * line.
 */
final class GenerateCodes {

  private static final String MODEL = "dev.c2ecs.compose.diagnostic";
  private static final Set<String> OF_TEXT = Set.of("what", "why", "instead", "do");
  private static final Set<String> OF_ROWS = Set.of("says", "hint", "instead");

  private record Entry(String code, String constant, String severity, Map<String, String> fields) {

    private boolean isOfRows() {
      return fields.containsKey("says");
    }

    private String field(String name) {
      return fields.getOrDefault(name, "");
    }

    private String title() {
      return isOfRows() ? capital(field("says")) : field("what");
    }

    private String why() {
      return isOfRows() ? title() + "." : field("why");
    }

    private String remedy() {
      String hint = fields.getOrDefault("hint", "nothing");
      return isOfRows() ? capital(hint) + "." : field("do");
    }

    private static String capital(String text) {
      return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
  }

  private record Group(String about, List<Entry> entries) {}

  private final Path catalogue;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private String last = "";

  private GenerateCodes(Path catalogue) {
    this.catalogue = catalogue;
  }

  public static void main(String[] args) throws IOException {
    GenerateCodes generator = new GenerateCodes(Path.of(args[0]));
    try {
      generator.read();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    for (int i = 2; i < args.length; i++) {
      int end = args[i].indexOf('=');
      Group group = generator.groups.get(args[i].substring(0, end));
      make(group, args[i].substring(end + 1), Path.of(args[1]));
    }
  }

  private static void make(Group group, String type, Path directory) throws IOException {
    int dot = type.lastIndexOf('.');
    String pack = type.substring(0, dot);
    String name = type.substring(dot + 1);
    Path folder = Files.createDirectories(directory.resolve(pack.replace('.', '/')));
    write(folder.resolve(name + ".java"), codes(group, pack, name));
    write(folder.resolve(name + "Explanations.java"), explanations(group, pack, name));
  }

  /** A file that is as it should be keeps its time, so that nothing is compiled again. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  private void read() throws IOException {
    List<String> lines = Files.readAllLines(catalogue);
    Group group = null;
    Entry entry = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      try {
        if (line.startsWith("[")) {
          check(entry);
          entry = null;
          group = group(line);
        } else if (line.startsWith("C2E")) {
          check(entry);
          entry = entry(line.split(" "));
          require(group != null, "an entry stands in a group");
          group.entries().add(entry);
        } else if (line.startsWith("  ")) {
          require(entry != null, "a field belongs to an entry");
          field(entry, line.substring(2));
        } else if (line.isEmpty()) {
          check(entry);
          entry = null;
        } else {
          require(line.startsWith("#"), "this is neither a group, nor an entry, nor a field");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(catalogue + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    check(entry);
  }

  private Group group(String line) {
    int end = line.indexOf("] ");
    require(end > 0, "a group is [name] and what it is about");
    Group group = new Group(line.substring(end + 2), new ArrayList<>());
    require(groups.put(line.substring(1, end), group) == null, "there is a group of this name");
    return group;
  }

  private Entry entry(String[] words) {
    require(words.length == 3, "an entry starts with code, constant and severity");
    require(words[0].matches("C2E\\d{3}"), "a code is C2E and three digits");
    require(words[0].compareTo(last) > 0, "codes stand in their order, each once");
    require(words[1].matches("[A-Z][A-Z0-9_]*"), "a constant has capital letters");
    String hundred = words[0].substring(0, 4);
    require(names.add(hundred + " " + words[1]), "the group has a constant of this name");
    require(
        Set.of("error", "warning", "info").contains(words[2]),
        "a severity is error, warning or info");
    last = words[0];
    return new Entry(words[0], words[1], words[2], new LinkedHashMap<>());
  }

  private static void field(Entry entry, String line) {
    int end = line.indexOf(": ");
    require(end > 0 && line.length() > end + 2, "a field is a name, a colon and a text");
    String name = line.substring(0, end);
    require(OF_TEXT.contains(name) || OF_ROWS.contains(name), "there is no field " + name);
    require(entry.fields().put(name, line.substring(end + 2)) == null, "the field stands twice");
  }

  private static void check(Entry entry) {
    if (entry != null) {
      Set<String> names = new HashSet<>(entry.fields().keySet());
      names.remove("hint");
      Set<String> needed = entry.isOfRows() ? Set.of("says", "instead") : OF_TEXT;
      require(names.equals(needed), entry.code() + " has the fields " + names + ", not " + needed);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static String codes(Group group, String pack, String name) {
    boolean rows = group.entries().stream().anyMatch(Entry::isOfRows);
    StringBuilder text = head(pack, List.of("Code", "Explanation", "Severity"));
    text.append("/** ").append(group.about()).append(" */\n");
    text.append("public enum ").append(name).append(" implements Code {\n");
    for (int i = 0; i < group.entries().size(); i++) {
      Entry entry = group.entries().get(i);
      text.append("  /** ").append(entry.title()).append(". */\n");
      text.append("  ").append(entry.constant()).append('(').append(quoted(entry.code()));
      text.append(", ").append(quoted(entry.title())).append(", Severity.");
      text.append(entry.severity().toUpperCase(Locale.ROOT));
      if (rows) {
        text.append(", ").append(quoted(entry.field("says")));
        text.append(", ").append(quoted(entry.field("hint")));
      }
      text.append(i + 1 < group.entries().size() ? "),\n" : ");\n\n");
    }
    member(text, "String", "id");
    member(text, "String", "title");
    member(text, "Severity", "severity");
    if (rows) {
      member(text, "String", "message");
      member(text, "String", "hint");
    }
    text.append("  ").append(name).append("(String id, String title, Severity severity");
    text.append(rows ? ", String message, String hint" : "").append(") {\n");
    text.append("    this.id = id;\n    this.title = title;\n    this.severity = severity;\n");
    text.append(rows ? "    this.message = message;\n    this.hint = hint;\n" : "")
        .append("  }\n\n");
    getter(text, "  @Override\n", "String", "id");
    getter(text, "  @Override\n", "String", "title");
    getter(text, "  @Override\n", "Severity", "severity");
    text.append("  @Override\n  public Explanation explanation() {\n    return ");
    text.append(name).append("Explanations.of(this);\n  }\n");
    if (rows) {
      text.append('\n');
      getter(
          text,
          "  /** What is reported, after the path; empty when it is said of values only. */\n",
          "String",
          "message");
      getter(
          text, "  /** What to do about it; empty when there is nothing. */\n", "String", "hint");
      text.append("  /** The constant of a code. */\n");
      text.append("  static ").append(name).append(" of(String id) {\n    return switch (id) {\n");
      for (Entry entry : group.entries()) {
        text.append("      case ").append(quoted(entry.code())).append(" -> ");
        text.append(entry.constant()).append(";\n");
      }
      text.append("      default -> throw new IllegalArgumentException(id);\n    };\n  }\n");
    }
    return text.append("}\n").toString();
  }

  private static String explanations(Group group, String pack, String name) {
    StringBuilder text = head(pack, List.of("Explanation"));
    text.append("/** The explanations of {@link ").append(name);
    text.append("}, apart because an ordinary run shows none. */\n");
    text.append("final class ").append(name).append("Explanations {\n\n");
    text.append("  private ").append(name).append("Explanations() {}\n\n");
    text.append("  static Explanation of(").append(name).append(" code) {\n");
    text.append("    return switch (code) {\n");
    for (Entry entry : group.entries()) {
      text.append("      case ")
          .append(entry.constant())
          .append(" ->\n          new Explanation(\n");
      text.append("              ").append(quoted(entry.why())).append(",\n");
      text.append("              ").append(quoted(entry.field("instead"))).append(",\n");
      text.append("              ").append(quoted(entry.remedy())).append(");\n");
    }
    return text.append("    };\n  }\n}\n").toString();
  }

  private static StringBuilder head(String pack, List<String> imports) {
    StringBuilder text = new StringBuilder("package ").append(pack).append(";\n\n");
    if (!pack.equals(MODEL)) {
      imports.forEach(i -> text.append("import " + MODEL + ".").append(i).append(";\n"));
      text.append('\n');
    }
    return text;
  }

  private static void member(StringBuilder text, String type, String name) {
    text.append("  private final ").append(type).append(' ').append(name).append(";\n");
    text.append(name.equals("hint") ? "\n" : "");
  }

  private static void getter(StringBuilder text, String above, String type, String name) {
    text.append(above).append("  public ").append(type).append(' ').append(name);
    text.append("() {\n    return ").append(name).append(";\n  }\n\n");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
