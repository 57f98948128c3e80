package dev.c2ecs.cfn.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A policy document.
 *
 * @param name what to call it, letters, digits and hyphens
 * @param statements its statements
 */
public record Policy(String name, List<Statement> statements) {

  /**
   * Most characters of a managed policy, white space not counted.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM
   *     and STS quotas</a>
   */
  public static final int LONGEST = 6_144;

  public Policy {
    statements = List.copyOf(statements);
  }

  /** The characters that IAM counts; with pseudo parameters not less than with their values. */
  public int size() {
    int size = "{\"Version\":\"2012-10-17\",\"Statement\":[]}".length();
    for (Statement statement : statements) {
      size += statement.size();
    }
    return size;
  }

  /** The same with something else for each ARN and value. */
  public Policy with(UnaryOperator<String> texts) {
    List<Statement> others = new ArrayList<>();
    for (Statement one : statements) {
      others.add(
          new Statement(
              one.sid(),
              one.actions(),
              one.resources().stream().map(texts).toList(),
              Conditions.with(one.conditions(), texts)));
    }
    return new Policy(name, others);
  }

  /** This policy, or several with the same statements when it is too long for one. */
  List<Policy> split() {
    if (size() <= LONGEST) {
      return List.of(this);
    }
    List<List<Statement>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (Statement statement : statements) {
      for (Statement piece : pieces(statement)) {
        List<Statement> last = parts.get(parts.size() - 1);
        if (!last.isEmpty() && new Policy(name, last).size() + piece.size() > LONGEST) {
          last = new ArrayList<>();
          parts.add(last);
        }
        last.add(piece);
      }
    }
    List<Policy> policies = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      policies.add(new Policy(name + "-" + (i + 1), parts.get(i)));
    }
    return policies;
  }

  /** A statement that fits into no policy, by halves of its resources or actions. */
  private static List<Statement> pieces(Statement statement) {
    if (new Policy("", List.of(statement)).size() <= LONGEST) {
      return List.of(statement);
    }
    List<Statement> pieces = new ArrayList<>();
    boolean byResources = statement.resources().size() > 1;
    int number = byResources ? statement.resources().size() : statement.actions().size();
    if (number < 2) {
      return List.of(statement);
    }
    for (int half = 0; half < 2; half++) {
      int from = half == 0 ? 0 : number / 2;
      int to = half == 0 ? number / 2 : number;
      pieces.addAll(
          pieces(
              new Statement(
                  statement.sid() + (half == 0 ? "a" : "b"),
                  byResources ? statement.actions() : statement.actions().subList(from, to),
                  byResources ? statement.resources().subList(from, to) : statement.resources(),
                  statement.conditions())));
    }
    return pieces;
  }
}
