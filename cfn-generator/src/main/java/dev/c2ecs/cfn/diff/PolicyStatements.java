package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of policy documents as grants. An exception is the opposite of what it is an
 * exception of: {@code NotAction} of a statement that allows forbids.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     IAM, policy evaluation logic</a>
 */
final class PolicyStatements {

  private final Side side;
  private final List<String> holders;
  private final Set<Grant> allowed = new LinkedHashSet<>();
  private final Set<Grant> forbidden = new LinkedHashSet<>();

  /**
   * No statements yet.
   *
   * @param holders who has what statements without a principal allow; an empty text for who has the
   *     resource
   */
  PolicyStatements(Side side, List<String> holders) {
    this.side = side;
    this.holders = List.copyOf(holders);
  }

  Set<Grant> allowed() {
    return allowed;
  }

  Set<Grant> forbidden() {
    return forbidden;
  }

  /** Whether a value may be a document written as a text. */
  static boolean isText(Value value) {
    String text =
        value instanceof Value.Text plain
            ? plain.text()
            : value instanceof Value.Sub sub ? sub.text() : "";
    return text.strip().startsWith("{");
  }

  /** Adds a document that is written as a text of JSON; one that is none counts as a whole. */
  void readText(Value value) {
    String text = side.text(value);
    TemplateReader.part(text)
        .filter(document -> document.entries().containsKey("Statement"))
        .ifPresentOrElse(
            this::read,
            () ->
                allowed.add(
                    new Grant.Bound("what a policy says that is no JSON: " + Side.unmarked(text))));
  }

  /** Adds a document. */
  void read(Value.MapOf document) {
    items(document.entries().get("Statement")).forEach(this::statement);
  }

  private void statement(Value item) {
    if (!(item instanceof Value.MapOf statement)) {
      return;
    }
    if (statement.entries().keySet().stream().anyMatch(key -> key.startsWith("Fn::"))) {
      // conditions are not evaluated: what one of the branches allows may be allowed
      statement.entries().values().forEach(branches -> items(branches).forEach(this::statement));
      return;
    }
    boolean denies = text(statement, "Effect").equals("Deny");
    Set<Grant> says = denies ? forbidden : allowed;
    Set<Grant> excepts = denies ? allowed : forbidden;
    Conditions when = Conditions.of(side, statement.entries().get("Condition"));
    List<String> actions = texts(statement.entries().get("Action"));
    List<String> notActions = texts(statement.entries().get("NotAction"));
    List<String> on = texts(statement.entries().get("Resource"));
    List<String> notOn = texts(statement.entries().get("NotResource"));
    List<String> by = principals(statement.entries().get("Principal"));
    List<String> notBy = principals(statement.entries().get("NotPrincipal"));
    List<String> who = by.isEmpty() ? notBy.isEmpty() ? holders : List.of("*") : by;
    add(says, or(actions, "*"), or(on, notOn.isEmpty() ? "" : "*"), who, when);
    // what is excepted counts within this statement alone
    Conditions within = when.within(denies ? " in a denial" : " in a permission");
    add(excepts, notActions, or(on, "*"), who, within);
    add(excepts, notOn.isEmpty() ? List.of() : or(actions, "*"), notOn, who, within);
    add(excepts, notBy.isEmpty() ? List.of() : or(actions, "*"), or(on, "*"), notBy, within);
  }

  private static List<String> or(List<String> texts, String otherwise) {
    return texts.isEmpty() ? List.of(otherwise) : texts;
  }

  private static void add(
      Set<Grant> grants, List<String> actions, List<String> on, List<String> by, Conditions when) {
    for (String action : actions) {
      for (String what : on) {
        for (String who : by) {
          grants.add(new Grant.Statement(action, what, who, when));
        }
      }
    }
  }

  /** {@code "*"}, or kinds of principals with a text or a list each. */
  private List<String> principals(@Nullable Value value) {
    if (!(value instanceof Value.MapOf map)) {
      return texts(value);
    }
    List<String> principals = new ArrayList<>();
    for (Map.Entry<String, Value> kind : map.entries().entrySet()) {
      for (String who : texts(kind.getValue())) {
        principals.add(who.equals("*") ? who : kind.getKey() + " " + who);
      }
    }
    return principals;
  }

  private List<String> texts(@Nullable Value value) {
    return items(value).stream().map(side::text).map(Side::unmarked).toList();
  }

  /** The items of a list, or a value that stands for a list of one. */
  static List<Value> items(@Nullable Value value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof Value.ListOf list ? list.items() : List.of(value);
  }

  private String text(Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : Side.unmarked(side.text(value));
  }
}
