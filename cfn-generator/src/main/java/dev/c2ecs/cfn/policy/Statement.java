package dev.c2ecs.cfn.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A statement that allows something.
 *
 * @param sid its name, letters and digits
 * @param actions the actions, sorted
 * @param resources ARNs with pseudo parameters of CloudFormation, or {@code *}; sorted
 * @param conditions the values by operator and key
 */
public record Statement(
    String sid,
    List<String> actions,
    List<String> resources,
    Map<String, Map<String, List<String>>> conditions) {

  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = new TreeMap<>(conditions);
  }

  Statement with(String otherSid, List<String> others) {
    return new Statement(otherSid, others, resources, conditions);
  }

  /** The characters that IAM counts: its JSON without white space. */
  int size() {
    int size = "{\"Sid\":\"\",\"Effect\":\"Allow\",\"Action\":,\"Resource\":},".length();
    size += sid.length() + size(actions) + size(resources);
    if (!conditions.isEmpty()) {
      size += ",\"Condition\":{}".length();
      for (Map.Entry<String, Map<String, List<String>>> entry : conditions.entrySet()) {
        size += entry.getKey().length() + "\"\":{},".length();
        for (Map.Entry<String, List<String>> test : entry.getValue().entrySet()) {
          size += test.getKey().length() + "\"\":,".length() + size(test.getValue());
        }
      }
    }
    return size;
  }

  private static int size(List<String> texts) {
    int size = texts.size() == 1 ? 0 : "[]".length();
    for (String text : texts) {
      size += text.length() + "\"\",".length();
    }
    return size;
  }
}
