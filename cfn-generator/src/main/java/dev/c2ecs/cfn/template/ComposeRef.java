package dev.c2ecs.cfn.template;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * The part of a Compose file that a part of a template comes from.
 *
 * @param kind what a user of Compose calls it
 * @param name its name in the file; empty for what a project has once
 * @param path its place in the file: that of the thing itself, {@code services.web}, or of the
 *     attribute of it that asks for the part, {@code services.web.ports[0]}
 */
public record ComposeRef(Kind kind, String name, TreePath path) {

  /** What a template is made from, in reading order. */
  public enum Kind {
    /** What all services share, and what the overlay adds. */
    PROJECT("project", ""),
    NETWORK("network", "networks"),
    VOLUME("volume", "volumes"),
    SECRET("secret", "secrets"),
    /** What the ports of several services share. */
    LOAD_BALANCER("load balancer", ""),
    SERVICE("service", "services");

    private final String word;
    private final String section;

    Kind(String word, String section) {
      this.word = word;
      this.section = section;
    }

    /** What it is called in a sentence. */
    public String word() {
      return word;
    }
  }

  /** Of something whose origin is not known, such as a template that others wrote. */
  public static final ComposeRef NONE = new ComposeRef(Kind.PROJECT, "", TreePath.ROOT);

  /** The project itself. */
  public static final ComposeRef PROJECT = new ComposeRef(Kind.PROJECT, "", TreePath.of("name"));

  /** The published ports of all services. */
  public static final ComposeRef ALL_PORTS =
      new ComposeRef(Kind.LOAD_BALANCER, "", TreePath.of("services", "*", "ports"));

  private static final Kind[] NAMED = {Kind.SERVICE, Kind.NETWORK, Kind.VOLUME, Kind.SECRET};

  /** The thing with a name; of a kind that has names. */
  public static ComposeRef of(Kind kind, String name) {
    return new ComposeRef(kind, name, TreePath.of(kind.section, name));
  }

  /** The part at a path. */
  public static ComposeRef of(TreePath path) {
    if (path.equals(ALL_PORTS.path)) {
      return ALL_PORTS;
    }
    for (Kind kind : NAMED) {
      Optional<String> name = path.nameIn(kind.section);
      if (name.isPresent()) {
        return new ComposeRef(kind, name.get(), path);
      }
    }
    return new ComposeRef(Kind.PROJECT, "", path);
  }

  /** Whether it is known. */
  public boolean isKnown() {
    return !path.isRoot();
  }

  /** The thing itself, where this is an attribute of it. */
  public ComposeRef whole() {
    return name.isEmpty() ? this : of(kind, name);
  }

  /** The path as people read it; templates have {@link OriginText}. */
  @Override
  public String toString() {
    return path.toString();
  }
}
