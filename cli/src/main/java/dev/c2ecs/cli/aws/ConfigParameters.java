package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;

/**
 * The parameters of Systems Manager that external configs name. Nothing is ever decrypted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">
 *     GetParameter</a>
 */
public final class ConfigParameters implements AutoCloseable {

  private final SsmClient client;

  /** The parameters of an account and region. */
  public ConfigParameters(Aws aws) {
    this.client = aws.configure("ssm", SsmClient.builder()).build();
  }

  /** A parameter. */
  public sealed interface Stored {}

  /** One that everybody who may read it reads as it is. */
  public record Plain(String text) implements Stored {
    @Override
    public String toString() {
      return "Plain[" + text.length() + " characters]";
    }
  }

  /** One that is encrypted: a secret. */
  public record Encrypted() implements Stored {}

  /**
   * A parameter.
   *
   * @param name its name or ARN, with a version or label after a colon perhaps
   * @return empty when there is none
   */
  public Optional<Stored> find(String name) {
    return call(
        () -> {
          try {
            Parameter found = client.getParameter(r -> r.name(name)).parameter();
            return Optional.of(
                found.type() == ParameterType.SECURE_STRING
                    ? new Encrypted()
                    : new Plain(found.value()));
          } catch (ParameterNotFoundException | ParameterVersionNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
