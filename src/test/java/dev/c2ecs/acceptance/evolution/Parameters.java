package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The values that {@code deploy} would give to the parameters of a template: the same for the same
 * content, another one for another. The network is left to the account.
 */
final class Parameters {

  private static final String ACCOUNT = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/";

  private final List<NeededImage> images;
  private final Map<String, String> files;
  private final Map<String, String> variables;

  private Parameters(
      List<NeededImage> images, Map<String, String> files, Map<String, String> variables) {
    this.images = images;
    this.files = files;
    this.variables = variables;
  }

  /** The values by the names of the parameters. */
  static Map<String, String> of(
      Template template,
      List<NeededImage> images,
      Map<String, String> files,
      Map<String, String> variables) {
    Parameters known = new Parameters(images, files, variables);
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : template.parameters()) {
      known.value(parameter).ifPresent(value -> values.put(parameter.name(), value));
    }
    return values;
  }

  private Optional<String> value(Parameter parameter) {
    ParameterSource source = parameter.source();
    if (source instanceof ParameterSource.Image) {
      return images.stream()
          .filter(image -> image.parameter().equals(parameter.name()))
          .findFirst()
          .map(this::image);
    }
    if (source instanceof ParameterSource.SecretArn arn) {
      return Optional.of(
          "arn:aws:secretsmanager:eu-central-1:123456789012:secret:"
              + arn.secret().name()
              + "-AbCdEf");
    }
    if (source instanceof ParameterSource.SecretVersion version) {
      return Optional.of(
          UUID.nameUUIDFromBytes(content(version.secret()).getBytes(StandardCharsets.UTF_8))
              .toString());
    }
    if (source == ParameterSource.User.HOSTED_ZONE) {
      return Optional.of("Z0123456789ABCDEFGHIJ");
    }
    if (source == ParameterSource.User.LOAD_BALANCER_GROUP) {
      return Optional.of("sg-0123456789abcdef1");
    }
    if (source == ParameterSource.User.FILE_SYSTEM) {
      return Optional.of("fs-0123456789abcdef1");
    }
    return Optional.empty();
  }

  private String image(NeededImage image) {
    StringBuilder content = new StringBuilder(image.platform());
    String name;
    if (image.base() instanceof NeededImage.Built built) {
      name = built.service();
      content.append(built.build().context()).append(built.build().args());
    } else {
      name = image.service();
      content.append(image.base());
    }
    for (AddedFile file : image.files()) {
      content.append(file.target());
      content.append(file.source() instanceof AddedFile.Text text ? text.text() : file.source());
    }
    return ACCOUNT + "shop/" + name + "@sha256:" + sha256(content.toString());
  }

  /** What a secret holds, as far as its version has to tell it from another. */
  private String content(NeededSecret secret) {
    NeededSecret.Source source = secret.source();
    if (source instanceof NeededSecret.Content file) {
      String name = file.file().substring(file.file().lastIndexOf('/'));
      return secret.name() + files.getOrDefault("." + name, "");
    }
    if (source instanceof NeededSecret.Variable variable) {
      return secret.name() + variables.getOrDefault(variable.name(), "");
    }
    if (source instanceof NeededSecret.Keys keys) {
      StringBuilder all = new StringBuilder(secret.name());
      keys.keys().forEach(key -> all.append(key.name()).append('=').append(key.text()));
      return all.toString();
    }
    return secret.name();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
