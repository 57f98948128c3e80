package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.secrets.WrittenText;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.Derivation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A credential by the print of its value, which is compared and never shown: a template names a
 * secret by a parameter, so that its value can change and the template does not.
 *
 * @param kind what it is for people
 * @param name its name: the key, or that of the Compose secret
 * @param version the parameter with the version of the secret that it is in; empty for one of a
 *     build, which is in no template
 * @param print the print of its value; empty when no value is given here, and AWS keeps its own
 * @param services the services that have it, sorted
 * @param restarts the services whose tasks name the version, sorted: those that have another
 *     credential of the same secret too
 * @param initialises the services that read it only before there are data, sorted
 * @param made how the Compose file writes it
 */
public record SecretPrint(
    String kind,
    String name,
    String version,
    Optional<String> print,
    Set<String> services,
    Set<String> restarts,
    Set<String> initialises,
    Made made) {

  /**
   * How a Compose file writes a credential.
   *
   * @param wording the print of the text around the variables; that of nothing for one alone
   * @param defaults the print of what stands there when no variable is set
   * @param source the variable, or the name in the account, where one of them is all there is
   * @param isElsewhere whether it is a secret of the account
   */
  record Made(String wording, String defaults, String source, boolean isElsewhere) {

    private static Made of(NeededSecret.Key key, ProjectCredentials credentials) {
      List<Derivation.Expression> texts =
          key.written().stream().map(Derivation.Expression::new).toList();
      Set<String> wordings = new TreeSet<>();
      Set<String> defaults = new TreeSet<>();
      for (Derivation.Expression text : texts) {
        wordings.add(WrittenText.wording(text, credentials));
        defaults.add(text.defaults());
      }
      wordings.remove("");
      defaults.remove("");
      return new Made(
          SecretPrint.print(wordings.toString()),
          SecretPrint.print(defaults.toString()),
          "",
          false);
    }

    private static Made from(String source, boolean isElsewhere) {
      return new Made("", "", source, isElsewhere);
    }

    /** Whether it comes from somewhere else: files are told by what is in them. */
    boolean isFromElsewhere(Made other) {
      return !source.equals(other.source) || isElsewhere != other.isElsewhere;
    }
  }

  private static final int LARGEST = 1 << 20;

  /** A credential of a variable. */
  static final String KEY = "credential";

  /** A Compose secret. */
  static final String FILE = "secret";

  /** A secret that only a build sees. */
  static final String BUILD = "build secret";

  /** Those of a project with a template. */
  public static List<SecretPrint> of(
      List<NeededSecret> secrets,
      Variables variables,
      FileAccess files,
      ComposeProject project,
      Template template) {
    List<SecretPrint> prints = new ArrayList<>();
    ProjectCredentials credentials = ProjectCredentials.of(project);
    for (NeededSecret secret : secrets) {
      String version = secret.parameters().version();
      Set<String> users = users(template, version);
      if (secret.source() instanceof NeededSecret.Keys keys) {
        for (NeededSecret.Key key : keys.keys()) {
          boolean given = key.state() == NeededSecret.State.GIVEN;
          Optional<String> print = given ? Optional.of(print(key.text())) : Optional.empty();
          Set<String> services = new TreeSet<>(key.services());
          Set<String> initialises = new TreeSet<>(key.initialises());
          prints.add(
              new SecretPrint(
                  KEY,
                  key.name(),
                  version,
                  print,
                  services,
                  users,
                  initialises,
                  Made.of(key, credentials)));
        }
      } else if (secret.source() instanceof NeededSecret.Content content) {
        Optional<String> print = ofFile(content.file(), files);
        prints.add(
            new SecretPrint(
                FILE,
                secret.path().key(),
                version,
                print,
                users,
                users,
                Set.of(),
                Made.from("", false)));
      } else if (secret.source() instanceof NeededSecret.Variable variable) {
        Optional<String> print = variables.get(variable.name()).map(SecretPrint::print);
        prints.add(
            new SecretPrint(
                FILE,
                secret.path().key(),
                version,
                print,
                users,
                users,
                Set.of(),
                Made.from(variable.name(), false)));
      } else if (secret.source() instanceof NeededSecret.External) {
        Set<String> readers = new TreeSet<>(users);
        readers.addAll(users(template, secret.parameters().arn()));
        prints.add(
            new SecretPrint(
                FILE,
                secret.path().key(),
                version,
                Optional.empty(),
                readers,
                readers,
                Set.of(),
                Made.from(secret.name(), true)));
      }
    }
    for (StoredFile stored : project.secrets().values()) {
      Set<String> builds = builds(project, stored.key());
      if (!builds.isEmpty()) {
        Optional<String> print =
            stored
                .file()
                .flatMap(file -> ofFile(file, files))
                .or(() -> stored.environment().flatMap(variables::get).map(SecretPrint::print));
        prints.add(
            new SecretPrint(
                BUILD,
                stored.key(),
                "",
                print,
                builds,
                builds,
                Set.of(),
                Made.from(stored.environment().orElse(""), false)));
      }
    }
    return prints;
  }

  private static Set<String> users(Template template, String version) {
    Set<String> users = new TreeSet<>();
    template.ofType(ResourceType.TASK_DEFINITION).stream()
        .filter(task -> References.within(task.properties()).contains(version))
        .forEach(task -> users.add(task.origin().name()));
    return users;
  }

  private static Set<String> builds(ComposeProject project, String secret) {
    Set<String> services = new TreeSet<>();
    for (Service service : project.services().values()) {
      if (service.build().stream()
          .flatMap(build -> build.secrets().stream())
          .anyMatch(used -> used.source().equals(secret))) {
        services.add(service.name());
      }
    }
    return services;
  }

  private static Optional<String> ofFile(String file, FileAccess files) {
    try {
      return Optional.of(Digest.of(files.read(Path.of(file), LARGEST)).text());
    } catch (IOException | InvalidPathException e) {
      // what cannot be read is reported where it is needed
      return Optional.empty();
    }
  }

  private static String print(String value) {
    return Digest.of(value.getBytes(StandardCharsets.UTF_8)).text();
  }

  /** Whether another one has the same name, in whichever secret. */
  boolean isCalledAs(SecretPrint other) {
    return kind.equals(other.kind) && name.equals(other.name);
  }

  /** Whether another side has the same one. */
  boolean isOf(SecretPrint other) {
    return kind.equals(other.kind) && name.equals(other.name) && version.equals(other.version);
  }
}
