package dev.c2ecs.cfn.mapper;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Shells in what a container runs, and where their scripts stand. Options may be one word ({@code
 * -euxc}) or several ({@code -e -c}, {@code -c -e}); the script is the first word behind them all.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sh.html">POSIX, sh</a>
 */
public final class ShellCommand {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");

  /** Long options of bash that have a word behind them. */
  private static final Set<String> WITH_FILE = Set.of("--rcfile", "--init-file");

  private ShellCommand() {}

  /** Whether a word is the name or the path of a shell. */
  public static boolean isShell(String word) {
    return SHELLS.contains(file(word));
  }

  /** The name of a file in lower case, without its directories. */
  public static String file(String word) {
    return word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Where the script of a shell stands.
   *
   * @param shell the place of the shell in the words
   * @return negative when no shell is there, or it has no {@code -c}
   */
  public static int script(List<String> words, int shell) {
    if (shell >= words.size() || !isShell(words.get(shell))) {
      return -1;
    }
    boolean isCommand = false;
    int at = shell + 1;
    while (at < words.size() && isOption(words.get(at))) {
      String option = words.get(at);
      at++;
      if (option.startsWith("--")) {
        at += WITH_FILE.contains(option) ? 1 : 0;
      } else {
        isCommand |= option.startsWith("-") && option.indexOf('c') > 0;
        // `-o pipefail`, `-O extglob`: the name is a word of its own
        at += option.indexOf('o') > 0 || option.indexOf('O') > 0 ? 1 : 0;
      }
    }
    return isCommand && at < words.size() ? at : -1;
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+');
  }
}
