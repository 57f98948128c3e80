package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.mapper.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The simple commands of what a container runs, one after the other, each as its words. Of a script
 * only so much is understood as tells which command comes last; quotes are taken off, nothing is
 * expanded.
 */
final class ShellWords {

  /** Words that stand before a command. */
  private static final Set<String> BEFORE =
      Set.of("if", "then", "elif", "else", "do", "while", "until", "!", "time");

  /** Words that stand where a command would. */
  private static final Set<String> ALONE = Set.of("fi", "done", "esac", "set", "cd", "export");

  private ShellWords() {}

  /** The simple commands of a command line. */
  static List<List<String>> of(List<String> line) {
    for (int i = 0; i + 1 < line.size(); i++) {
      int script = ShellCommand.script(line, i);
      if (script >= 0) {
        return script(line.get(script));
      }
    }
    if (line.contains("&&") || line.contains("||") || line.contains(";")) {
      return script(String.join(" ", line));
    }
    return line.isEmpty() ? List.of() : List.of(line);
  }

  private static List<List<String>> script(String text) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '\\' && i + 1 < text.length()) {
        i++;
        word.append(text.charAt(i) == '\n' ? ' ' : text.charAt(i));
      } else if (c == '#' && word.length() == 0) {
        while (i + 1 < text.length() && text.charAt(i + 1) != '\n') {
          i++;
        }
      } else if (c == ' ' || c == '\t' || c == '\r') {
        end(word, words);
      } else if (";&|\n(){}".indexOf(c) >= 0) {
        end(word, words);
        end(words, commands);
      } else {
        word.append(c);
      }
    }
    end(word, words);
    end(words, commands);
    return commands;
  }

  private static void end(StringBuilder word, List<String> words) {
    String whole = word.toString().strip();
    word.setLength(0);
    if (!whole.isEmpty()) {
      words.add(whole);
    }
  }

  /** Takes a command over; that of a loop without end keeps the word before it. */
  private static void end(List<String> words, List<List<String>> commands) {
    int from = 0;
    boolean loop = false;
    while (from < words.size() && BEFORE.contains(words.get(from))) {
      loop |= words.get(from).equals("while") || words.get(from).equals("until");
      from++;
    }
    List<String> rest = List.copyOf(words.subList(from, words.size()));
    words.clear();
    if (rest.isEmpty() || ALONE.contains(rest.get(0))) {
      return;
    }
    if (loop
        && (rest.get(0).equals("true") || rest.get(0).equals(":") || rest.get(0).equals("1"))) {
      commands.add(List.of("sleep", "infinity"));
    } else {
      commands.add(rest);
    }
  }
}
