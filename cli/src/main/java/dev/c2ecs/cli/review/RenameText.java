package dev.c2ecs.cli.review;

import dev.c2ecs.cli.report.Markdown;
import java.util.List;

/** What has another name, with the lines that keep what it was. */
final class RenameText {

  private RenameText() {}

  /** A list of Markdown; empty for none. */
  static String of(List<Rename> renames) {
    StringBuilder text = new StringBuilder();
    for (Rename rename : renames) {
      String kind = rename.section().substring(0, rename.section().length() - 1);
      text.append("- ")
          .append(kind)
          .append(' ')
          .append(Markdown.code(rename.before()))
          .append(" is ")
          .append(Markdown.code(rename.after()));
      if (rename.followers() == Rename.Followers.NONE) {
        text.append(" now; ").append(rename.followers().words()).append('\n');
        continue;
      }
      if (rename.lines().isEmpty()) {
        text.append(" now, and is found by both names\n");
        continue;
      }
      text.append(
              switch (kind) {
                case "service" ->
                    " now. Whoever calls it by the old name finds nobody; these lines keep the"
                        + " name:";
                case "network" ->
                    " now, and its security group a new one; these lines keep the old one:";
                default -> " now, and is kept in another place; these lines keep the old one:";
              })
          .append("\n\n")
          .append(Markdown.block("yaml", String.join("\n", rename.lines())).indent(2))
          .append('\n');
      if (!rename.followers().words().isEmpty()) {
        text.append("  ").append(Markdown.sentence(rename.followers().words())).append("\n\n");
      }
    }
    return text.toString();
  }
}
