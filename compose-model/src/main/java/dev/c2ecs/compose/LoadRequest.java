package dev.c2ecs.compose;

import dev.c2ecs.compose.io.FileAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What to load, and all that the loader may know of the world: it reads no environment variable, no
 * working directory and no file that is not given here.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/compose/">docker compose</a>
 */
public final class LoadRequest {

  private final Path workingDirectory;
  private final Map<String, String> environment;
  private final FileAccess fileAccess;
  private final List<String> files;
  private final Optional<String> projectDirectory;
  private final Optional<String> projectName;
  private final List<String> envFiles;
  private final List<String> profiles;
  private final List<String> services;
  private final LoadOptions options;
  private final Path names;
  private final Predicate<Path> mayLack;

  private LoadRequest(Builder builder) {
    this.workingDirectory = builder.workingDirectory;
    this.environment = builder.environment;
    this.fileAccess = builder.fileAccess;
    this.files = builder.files;
    this.projectDirectory = builder.projectDirectory;
    this.projectName = builder.projectName;
    this.envFiles = builder.envFiles;
    this.profiles = builder.profiles;
    this.services = builder.services;
    this.options = builder.options;
    this.names = builder.names;
    this.mayLack = builder.mayLack;
  }

  /**
   * A request that searches for the Compose file in a directory and above, with an empty
   * environment and the files of the machine.
   *
   * @param workingDirectory where relative arguments start
   */
  public static Builder builder(Path workingDirectory) {
    return new Builder(workingDirectory);
  }

  /** A request that starts from this one. */
  public Builder toBuilder() {
    Builder builder =
        new Builder(workingDirectory)
            .environment(environment)
            .fileAccess(fileAccess)
            .files(files)
            .envFiles(envFiles)
            .profiles(profiles)
            .services(services)
            .options(options)
            .namesFrom(names)
            .mayLack(mayLack);
    builder.projectDirectory = projectDirectory;
    builder.projectName = projectName;
    return builder;
  }

  /** The absolute directory that relative arguments start from. */
  public Path workingDirectory() {
    return workingDirectory;
  }

  /** The variables of the process. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The files that may be read. */
  public FileAccess fileAccess() {
    return fileAccess;
  }

  /** The Compose files in order, {@code -} is standard input; empty to search for one. */
  public List<String> files() {
    return files;
  }

  /** Where relative paths of the project start; empty for the directory of the first file. */
  public Optional<String> projectDirectory() {
    return projectDirectory;
  }

  /** The name of the project; empty to find one. */
  public Optional<String> projectName() {
    return projectName;
  }

  /** The env files for interpolation; empty for {@code .env}. */
  public List<String> envFiles() {
    return envFiles;
  }

  /** The active profiles. */
  public List<String> profiles() {
    return profiles;
  }

  /** The services to load with what they depend on; empty for all. */
  public List<String> services() {
    return services;
  }

  /** The steps to do. */
  public LoadOptions options() {
    return options;
  }

  /** Which files that are named may be missing. */
  public Predicate<Path> mayLack() {
    return mayLack;
  }

  /** The directory that messages name files from. */
  public Path names() {
    return names;
  }

  /** A request in the making. */
  public static final class Builder {

    private final Path workingDirectory;
    private Map<String, String> environment = Map.of();
    private FileAccess fileAccess = FileAccess.system();
    private List<String> files = List.of();
    private Optional<String> projectDirectory = Optional.empty();
    private Optional<String> projectName = Optional.empty();
    private List<String> envFiles = List.of();
    private List<String> profiles = List.of();
    private List<String> services = List.of();
    private LoadOptions options = LoadOptions.DEFAULT;
    private Path names;
    private Predicate<Path> mayLack = file -> false;

    private Builder(Path workingDirectory) {
      this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
      this.names = this.workingDirectory;
    }

    /** The variables of the process; none unless said otherwise. */
    public Builder environment(Map<String, String> variables) {
      this.environment = Map.copyOf(variables);
      return this;
    }

    /** The door to files; the file system of the machine unless said otherwise. */
    public Builder fileAccess(FileAccess door) {
      this.fileAccess = door;
      return this;
    }

    /** The Compose files in order, {@code -} is standard input; searched for unless given. */
    public Builder files(List<String> names) {
      this.files = List.copyOf(names);
      return this;
    }

    /** Where relative paths of the project start; the directory of the first file unless given. */
    public Builder projectDirectory(String directory) {
      this.projectDirectory = Optional.of(directory);
      return this;
    }

    /** The name of the project; found as docker compose does unless given. */
    public Builder projectName(String name) {
      this.projectName = Optional.of(name);
      return this;
    }

    /** The env files for interpolation; {@code .env} unless given. */
    public Builder envFiles(List<String> names) {
      this.envFiles = List.copyOf(names);
      return this;
    }

    /** The active profiles, {@code *} for all; those of {@code COMPOSE_PROFILES} unless given. */
    public Builder profiles(List<String> names) {
      this.profiles = List.copyOf(names);
      return this;
    }

    /** The services to load with what they depend on; all unless given. */
    public Builder services(List<String> names) {
      this.services = List.copyOf(names);
      return this;
    }

    /** The steps to do; {@link LoadOptions#DEFAULT} unless said otherwise. */
    public Builder options(LoadOptions steps) {
      this.options = steps;
      return this;
    }

    /**
     * The directory that messages name the files below it from, such as the root of a repository;
     * the working directory unless said otherwise.
     */
    public Builder namesFrom(Path directory) {
      this.names = directory.toAbsolutePath().normalize();
      return this;
    }

    /**
     * Which Compose files and env files that are named may be missing, and are left out then; asked
     * only for those that are. Without the first Compose file there is no project. None unless said
     * otherwise.
     */
    public Builder mayLack(Predicate<Path> files) {
      this.mayLack = files;
      return this;
    }

    /** The request. */
    public LoadRequest build() {
      return new LoadRequest(this);
    }
  }
}
