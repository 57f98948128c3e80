package dev.c2ecs.cli;

import dev.c2ecs.cfn.extension.Extension;
import dev.c2ecs.cfn.extension.Extensions;
import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables say of an attribute, with or without a project. */
final class ExplainedAttribute {

  private ExplainedAttribute() {}

  /** What becomes of the attributes that a word names: a path, its end, or one with names. */
  static List<String> lines(String word) {
    String wanted = word.replaceAll("\\[\\d+]", "[]");
    List<String> lines = new ArrayList<>();
    for (SupportRow row : SupportTable.rows()) {
      if (isNamed(row.path(), wanted)) {
        lines.addAll(lines(row));
      }
    }
    for (Extension extension : Extensions.all()) {
      if (isNamed(extension.path(), wanted)) {
        lines.addAll(lines(extension));
      }
    }
    return lines;
  }

  /** The row of a path of a project, or of the attribute around it. */
  static Optional<SupportRow> row(TreePath path) {
    Map<String, SupportRow> rows = new LinkedHashMap<>();
    SupportTable.rows().forEach(row -> rows.put(row.path(), row));
    PatternTable<SupportRow> table = PatternTable.of(rows);
    for (TreePath at = path; at != null && !at.isRoot(); at = at.parent()) {
      Optional<SupportRow> row = table.at(at).value();
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  /** The {@code x-aws-} key of a path of a project. */
  static Optional<Extension> extension(TreePath path) {
    Map<String, Extension> rows = new LinkedHashMap<>();
    Extensions.all().forEach(row -> rows.put(row.path(), row));
    PatternTable<Extension> table = PatternTable.of(rows);
    for (TreePath at = path; at != null && !at.isRoot(); at = at.parent()) {
      Optional<Extension> row = table.at(at).value();
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  /** The name of an attribute, the last of its path. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
  }

  /** The whole path, with {@code *} or names, or its end. */
  private static boolean isNamed(String path, String word) {
    if (path.equals(word) || path.equals(word + "[]") || path.endsWith("." + word)) {
      return true;
    }
    String[] parts = path.split("\\.", -1);
    String[] words = word.split("\\.", -1);
    boolean matches = parts.length == words.length && parts.length > 1;
    for (int i = 0; matches && i < parts.length; i++) {
      matches =
          parts[i].equals(words[i])
              || parts[i].replace("[]", "").equals(words[i])
              || (parts[i].equals("*") && !words[i].isEmpty() && i < parts.length - 1);
    }
    return matches;
  }

  /** A row in words. */
  static List<String> lines(SupportRow row) {
    List<String> lines = new ArrayList<>();
    lines.add(row.path() + ": " + words(row.disposition()));
    if (!row.target().equals("-") && !row.target().isEmpty()) {
      lines.add("  becomes " + row.target());
    }
    row.report()
        .ifPresent(
            report -> {
              lines.add(
                  "  "
                      + report.severity().word()
                      + " "
                      + report.code().id()
                      + ": "
                      + report.code().message());
              if (!report.code().hint().isEmpty()) {
                lines.add("  " + report.code().hint());
              }
            });
    return lines;
  }

  /** A key of ours in words. */
  static List<String> lines(Extension extension) {
    List<String> lines = new ArrayList<>();
    lines.add(extension.path() + ": " + extension.meaning());
    lines.add("  takes " + String.join(" or ", extension.kinds()));
    if (!extension.example().isEmpty() && !extension.example().equals("-")) {
      lines.add("  for example " + extension.example());
    }
    return lines;
  }

  /** What becomes of an attribute, in words. */
  static String words(Disposition disposition) {
    return switch (disposition) {
      case EXACT -> "exact, means the same on ECS";
      case APPROXIMATED -> "approximated, mapped with a shift of meaning";
      case LOADER -> "read, and consumed while reading";
      case NONE -> "without effect on ECS, nothing is lost";
      case WARNING -> "left out, the application works without";
      case ERROR -> "impossible on ECS";
    };
  }
}
