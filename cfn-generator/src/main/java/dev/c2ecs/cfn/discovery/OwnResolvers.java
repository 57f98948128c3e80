package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.NameCode;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which short names are looked up by programs with a resolver of their own: they ask for a
 * name as it is written, and the name server of a VPC knows whole names only.
 */
final class OwnResolvers {

  private final DiagnosticCollector findings;
  private final ServiceNames names;
  private final Set<String> known;

  private OwnResolvers(Plan plan, DiagnosticCollector findings) {
    this.findings = findings;
    this.names = ServiceNames.of(plan.project());
    this.known = new HashSet<>(plan.discovery().names().entries().values());
    known.addAll(plan.discovery().names().allAliases());
  }

  /** Reports them, those of a place together. */
  static void report(Plan plan, DiagnosticCollector findings) {
    OwnResolvers rules = new OwnResolvers(plan, findings);
    Map<String, List<ServiceText>> texts = new TreeMap<>();
    for (ServiceText text : plan.discovery().texts()) {
      texts.computeIfAbsent(text.service(), name -> new ArrayList<>()).add(text);
    }
    for (Service service : plan.project().services().values()) {
      List<ServiceText> own = new ArrayList<>(AttributeTexts.of(plan.project(), service));
      own.addAll(texts.getOrDefault(service.name(), List.of()));
      rules.check(service, own);
      rules.checkImage(service);
    }
  }

  private void check(Service service, List<ServiceText> texts) {
    boolean resolver = texts.stream().anyMatch(text -> ResolvedHosts.hasResolver(text.text()));
    Set<String> said = new HashSet<>();
    for (ServiceText text : texts) {
      Set<String> found = new TreeSet<>();
      for (String place : ResolvedHosts.of(filledIn(text.text(), service), resolver)) {
        AddressReader.read(place, this::isKnown).forEach(address -> found.add(address.name()));
      }
      found.removeIf(name -> !said.add(text.path() + " " + name));
      if (!found.isEmpty()) {
        List<String> whole = new ArrayList<>();
        found.forEach(name -> whole.add("`" + names.whole(name) + "`"));
        report(
            text.what() + " of " + service.name() + " has " + String.join(", ", found),
            "write " + String.join(", ", whole),
            text.path());
      }
    }
  }

  private boolean isKnown(String word) {
    return names.isShort(word) && known.contains(word);
  }

  /** A text with the variables of its service, which templates of configuration have. */
  private static String filledIn(String text, Service service) {
    String filled = text;
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String place = "${" + variable.getKey() + "}";
      if (filled.contains(place)) {
        filled = filled.replace(place, variable.getValue().text().orElse(""));
      }
    }
    return filled;
  }

  /** The same for images whose own configuration is so. */
  private void checkImage(Service service) {
    List<String> found = new ArrayList<>();
    List<String> values = new ArrayList<>();
    TreePath path = service.path();
    for (ResolverRow row : ResolverRow.of(service)) {
      EnvironmentValue set = service.environment().get(row.variable());
      String text = set == null ? "" : set.text().orElse("");
      String value = text.isEmpty() ? row.usual() : text;
      for (Address address : AddressReader.read(value, this::isKnown)) {
        String whole = value.replace(address.name(), names.whole(address.name()));
        path = set != null && found.isEmpty() ? set.path() : path;
        found.add(address.name());
        values.add(row.variable() + " to `" + whole + "`");
      }
    }
    if (!found.isEmpty()) {
      report(
          "the image of " + service.name() + " has " + String.join(", ", found),
          "set " + String.join(", ", values),
          path);
    }
  }

  private void report(String what, String hint, TreePath path) {
    findings.add(
        NameCode.OWN_RESOLVER,
        path,
        what
            + " looked up by a resolver of its own: it knows whole names only, no search domain and"
            + " no name of Service Connect",
        hint);
  }
}
