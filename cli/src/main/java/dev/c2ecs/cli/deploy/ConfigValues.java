package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cli.aws.ConfigParameters;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.SecretFiles;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The contents of external configs: parameters of Systems Manager, each read once in a run, so that
 * what was previewed is what is pushed.
 */
final class ConfigValues implements LayerFiles.Contents, AutoCloseable {

  private final Map<String, String> variables;
  private final Supplier<ConfigParameters> opening;
  private final Map<String, String> read = new HashMap<>();
  private Optional<ConfigParameters> opened = Optional.empty();

  /**
   * Contents; nothing is read yet.
   *
   * @param variables the variables whose values configs take
   * @param opening opens Systems Manager, when the first is asked for
   */
  ConfigValues(Map<String, String> variables, Supplier<ConfigParameters> opening) {
    this.variables = variables;
    this.opening = opening;
  }

  @Override
  public Optional<String> of(AddedFile file, String service) {
    if (file.source() instanceof AddedFile.Variable variable) {
      return Optional.of(value(variable.name(), file, service));
    }
    return file.source() instanceof AddedFile.SystemsManager parameter
        ? Optional.of(text(parameter.name(), file, service))
        : Optional.empty();
  }

  private String value(String name, AddedFile file, String service) {
    String value = variables.get(name);
    if (value == null) {
      throw new Refusal(
          DeployCode.CONFIG_MISSING,
          file.path(),
          "the variable " + name + " is not set, which a config of " + service + " takes",
          "set it in the shell or in .env (to nothing for an empty file)");
    }
    return value;
  }

  /**
   * The content of a parameter.
   *
   * @param name its name or ARN
   * @throws Refusal if there is none, or it is a secret
   */
  private synchronized String text(String name, AddedFile file, String service) {
    String known = read.get(name);
    if (known != null) {
      return known;
    }
    ConfigParameters parameters = opened.orElseGet(opening);
    opened = Optional.of(parameters);
    ConfigParameters.Stored stored =
        parameters.find(name).orElseThrow(() -> missing(name, file.path()));
    if (!(stored instanceof ConfigParameters.Plain plain)) {
      throw secret(name, file, service, "is encrypted (SecureString)");
    }
    SecretFiles.found(file.target(), plain.text().getBytes(StandardCharsets.UTF_8))
        .ifPresent(
            what -> {
              throw secret(name, file, service, "holds " + what);
            });
    read.put(name, plain.text());
    return plain.text();
  }

  private static Refusal missing(String name, TreePath path) {
    return new Refusal(
        DeployCode.CONFIG_MISSING,
        path,
        "there is no parameter `" + name + "` of Systems Manager in this region",
        "correct its name, or create it: aws ssm put-parameter --type String --name '"
            + plain(name)
            + "' --value file://FILE");
  }

  /** An image is read by everybody who may pull it, so that what is a secret must be one. */
  private static Refusal secret(String name, AddedFile file, String service, String why) {
    String key = file.target().substring(file.target().lastIndexOf('/') + 1);
    String stored = plain(name).replaceFirst("^/", "");
    return new Refusal(
        DeployCode.FILES_SECRET,
        file.path(),
        "the parameter `"
            + name
            + "` "
            + why
            + ", and everybody who may pull the image of "
            + service
            + " could read it",
        "these lines give it as a secret, at /run/secrets/"
            + key
            + ":\n    services:\n      "
            + service
            + ":\n        secrets: ["
            + key
            + "]\n    secrets:\n      "
            + key
            + ": {external: true, name: "
            + stored
            + "}\n  after\n    aws ssm get-parameter --with-decryption --name '"
            + name
            + "' --query Parameter.Value --output text |"
            + " aws secretsmanager create-secret --name '"
            + stored
            + "' --secret-string file:///dev/stdin");
  }

  /** The name of a parameter, without the rest of an ARN. */
  private static String plain(String name) {
    return name.startsWith("arn:") ? name.replaceFirst("^arn:.*?:parameter", "") : name;
  }

  @Override
  public void close() {
    opened.ifPresent(ConfigParameters::close);
  }
}
