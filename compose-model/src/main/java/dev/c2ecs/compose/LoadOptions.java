package dev.c2ecs.compose;

import dev.c2ecs.compose.io.Postponed;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of loading that can be left out, as the flags of {@code docker compose config} do.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/compose/config/">docker compose
 *     config</a>
 */
public final class LoadOptions {

  /** All steps, unused resources left out, every variable needed now. */
  public static final LoadOptions DEFAULT = builder().build();

  private final boolean interpolate;
  private final boolean normalize;
  private final boolean resolvePaths;
  private final boolean checkConsistency;
  private final boolean resolveEnvironment;
  private final boolean allResources;
  private final Optional<String> secretsKey;
  private final Stage until;
  private final Optional<Set<String>> environmentsOf;
  private final Postponed postponed;

  /** How far loading goes. */
  public enum Stage {
    /**
     * The files are one tree, in whatever form they were written. What cannot be merged or written
     * out in a long form is reported, nothing else.
     */
    MERGED,
    /**
     * That tree is checked against the schema, its short forms, defaults, paths and implied
     * attributes are written out; all services are in it, and values are as they were written.
     */
    LONG_FORMS,
    /** The project: values in canonical form, the active services and what they use. */
    PROJECT
  }

  private LoadOptions(Builder builder) {
    this.interpolate = builder.interpolate;
    this.normalize = builder.normalize;
    this.resolvePaths = builder.resolvePaths;
    this.checkConsistency = builder.checkConsistency;
    this.resolveEnvironment = builder.resolveEnvironment;
    this.allResources = builder.allResources;
    this.secretsKey = builder.secretsKey;
    this.until = builder.until;
    this.environmentsOf = builder.environmentsOf;
    this.postponed = builder.postponed;
  }

  /** Options that start from {@link #DEFAULT}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Options that start from these. */
  public Builder toBuilder() {
    return new Builder()
        .interpolate(interpolate)
        .normalize(normalize)
        .resolvePaths(resolvePaths)
        .checkConsistency(checkConsistency)
        .resolveEnvironment(resolveEnvironment)
        .allResources(allResources)
        .secretsKey(secretsKey)
        .until(until)
        .environmentsOf(environmentsOf)
        .postponed(postponed);
  }

  /** Whether variables are substituted. */
  public boolean interpolate() {
    return interpolate;
  }

  /** Whether implicit attributes are written out. */
  public boolean normalize() {
    return normalize;
  }

  /** Whether relative paths become absolute. */
  public boolean resolvePaths() {
    return resolvePaths;
  }

  /** Whether services and resources must agree. */
  public boolean checkConsistency() {
    return checkConsistency;
  }

  /** Whether env files are read into the environment. */
  public boolean resolveEnvironment() {
    return resolveEnvironment;
  }

  /** Whether unused networks, volumes, secrets and configs stay. */
  public boolean allResources() {
    return allResources;
  }

  /** The extension of services that names secrets, too. */
  public Optional<String> secretsKey() {
    return secretsKey;
  }

  /** Whether a short form that variables make unreadable stays as it is. */
  boolean keepsUnread() {
    return !interpolate && until == Stage.LONG_FORMS;
  }

  /** How far loading goes. */
  public Stage until() {
    return until;
  }

  /** The services whose env files are read when any are; empty for all. */
  public Optional<Set<String>> environmentsOf() {
    return environmentsOf;
  }

  /** The variables that may be given later. */
  public Postponed postponed() {
    return postponed;
  }

  /** Options in the making. */
  public static final class Builder {

    private boolean interpolate = true;
    private boolean normalize = true;
    private boolean resolvePaths = true;
    private boolean checkConsistency = true;
    private boolean resolveEnvironment = true;
    private boolean allResources;
    private Optional<String> secretsKey = Optional.empty();
    private Stage until = Stage.PROJECT;
    private Optional<Set<String>> environmentsOf = Optional.empty();
    private Postponed postponed = Postponed.NONE;

    private Builder() {}

    /** Whether variables are substituted; they are unless said otherwise. */
    public Builder interpolate(boolean value) {
      this.interpolate = value;
      return this;
    }

    /** Whether implicit attributes are written out; they are unless said otherwise. */
    public Builder normalize(boolean value) {
      this.normalize = value;
      return this;
    }

    /** Whether relative paths become absolute; they do unless said otherwise. */
    public Builder resolvePaths(boolean value) {
      this.resolvePaths = value;
      return this;
    }

    /** Whether services and resources must agree; they must unless said otherwise. */
    public Builder checkConsistency(boolean value) {
      this.checkConsistency = value;
      return this;
    }

    /** Whether env files are read into the environment; they are unless said otherwise. */
    public Builder resolveEnvironment(boolean value) {
      this.resolveEnvironment = value;
      return this;
    }

    /**
     * Whether unused networks, volumes, secrets and configs stay; they go unless said otherwise.
     */
    public Builder allResources(boolean value) {
      this.allResources = value;
      return this;
    }

    /**
     * An extension of services, a mapping whose values start with the names of secrets and may go
     * on behind a colon: those secrets are in use, too. None unless said otherwise.
     */
    public Builder secretsKey(Optional<String> value) {
      this.secretsKey = value;
      return this;
    }

    /** How far loading goes; to the project unless said otherwise. */
    public Builder until(Stage value) {
      this.until = value;
      return this;
    }

    /** The services whose env files are read when any are; all unless said otherwise. */
    public Builder environmentsOf(Optional<Set<String>> value) {
      this.environmentsOf = value.map(Set::copyOf);
      return this;
    }

    /** The variables that may be given later; none unless said otherwise. */
    public Builder postponed(Postponed value) {
      this.postponed = value;
      return this;
    }

    /** The options. */
    public LoadOptions build() {
      return new LoadOptions(this);
    }
  }
}
