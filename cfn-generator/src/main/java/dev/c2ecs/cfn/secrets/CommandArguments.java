package dev.c2ecs.cfn.secrets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where well-known programs take a credential that no name stands beside: behind a short option, or
 * as the argument that it is by its place. Sources are the manuals of the programs.
 */
final class CommandArguments {

  /**
   * Options whose next word is a credential.
   *
   * @param program what the program is called
   * @param options the options
   */
  private record Options(Pattern program, Set<String> options) {}

  private static final List<Options> OPTIONS =
      List.of(
          new Options(Pattern.compile("ldap[a-z]+"), Set.of("-w", "-s")),
          new Options(Pattern.compile("openssl"), Set.of("-k", "-K", "-passin", "-passout")),
          new Options(Pattern.compile("(?:un)?zip|ipmitool|sqlcmd|bcp"), Set.of("-P")),
          new Options(Pattern.compile("mosquitto_(?:pub|sub|rr)"), Set.of("-P")),
          new Options(Pattern.compile("user(?:add|mod)|cqlsh|mongo\\w*"), Set.of("-p")),
          new Options(Pattern.compile("snmp[a-z]+"), Set.of("-A", "-X")));

  /**
   * The words behind which an argument is a credential, and how many arguments stand between:
   * {@code mc alias set NAME URL KEY SECRET}.
   */
  private static final Map<List<String>, List<Integer>> PLACES =
      Map.of(
          List.of("alias", "set"), List.of(2, 3),
          List.of("host", "add"), List.of(2, 3),
          List.of("add_user"), List.of(1),
          List.of("change_password"), List.of(1),
          List.of("authenticate_user"), List.of(1),
          List.of("reset-admin-password"), List.of(0),
          List.of("set-initial-password"), List.of(0));

  private static final Set<String> PLACED =
      Set.of("mc", "mcli", "rabbitmqctl", "grafana-cli", "grafana", "neo4j-admin");

  /** Programs that take a password as their last argument behind {@code -b}. */
  private static final Set<String> BATCH = Set.of("htpasswd", "mosquitto_passwd");

  private static final Pattern SET = Pattern.compile("set|SET");
  private static final Set<String> ENDS = Set.of("|", "||", "&&", "&", ";");

  private CommandArguments() {}

  /** The places of the words that are credentials. */
  static BitSet credentials(List<String> words) {
    BitSet found = new BitSet();
    int from = 0;
    for (int i = 0; i <= words.size(); i++) {
      if (i == words.size() || ENDS.contains(words.get(i)) || words.get(i).endsWith(";")) {
        int end = i < words.size() && !ENDS.contains(words.get(i)) ? i + 1 : i;
        inCommand(words.subList(from, end), from, found);
        from = i + 1;
      }
    }
    return found;
  }

  private static void inCommand(List<String> words, int offset, BitSet found) {
    for (int i = 0; i < words.size(); i++) {
      String program = program(words.get(i));
      List<String> behind = words.subList(i + 1, words.size());
      for (Options row : OPTIONS) {
        if (row.program().matcher(program).matches()) {
          options(behind, offset + i + 1, row.options(), found);
        }
      }
      if (PLACED.contains(program)) {
        places(behind, offset + i + 1, found);
      }
      if (BATCH.contains(program)
          && behind.stream().anyMatch(word -> word.matches("-[a-zA-Z0-9]*b[a-zA-Z0-9]*"))) {
        found.set(offset + words.size() - 1);
      }
      if (SET.matcher(program).matches() && behind.size() > 1 && isName(program(behind.get(0)))) {
        found.set(offset + i + 2);
      }
      if (program.equals("SETUSER")) {
        for (int j = 0; j < behind.size(); j++) {
          if (bare(behind.get(j)).matches(">[^=/&].*")) {
            found.set(offset + i + 1 + j);
          }
        }
      }
      if (program.equals("AUTH") && !behind.isEmpty() && hasStore(words.subList(0, i))) {
        found.set(offset + words.size() - 1);
      }
    }
  }

  private static boolean hasStore(List<String> words) {
    return words.stream().anyMatch(word -> program(word).matches("(?:redis|valkey|keydb)-cli"));
  }

  private static void options(List<String> words, int offset, Set<String> options, BitSet found) {
    for (int i = 0; i + 1 < words.size(); i++) {
      String next = bare(words.get(i + 1));
      boolean isPlace = next.startsWith("file:") || next.startsWith("env:");
      if (options.contains(words.get(i)) && !next.startsWith("-") && !isPlace) {
        found.set(offset + i + 1);
      }
    }
  }

  private static void places(List<String> words, int offset, BitSet found) {
    List<Integer> arguments = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).startsWith("-")) {
        arguments.add(i);
      }
    }
    PLACES.forEach(
        (names, places) -> {
          for (int at = 0; at + names.size() <= arguments.size(); at++) {
            boolean is = true;
            for (int i = 0; i < names.size(); i++) {
              is &= bare(words.get(arguments.get(at + i))).equals(names.get(i));
            }
            for (int place : places) {
              int argument = at + names.size() + place;
              if (is && argument < arguments.size()) {
                found.set(offset + arguments.get(argument));
              }
            }
          }
        });
  }

  /** Whether something that is set is a credential: {@code aws configure set NAME VALUE}. */
  private static boolean isName(String name) {
    return Masked.isCredential(name, Masked.HIDDEN);
  }

  private static String program(String word) {
    String bare = bare(word);
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  private static String bare(String word) {
    return word.replaceAll("^[\"'(\\[]+|[\"'),;\\]]+$", "");
  }
}
