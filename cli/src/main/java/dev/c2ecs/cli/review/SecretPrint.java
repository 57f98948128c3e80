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
 * @param source the file or the variable that its value is in; empty for a key, whose name says it
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
    Optional<Source> source,
    Made made) {

  /**
   * Where a value is.
   *
   * @param kind {@code file} or {@code variable}
   * @param name the path as it is seen from the project, or the name of the variable
   */
  record Source(String kind, String name) {

    /** Why a value is not known: {@code which git does not track}. */
    String unknown() {
      return kind.equals(VARIABLE) ? "which is not set here" : "which git does not track";
    }

    /** It in words: {@code file ./db.txt}. */
    String words() {
      return kind + " " + name;
    }
  }

  private static final String VARIABLE = "variable";

  /**
   * How a Compose file writes a credential.
   *
   * @param wording the print of the text around the variables; that of nothing for one alone
   * @param defaults the print of what stands there when no variable is set
   * @param account its name in the account, where it is one that exists there; else empty
   */
  record Made(String wording, String defaults, String account) {

    private static final Made OF_PROJECT = new Made("", "", "");

    private static Made ofAccount(String name) {
      return new Made("", "", name);
    }

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
          SecretPrint.print(wordings.toString()), SecretPrint.print(defaults.toString()), "");
    }

    /** Whether it is a secret of the account, which the project does not write. */
    boolean isOfAccount() {
      return !account.isEmpty();
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
                  Optional.empty(),
                  Made.of(key, credentials)));
        }
      } else if (!(secret.source() instanceof NeededSecret.External)) {
        String name = secret.path().key();
        Optional<StoredFile> stored = Optional.ofNullable(project.secrets().get(name));
        prints.add(
            new SecretPrint(
                FILE,
                name,
                version,
                stored.flatMap(one -> print(one, files, variables)),
                users,
                users,
                new TreeSet<>(secret.initialises()),
                stored.flatMap(one -> source(one, project)),
                Made.OF_PROJECT));
      } else {
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
                Optional.empty(),
                Made.ofAccount(secret.name())));
      }
    }
    for (StoredFile stored : project.secrets().values()) {
      Set<String> builds = builds(project, stored.key());
      if (!builds.isEmpty()) {
        prints.add(
            new SecretPrint(
                BUILD,
                stored.key(),
                "",
                print(stored, files, variables),
                builds,
                builds,
                Set.of(),
                source(stored, project),
                Made.OF_PROJECT));
      }
    }
    return prints;
  }

  private static Optional<String> print(StoredFile stored, FileAccess files, Variables variables) {
    return stored
        .file()
        .flatMap(file -> ofFile(file, files))
        .or(() -> stored.environment().flatMap(variables::get).map(SecretPrint::print));
  }

  private static Optional<Source> source(StoredFile stored, ComposeProject project) {
    return stored
        .file()
        .map(file -> new Source("file", shown(file, project.directory())))
        .or(() -> stored.environment().map(name -> new Source(VARIABLE, name)));
  }

  private static String shown(String file, String directory) {
    return file.startsWith(directory + "/") ? "." + file.substring(directory.length()) : file;
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

  /** The services that another one is for, too. */
  Set<String> shared(SecretPrint other) {
    Set<String> both = new TreeSet<>(services);
    both.retainAll(other.services);
    return both;
  }

  /** Whether its value is somewhere else, and one of both cannot be read here. */
  boolean isUnknownBeside(SecretPrint old) {
    return source.isPresent()
        && old.source.isPresent()
        && !source.equals(old.source)
        && (print.isEmpty() || old.print.isEmpty());
  }

  /** The same, for some of its services alone. */
  SecretPrint only(Set<String> some) {
    Set<String> restarting = new TreeSet<>(restarts);
    restarting.retainAll(some);
    Set<String> initial = new TreeSet<>(initialises);
    initial.retainAll(some);
    return new SecretPrint(kind, name, version, print, some, restarting, initial, source, made);
  }

  /** Whether another side has the same one. */
  boolean isOf(SecretPrint other) {
    return kind.equals(other.kind) && name.equals(other.name) && version.equals(other.version);
  }
}
