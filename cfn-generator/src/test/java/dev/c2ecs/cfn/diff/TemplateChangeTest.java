package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change shows of values whose paths say what they are. */
class TemplateChangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROPERTY | Cluster.Tags.password.Value | hunter2 | ***",
        "PROPERTY | output DbPassword | hunter2 | ***",
        "PROPERTY | Hook.AuthParameters.ApiKeyAuthParameters.ApiKeyValue | hunter2 | ***",
        "PROPERTY | Db.MasterUserPassword | hunter2 | ***",
        "PROPERTY | Db.MasterUserPassword | ${DbPassword} | ${DbPassword}",
        "PROPERTY | PasswordQueue.DelaySeconds | 10 | 10",
        "PROPERTY | Cluster.Tags.team.Value | shop | shop",
        "ATTRIBUTE | x-aws-exec | true | true",
        "ATTRIBUTE | stop_grace_period | 30 | 30",
        "REPLICAS | '' | 3 | 3",
      })
  void credentialsAreHiddenByTheirPath(
      TemplateChange.Kind kind, String path, String value, String shown) {
    TemplateChange change =
        new TemplateChange(
            "Id", ComposeRef.NONE, kind, path, "", Optional.empty(), Optional.of(value));
    assertThat(change.after()).contains(shown);
    assertThat(change.before()).isEmpty();
  }
}
