package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.transform.Merger;
import dev.c2ecs.compose.transform.ResourceSteps;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports the models of included files.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/include/">Compose specification,
 *     Include</a>
 */
final class Includes {

  /** The deepest nesting of includes. */
  static final int MAX_CHAIN = 50;

  /** The most files that a project includes, one counted as often as it is included. */
  static final int MAX_FILES = 1000;

  private final Sources sources;
  private final LoadErrors reporter;
  private final String home;

  Includes(Sources sources, LoadErrors reporter, String home) {
    this.sources = sources;
    this.reporter = reporter;
    this.home = home;
  }

  /**
   * The document with everything that it includes below its own definitions.
   *
   * @param directives what the document resets or overrides
   */
  Mapping apply(Mapping doc, FileSet set, List<YamlDocument.Directive> directives) {
    Optional<Node> include = doc.get("include");
    if (include.isEmpty() || !(include.get() instanceof Sequence list)) {
      return doc;
    }
    Mapping result = doc.without("include");
    for (int i = 0; i < list.items().size(); i++) {
      Optional<Mapping> imported = load(list.items().get(i), set, i);
      if (imported.isPresent()) {
        result =
            Merger.merge(
                ModelLoader.withoutDirectives(sections(imported.get()), directives),
                result,
                reporter);
      } else {
        reporter.missesPart();
      }
    }
    return result;
  }

  private static Mapping sections(Mapping imported) {
    Map<String, Node> entries = new LinkedHashMap<>(imported.entries());
    entries.keySet().retainAll(ResourceSteps.SECTIONS);
    return imported.withEntries(entries);
  }

  private Optional<Mapping> load(Node item, FileSet set, int index) {
    Origin origin = item.origin();
    TreePath at = TreePath.of("include").item(index);
    Mapping include = item instanceof Mapping mapping ? mapping : Mapping.empty(origin);
    List<String> paths =
        item instanceof Scalar scalar ? List.of(scalar.text()) : texts(include, "path");
    if (paths.isEmpty()) {
      fail(ReadCode.INCLUDE, at, origin, "the include names no file", "add `path: …`");
      return Optional.empty();
    }
    List<Sources.ComposeFile> files = new ArrayList<>();
    for (String path : paths) {
      String absolute = Sources.resolve(set.directory(), path);
      if (set.chain().size() > MAX_CHAIN) {
        fail(
            ReadCode.INCLUDE,
            at,
            origin,
            "includes are nested more than " + MAX_CHAIN + " levels deep",
            "");
        return Optional.empty();
      }
      if (set.chain().contains(absolute)) {
        fail(
            ReadCode.INCLUDE,
            at,
            origin,
            "the files include each other in a circle: "
                + String.join(" → ", set.chain().stream().map(sources::label).toList())
                + " → "
                + sources.label(absolute),
            "");
        return Optional.empty();
      }
      if (sources.countInclude() > MAX_FILES) {
        fail(ReadCode.INCLUDE, at, origin, "more than " + MAX_FILES + " files are included", "");
        return Optional.empty();
      }
      sources.compose(absolute, origin).ifPresent(files::add);
    }
    if (files.size() < paths.size()) {
      return Optional.empty();
    }
    return loadFiles(files, include, set);
  }

  private Optional<Mapping> loadFiles(
      List<Sources.ComposeFile> files, Mapping include, FileSet set) {
    String first = files.get(0).path();
    String directory =
        include
            .text("project_directory")
            .map(path -> UnixPath.resolve(set.directory(), path))
            .orElse(UnixPath.clean(first + "/.."));
    List<String> chain = new ArrayList<>(set.chain());
    files.forEach(file -> chain.add(file.path()));
    FileSet included =
        new FileSet(
            files,
            directory,
            Optional.of(set.baseOf(directory)),
            variables(include, directory, set),
            set.options(),
            chain);
    return new ModelLoader(sources, reporter, home).load(included);
  }

  private Variables variables(Mapping include, String directory, FileSet set) {
    List<String> named = texts(include, "env_file");
    List<String> files = new ArrayList<>();
    if (named.isEmpty()) {
      String implied = directory + "/.env";
      if (sources.exists(implied) && !sources.isDirectory(implied)) {
        files.add(implied);
      }
    }
    for (String name : named) {
      if (!name.equals("/dev/null")) {
        files.add(UnixPath.resolve(set.directory(), name));
      }
    }
    return new EnvFiles(sources, reporter).behind(set.variables(), files, include.origin());
  }

  private static List<String> texts(Mapping mapping, String key) {
    Optional<Node> node = mapping.get(key);
    if (node.isPresent() && node.get() instanceof Sequence list) {
      return list.items().stream()
          .filter(Scalar.class::isInstance)
          .map(item -> ((Scalar) item).text())
          .toList();
    }
    return mapping.text(key).map(List::of).orElse(List.of());
  }

  private void fail(ReadCode code, TreePath path, Origin origin, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, origin, message, hint));
  }
}
