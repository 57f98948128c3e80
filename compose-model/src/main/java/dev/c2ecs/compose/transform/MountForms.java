package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.shortform.MountSpec;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the short form of mounts out. */
final class MountForms {

  private static final Pattern ONE_LETTER = Pattern.compile("(?s)[a-zA-Z]:/.*");

  private MountForms() {}

  /**
   * The long form of a mount, its target without {@code .} and {@code ..}; that of one that is long
   * already stays as it is until implied attributes are written out.
   */
  static Node expand(Node node, TreePath path, Reporter reporter) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return node;
    }
    try {
      MountSpec spec = MountSpec.parse(scalar.text());
      warnOfDrive(spec, node, path, reporter);
      Mapping mount = shortMount(spec, node.origin());
      return MountSpec.isShort(scalar.text()) ? mount.without("volume") : mount;
    } catch (MalformedValueException e) {
      reporter.report(
          Diagnostic.at(
              ReadCode.INVALID_MOUNT,
              path,
              node.origin(),
              "the mount is malformed: " + e.reason(),
              "write SOURCE:TARGET or SOURCE:TARGET:ro"));
      return node;
    }
  }

  private static void warnOfDrive(MountSpec spec, Node node, TreePath path, Reporter reporter) {
    if (spec.source().isEmpty() && ONE_LETTER.matcher(spec.target()).matches()) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              path,
              node.origin(),
              path
                  + " is read as an anonymous volume at `"
                  + spec.target()
                  + "`: one letter before a colon is a drive of Windows",
              "give the volume a name of two letters or more"));
    }
  }

  private static Mapping shortMount(MountSpec spec, Origin origin) {
    boolean bind = spec.type() == MountSpec.Type.BIND;
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("type", Scalar.string(bind ? "bind" : "volume", origin));
    if (!spec.source().isEmpty()) {
      entries.put("source", Scalar.string(spec.source(), origin));
    }
    entries.put("target", Scalar.string(UnixPath.clean(spec.target()), origin));
    if (spec.readOnly()) {
      entries.put("read_only", Scalar.bool(true, origin));
    }
    Mapping options = bindOptions(spec, origin);
    if (bind || !options.entries().isEmpty()) {
      entries.put("bind", options);
    }
    if (!bind || spec.nocopy()) {
      Mapping none = Mapping.empty(origin);
      entries.put("volume", spec.nocopy() ? none.with("nocopy", Scalar.bool(true, origin)) : none);
    }
    return new Mapping(entries, origin);
  }

  /** What a bind mount can be told; the reference keeps it for a volume too. */
  private static Mapping bindOptions(MountSpec spec, Origin origin) {
    Map<String, Node> options = new LinkedHashMap<>();
    if (!spec.selinux().isEmpty()) {
      options.put("selinux", Scalar.string(spec.selinux(), origin));
    }
    if (!spec.propagation().isEmpty()) {
      options.put("propagation", Scalar.string(spec.propagation(), origin));
    }
    if (spec.type() == MountSpec.Type.BIND) {
      options.put("create_host_path", Scalar.bool(true, origin));
    }
    return new Mapping(options, origin);
  }
}
