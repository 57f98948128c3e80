package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stack.
 *
 * @param id its ARN
 * @param name its name
 * @param state its state
 * @param status the word of CloudFormation for its state
 * @param reason why it is in that state, often empty
 * @param description the description of its template
 * @param changed when it was last created or updated
 * @param tags its tags
 * @param parameters the parameters that it was deployed with
 * @param outputs its outputs in the order of the template
 */
public record StackInfo(
    String id,
    String name,
    StackState state,
    String status,
    String reason,
    String description,
    Instant changed,
    Map<String, String> tags,
    Map<String, String> parameters,
    List<Output> outputs) {

  /** The tag that names the Compose project of a stack. */
  public static final String PROJECT_TAG = "com.docker.compose.project";

  /** The tag that says where a project without a name of its own comes from. */
  public static final String SOURCE_TAG = "c2ecs:source";

  public StackInfo {
    tags = Map.copyOf(tags);
    parameters = Map.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /**
   * An output.
   *
   * @param name its name
   * @param description the Compose path that it comes from
   * @param value its value
   */
  public record Output(String name, String description, String value) {}

  /** Its state in words, as in "the stack is …". */
  public String words() {
    return state == StackState.UNKNOWN
        ? "in the state " + status + ", which this version of c2ecs does not know"
        : state.words();
  }

  /**
   * The Compose project that the stack runs; empty when it is none of ours. Docker's retired
   * integration used the same tag.
   */
  public String project() {
    return isOfDocker() ? "" : tags.getOrDefault(PROJECT_TAG, "");
  }

  /** Whether Docker's retired integration made it. */
  public boolean isOfDocker() {
    return description.startsWith("CloudFormation template created by Docker");
  }
}
