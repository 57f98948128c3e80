package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cli.aws.TemplateBucket;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** A template that is too long for a call, in the bucket of the account while it is needed. */
final class Upload implements AutoCloseable {

  private final Session session;
  private final String text;

  /** One for each run: a run that is given up must not take the template of another one away. */
  private final String key = UUID.randomUUID().toString();

  private Optional<TemplateBucket> bucket = Optional.empty();
  private Optional<String> url = Optional.empty();
  private boolean bucketMade;
  private boolean objectMade;

  Upload(Session session, String text) {
    this.session = session;
    this.text = text;
  }

  /** Where the template is; empty when it is short enough for a call. */
  Optional<String> url() {
    if (text.getBytes(StandardCharsets.UTF_8).length <= Limits.INLINE_TEMPLATE_BYTES) {
      return Optional.empty();
    }
    if (url.isEmpty()) {
      TemplateBucket opened = new TemplateBucket(session.aws(), session.identity());
      bucket = Optional.of(opened);
      if (!opened.isThere()) {
        // Whatever becomes of the call: what it may have made is not forgotten.
        bucketMade = true;
        bucketMade = opened.create();
        session
            .console()
            .line(
                "bucket "
                    + opened.name()
                    + ": created, for templates above "
                    + Limits.words(Limits.INLINE_TEMPLATE_BYTES)
                    + " bytes");
      }
      opened.protect();
      objectMade = true;
      url = Optional.of(opened.put(text, key));
    }
    return url;
  }

  /** Removes what this run put there. */
  void discard() {
    bucket.ifPresent(this::remove);
  }

  /** Names what this run put there, when nobody can tell whether it is needed. */
  void mention() {
    if (objectMade) {
      bucket.ifPresent(
          opened ->
              session
                  .console()
                  .line(
                      "left behind, unless it runs: the template "
                          + key
                          + ".yaml in the bucket "
                          + opened.name()));
    }
  }

  private void remove(TemplateBucket opened) {
    try {
      if (objectMade) {
        opened.remove(key);
      }
      if (bucketMade && opened.removeBucket()) {
        session.console().line("bucket " + opened.name() + ": removed again");
      }
    } catch (DeployFailure e) {
      session
          .console()
          .line(
              "left behind: the bucket "
                  + opened.name()
                  + ", or the template "
                  + key
                  + ".yaml in it ("
                  + e.getMessage()
                  + ")");
    }
  }

  @Override
  public void close() {
    bucket.ifPresent(TemplateBucket::close);
  }
}
