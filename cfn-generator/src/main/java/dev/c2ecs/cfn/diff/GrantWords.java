package dev.c2ecs.cfn.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody may do, for people: without accounts and attributes, what is alike together. */
final class GrantWords {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:\\$\\{AWS::Partition}:[a-z0-9-]+:(\\$\\{AWS::Region})?:(\\$\\{AWS::AccountId})?:");

  /**
   * A policy is known by the last part of its name, and by its account when that is another one.
   */
  private static final Pattern POLICY =
      Pattern.compile(
          Pattern.quote(Grants.POLICY)
              + "(?:arn:.*?:iam::(?<account>[0-9]*|aws|\\$\\{[^}]*}):policy/(?:[^ ]*/)?)?"
              + "(?<name>.+)");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[\\w.]+)?}");

  private GrantWords() {}

  /** The grants, managed policies first, because they hold many. */
  static List<String> of(Collection<String> grants) {
    Map<String, List<String>> actions = new LinkedHashMap<>();
    List<String> all = new ArrayList<>();
    for (String grant : grants) {
      policy(grant).ifPresent(name -> all.add(Grants.POLICY + name));
    }
    for (String grant : grants) {
      if (policy(grant).isPresent()) {
        continue;
      }
      String words = plain(grant);
      int on = words.indexOf(" on ");
      String tail = on < 0 ? "" : words.substring(on);
      List<String> same = actions.computeIfAbsent(on < 0 ? words : tail, key -> new ArrayList<>());
      String action = on < 0 ? words : words.substring(0, on);
      if (!same.contains(action)) {
        same.add(action);
      }
    }
    actions.forEach((tail, same) -> all.add(joined(same) + (tail.startsWith(" on ") ? tail : "")));
    return all.stream().distinct().toList();
  }

  /** The names of the managed policies among some grants. */
  static List<String> policies(Collection<String> grants) {
    return grants.stream().flatMap(grant -> policy(grant).stream()).distinct().toList();
  }

  private static Optional<String> policy(String grant) {
    Matcher policy = POLICY.matcher(grant);
    if (!policy.matches()) {
      return Optional.empty();
    }
    String account = policy.group("account");
    boolean other = account != null && account.matches("[0-9]+");
    return Optional.of(plain(policy.group("name")) + (other ? " of account " + account : ""));
  }

  private static String plain(String grant) {
    String words = grant.replaceFirst(" if .*$", " under a condition");
    return REFERENCE.matcher(ARN.matcher(words).replaceAll("")).replaceAll("$1");
  }

  /** Actions of one service have its name once. */
  private static String joined(List<String> actions) {
    String first = actions.get(0);
    String service = first.substring(0, first.indexOf(':') + 1);
    List<String> rest = new ArrayList<>(List.of(first));
    for (String action : actions.subList(1, actions.size())) {
      boolean same = !service.isEmpty() && action.startsWith(service);
      rest.add(same ? action.substring(service.length()) : action);
    }
    return String.join(", ", rest);
  }
}
