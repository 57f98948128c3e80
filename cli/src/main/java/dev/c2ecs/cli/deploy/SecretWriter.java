package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.SecretInput;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.aws.SecretStore.Stored;
import dev.c2ecs.cli.deploy.SecretPlan.Step;
import dev.c2ecs.cli.stack.StackInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Plans the secrets of a project, and writes them when the user has agreed, before its stack: each
 * under its name, tagged, in a version that is named after its content, so that the same content
 * makes nothing new and another one makes new tasks.
 */
final class SecretWriter {

  /** What Secrets Manager takes. */
  private static final int MAX_BYTES = 65_536;

  /** What the containers that write files know binary content by. */
  private static final String BINARY_MARK = "c2ecs-base64:";

  /**
   * The version is readable by whoever may read the stack. It is a slow hash with the name in it,
   * so that a short password cannot be guessed from it at the speed of a plain hash.
   */
  private static final int ROUNDS = 50_000;

  private static final int BITS = 256;

  private final SecretStore store;
  private final DeployRequest request;
  private final Session session;

  SecretWriter(SecretStore store, DeployRequest request, Session session) {
    this.store = store;
    this.request = request;
    this.session = session;
  }

  /** A secret with its value read, not yet looked up. */
  private record Ready(SecretInput input, String value, String version) {
    @Override
    public String toString() {
      return "Ready[" + input.stem() + "]";
    }
  }

  /**
   * Looks at what is there and says what will be written; writes nothing.
   *
   * @throws AwsFailure if a value is missing or too long, or a secret belongs to somebody else
   */
  SecretPlan plan() {
    List<Ready> ready = request.inputs().secrets().stream().map(this::read).toList();
    return new SecretPlan(Ahead.all(ready, this::item));
  }

  private SecretPlan.Item item(Ready secret) {
    Optional<Stored> stored = checked(secret.input());
    if (secret.input().source() instanceof SecretInput.External) {
      Stored theirs = stored.orElseThrow();
      return new SecretPlan.Item(
          secret.input(), "", theirs.arn(), theirs.currentVersion(), stored, Step.KEEP);
    }
    return new SecretPlan.Item(
        secret.input(),
        secret.value(),
        stored.map(Stored::arn).orElseGet(() -> standIn(secret.input().name())),
        secret.version(),
        stored,
        stored.map(found -> step(found, secret.version())).orElse(Step.CREATE));
  }

  private static Step step(Stored stored, String version) {
    boolean same = stored.currentVersion().equals(version);
    if (stored.deleted()) {
      return same ? Step.RESTORE : Step.RESTORE_AND_NEW_VERSION;
    }
    return same ? Step.KEEP : Step.NEW_VERSION;
  }

  private String standIn(String name) {
    return "arn:"
        + session.identity().partition()
        + ":secretsmanager:"
        + session.identity().region()
        + ":"
        + session.identity().account()
        + ":secret:"
        + name
        + "-000000";
  }

  /** Writes what was planned; returns the parameters that name the secrets. */
  Map<String, String> write(SecretPlan plan) {
    List<SecretPlan.Item> written = new ArrayList<>();
    for (SecretPlan.Item item : plan.items()) {
      String name = item.input().name();
      Optional<Stored> stored = item.stored();
      switch (item.step()) {
        case KEEP -> written.add(item);
        case CREATE -> {
          String arn = store.create(name, item.version(), item.value(), tags());
          written.add(
              new SecretPlan.Item(
                  item.input(), item.value(), arn, item.version(), stored, item.step()));
          session.console().line("secret " + name + ": created");
        }
        case RESTORE, NEW_VERSION, RESTORE_AND_NEW_VERSION -> {
          written.add(item);
          stored.ifPresent(old -> renew(item, old));
        }
      }
    }
    return new SecretPlan(written).parameters();
  }

  private void renew(SecretPlan.Item item, Stored old) {
    if (item.step() != Step.NEW_VERSION) {
      store.restore(old.arn());
      session.console().line("secret " + old.name() + ": was scheduled for deletion, restored");
    }
    if (item.step() != Step.RESTORE) {
      store.put(old, item.version(), item.value());
      session.console().line("secret " + old.name() + ": new version");
    }
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>(request.tags());
    tags.put(StackInfo.PROJECT_TAG, request.project().name());
    return tags;
  }

  private Optional<Stored> checked(SecretInput input) {
    Optional<Stored> stored = store.find(input.name());
    boolean external = input.source() instanceof SecretInput.External;
    if (external && (stored.isEmpty() || stored.get().deleted())) {
      throw new AwsFailure(
          "MissingSecret",
          "there is no secret "
              + input.name()
              + " in "
              + session.identity().region()
              + (stored.isPresent() ? ": it is scheduled for deletion" : ""));
    }
    if (!external
        && stored.isPresent()
        && !request
            .project()
            .name()
            .equals(stored.get().tags().getOrDefault(StackInfo.PROJECT_TAG, ""))) {
      throw new AwsFailure(
          "ForeignSecret",
          "the secret "
              + input.name()
              + " exists and is not of this project: to use it, declare it `external: true`; to"
              + " take it over, tag it "
              + StackInfo.PROJECT_TAG
              + "="
              + request.project().name());
    }
    return stored;
  }

  private Ready read(SecretInput input) {
    SecretInput.Source source = input.source();
    String value = "";
    if (source instanceof SecretInput.Text text) {
      value = text.value();
    } else if (source instanceof SecretInput.Variable variable) {
      value = request.variables().getOrDefault(variable.name(), "");
      if (value.isEmpty()) {
        throw missing(input, "the variable " + variable.name() + " is not set");
      }
    } else if (source instanceof SecretInput.Content content) {
      value = content(input, content);
    }
    if (value.isEmpty() && !(source instanceof SecretInput.External)) {
      throw missing(input, "it is empty, and Secrets Manager takes no empty value");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw missing(input, "it is longer than the 65,536 bytes that Secrets Manager takes");
    }
    return new Ready(input, value, version(input.name(), value));
  }

  private static String content(SecretInput input, SecretInput.Content content) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(content.file()));
    } catch (IOException e) {
      throw missing(input, content.file() + " cannot be read");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // no text; below it is decided whether that is allowed
    }
    if (!content.binary()) {
      throw missing(
          input,
          content.file()
              + " is no text, though its name says so: give it another extension, such as .bin");
    }
    return BINARY_MARK + Base64.getEncoder().encodeToString(bytes);
  }

  private static AwsFailure missing(SecretInput input, String why) {
    return new AwsFailure("MissingSecret", input.path() + " has no usable value: " + why);
  }

  /** The ID of a version: 64 hexadecimal digits, the same for the same name and content. */
  static String version(String name, String value) {
    char[] content = value.toCharArray();
    try {
      PBEKeySpec spec =
          new PBEKeySpec(content, ("c2ecs " + name).getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(spec)
                  .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(content, '\0');
    }
  }
}
