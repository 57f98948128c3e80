package dev.c2ecs.cfn.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody may do, for people: without accounts and attributes, what is alike together. */
final class GrantWords {

  private static final int SHOWN = 3;
  private static final Pattern ARN =
      Pattern.compile(
          "arn:\\$\\{AWS::Partition}:[a-z0-9-]+:(\\$\\{AWS::Region})?:(\\$\\{AWS::AccountId})?:");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[\\w.]+)?}");

  private GrantWords() {}

  /** Some of the grants, and how many more there are. */
  static String of(Collection<String> grants) {
    Map<String, List<String>> actions = new LinkedHashMap<>();
    for (String grant : grants) {
      String words = plain(grant);
      int on = words.indexOf(" on ");
      String tail = on < 0 ? "" : words.substring(on);
      List<String> same = actions.computeIfAbsent(on < 0 ? words : tail, key -> new ArrayList<>());
      String action = on < 0 ? words : words.substring(0, on);
      if (!same.contains(action)) {
        same.add(action);
      }
    }
    List<String> all = new ArrayList<>();
    actions.forEach((tail, same) -> all.add(joined(same) + (tail.startsWith(" on ") ? tail : "")));
    List<String> shown = all.subList(0, Math.min(SHOWN, all.size()));
    int more = all.size() - shown.size();
    return String.join("; ", shown) + (more > 0 ? " and " + more + " more" : "");
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
