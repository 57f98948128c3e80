package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;

/**
 * Logs that are kept for a shorter time: what is older goes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
 *     PutRetentionPolicy</a>
 */
final class Retention {

  private static final String DAYS = "RetentionInDays";

  private Retention() {}

  /** What a shorter time means; empty where it is none. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    if (!ResourceType.LOG_GROUP.is(change.type()) || change.isReplaced()) {
      return Optional.empty();
    }
    Optional<Long> now = days(update.after(), change.logicalId());
    return now.filter(
            days ->
                update.before().resource(change.logicalId()).isPresent()
                    && days(update.before(), change.logicalId()).orElse(Long.MAX_VALUE) > days)
        .map(
            days ->
                new Assessment(
                    Consequence.IN_PLACE,
                    "log lines that are older than " + days + " days are deleted"));
  }

  /** The days; empty for ever, or for what cannot be told. */
  private static Optional<Long> days(Side side, String id) {
    return side.resource(id)
        .flatMap(group -> side.property(group, DAYS))
        .filter(Value.Whole.class::isInstance)
        .map(value -> ((Value.Whole) value).number());
  }
}
