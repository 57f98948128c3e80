package dev.c2ecs.cfn.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dynamic references: texts that CloudFormation puts a parameter or a secret of the account in for,
 * with the rights of whoever deploys. It looks for them when functions are evaluated, so that no
 * way of writing one keeps it literal but another text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">
 *     CloudFormation, dynamic references</a>
 */
public final class DynamicReferences {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([\\w-]*+):?([^}]*+)");

  private DynamicReferences() {}

  /** What a text refers to, in words: {@code secret prod/db}, {@code parameter /shop/key}. */
  public static Set<String> in(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      boolean isSecret = matcher.group(1).equals("secretsmanager");
      String name =
          isSecret
              ? matcher.group(2).replaceFirst(":SecretString.*", "")
              : matcher.group(2).replaceFirst(":[0-9]+$", "");
      found.add((isSecret ? "secret " : "parameter ") + name);
    }
    return found;
  }

  /** What the texts in a value refer to. */
  public static Set<String> within(Value value) {
    Set<String> found = new LinkedHashSet<>();
    collect(value, found);
    return found;
  }

  private static void collect(Value value, Set<String> found) {
    if (value instanceof Value.Text text) {
      found.addAll(in(text.text()));
    } else if (value instanceof Value.Sub sub) {
      found.addAll(in(sub.text()));
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> collect(item, found));
    } else if (value instanceof Value.MapOf map) {
      map.entries().values().forEach(item -> collect(item, found));
    }
  }
}
