package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cli.deploy.ProjectFiles;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.source.DockerIgnore;
import dev.c2ecs.cli.source.StoredEntry;
import dev.c2ecs.cli.source.StoredFiles;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.FileReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What images are made of, as prints: a template names an image by a parameter, so that the files
 * in it can change and the template does not. What a file is for tells it, not where it lies: a
 * directory with another name and the same files is the same.
 */
public final class ContentPrints {

  /** What an image of a registry is for people. */
  static final String IMAGE = "image";

  private static final int LONGEST_IGNORE = 1 << 20;
  private static final int DEEPEST = 64;
  private static final int COMMIT = 12;

  /** Begins the roles of what is added to an image, which comes and goes by itself. */
  private static final String ADDED = "added ";

  /** Begins what a build is given beside its files. */
  private static final String OPTION = "build.";

  /**
   * Something whose content counts.
   *
   * @param service the service that it is for
   * @param role what it is to it
   */
  public record Thing(String service, String role) implements Comparable<Thing> {
    @Override
    public int compareTo(Thing other) {
      int first = service.compareTo(other.service);
      return first != 0 ? first : role.compareTo(other.role);
    }

    /** Whether it is told when only one side has it. */
    boolean comes() {
      return role.startsWith(ADDED);
    }

    /** Whether it is a choice of a build, which may have been made or not. */
    boolean isOption() {
      return role.startsWith(OPTION);
    }
  }

  /**
   * A content.
   *
   * @param what what it is for people: {@code build ./app}, {@code file ./nginx.conf}
   * @param text what is compared
   * @param shown what may be shown of it: the name of an image, a commit
   * @param entries the prints of the files in a directory, by their names in it
   * @param known whether it can be read here
   */
  public record Print(
      String what,
      String text,
      Optional<String> shown,
      Map<String, String> entries,
      boolean known) {

    /** A content that is no directory. */
    Print(String what, String text, Optional<String> shown) {
      this(what, text, shown, Map.of(), true);
    }

    /** Whether it comes from somewhere else, and one of both cannot be read here. */
    boolean isUnknownBeside(Print old) {
      return !what.equals(old.what) && !(known && old.known);
    }

    /** The same where the choice is not made. */
    Print none() {
      return new Print(what, "", Optional.of("(none)"));
    }

    /** The files that are there on one side only or differ, sorted. */
    List<String> differing(Print other) {
      Set<String> names = new TreeSet<>(entries.keySet());
      names.addAll(other.entries.keySet());
      names.removeIf(
          name -> name.isEmpty() || Objects.equals(entries.get(name), other.entries.get(name)));
      return List.copyOf(names);
    }
  }

  private final FileAccess files;
  private final StoredFiles stored;
  private final ProjectFiles project;
  private final Map<String, Tree> trees = new HashMap<>();
  private final Map<Thing, Print> prints = new TreeMap<>();

  /** What is in a directory: its print, the submodules in it, and what Git LFS keeps of it. */
  private record Tree(
      String text,
      Map<String, String> submodules,
      Map<String, String> pointers,
      Map<String, String> entries,
      boolean known) {

    Tree(String text, Map<String, String> submodules, Map<String, String> entries) {
      this(text, submodules, Map.of(), entries, true);
    }
  }

  private ContentPrints(FileAccess files, StoredFiles stored, ProjectFiles project) {
    this.files = files;
    this.stored = stored;
    this.project = project;
  }

  /**
   * The prints of a project.
   *
   * @param stored the same files as git keeps them
   * @param delivered what its files are delivered from
   */
  public static Map<Thing, Print> of(
      List<NeededImage> images, FileAccess files, StoredFiles stored, ProjectFiles delivered) {
    ContentPrints all = new ContentPrints(files, stored, delivered);
    for (NeededImage image : images) {
      image.services().forEach(service -> all.image(service, image));
    }
    return all.prints;
  }

  private void image(String service, NeededImage image) {
    if (image.base() instanceof NeededImage.Built built) {
      build(service, built.build());
    } else if (image.base() instanceof NeededImage.OfRegistry base) {
      put(service, IMAGE, new Print(IMAGE, base.image(), Optional.of(base.image())));
    }
    for (AddedFile file : image.files()) {
      String role = ADDED + file.shownAt();
      String said = file.uid() + " " + file.gid() + " " + file.mode() + " ";
      if (file.source() instanceof AddedFile.File one) {
        tree(service, role, "file", one.path(), said, false, DockerIgnore.NONE);
      } else if (file.source() instanceof AddedFile.Directory many) {
        tree(service, role, "directory", many.path(), said, false, DockerIgnore.NONE);
      } else if (file.source() instanceof AddedFile.Seed seed) {
        tree(service, role, "directory", seed.path(), said, true, DockerIgnore.NONE);
      } else if (file.source() instanceof AddedFile.Variable variable) {
        String value = project.variables().getOrDefault(variable.name(), "");
        put(
            service,
            role,
            new Print(
                "variable " + variable.name(),
                said + digest(value),
                Optional.empty(),
                Map.of(),
                project.variables().containsKey(variable.name())));
      } else {
        put(
            service,
            role,
            new Print(
                "content of " + file.shownAt(), said + text(file.source()), Optional.empty()));
      }
    }
  }

  private String text(AddedFile.Source source) {
    if (source instanceof AddedFile.Text text) {
      return digest(text.text());
    }
    return source.toString();
  }

  private void build(String service, Build build) {
    String context = build.context();
    boolean here = context.startsWith("/");
    if (here) {
      String dockerfile =
          Path.of(context).resolve(build.dockerfile().orElse("Dockerfile")).toString();
      DockerIgnore ignore = ignore(context, dockerfile);
      tree(service, IMAGE, "build", context, "", false, ignore);
      if (build.dockerfileInline().isEmpty()) {
        tree(service, "dockerfile", "file", dockerfile, "", false, DockerIgnore.NONE);
      }
    }
    build
        .additionalContexts()
        .forEach(
            (name, place) -> {
              if (place.startsWith("/")) {
                DockerIgnore ignore = ignore(place, place + "/Dockerfile");
                tree(service, "context " + name, "build context", place, "", false, ignore);
              }
            });
    option(service, "target", build.target().orElse(""));
    option(service, "dockerfile", build.dockerfile().map(project::shown).orElse(""));
    option(service, "platforms", String.join(", ", build.platforms()));
    option(
        service,
        "secrets",
        String.join(", ", build.secrets().stream().map(FileReference::source).toList()));
    if (!here) {
      option(service, "context", context);
    }
    build.args().forEach((name, value) -> option(service, "args." + name, value));
    String said = build.withoutChoices().toString();
    put(
        service,
        "build options",
        new Print(
            "build options", digest(here ? said.replace(context, ".") : said), Optional.empty()));
  }

  /** A choice of a build that is shown, unless it is a credential. */
  private void option(String service, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    String last = name.substring(name.indexOf('.') + 1);
    boolean hidden = !name.equals("secrets") && Credentials.looksLike(last, value);
    String shown = hidden ? Masked.HIDDEN : Masked.words(value);
    put(
        service,
        OPTION + name,
        new Print(
            OPTION + name,
            digest(value),
            shown.contains(Masked.HIDDEN) ? Optional.empty() : Optional.of(shown)));
  }

  private DockerIgnore ignore(String context, String dockerfile) {
    for (String name : List.of(dockerfile + ".dockerignore", context + "/.dockerignore")) {
      try {
        Path path = Path.of(name);
        if (files.isRegularFile(path)) {
          byte[] bytes = files.read(path, LONGEST_IGNORE);
          return DockerIgnore.of(new String(bytes, StandardCharsets.UTF_8));
        }
      } catch (IOException | InvalidPathException e) {
        // the builder says what it cannot read
        return DockerIgnore.NONE;
      }
    }
    return DockerIgnore.NONE;
  }

  private void tree(
      String service,
      String role,
      String what,
      String path,
      String said,
      boolean tracked,
      DockerIgnore ignore) {
    String key = path + "\n" + tracked + (what.startsWith("build") ? "\n" + what : "");
    // Services often share a context, which may be large.
    Tree tree = trees.computeIfAbsent(key, asked -> tree(path, tracked, ignore));
    String name = what + " " + project.shown(path);
    put(
        service,
        role,
        new Print(name, said + tree.text(), Optional.empty(), tree.entries(), tree.known()));
    tree.submodules()
        .forEach(
            (where, commit) ->
                put(
                    service,
                    "submodule " + where,
                    new Print(
                        "submodule " + where,
                        commit,
                        Optional.of(commit.substring(0, Math.min(COMMIT, commit.length()))))));
    tree.pointers()
        .forEach(
            (where, oid) ->
                put(
                    service,
                    "Git LFS " + where,
                    new Print("Git LFS file " + where, oid, Optional.empty())));
  }

  private void put(String service, String role, Print print) {
    prints.put(new Thing(service, role), print);
  }

  private static String digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8)).text();
  }

  private Tree tree(String source, boolean tracked, DockerIgnore ignore) {
    Map<String, String> entries = new TreeMap<>();
    Map<String, String> submodules = new TreeMap<>();
    Map<String, String> pointers = new TreeMap<>();
    try {
      Path root = Path.of(source);
      Optional<StoredFiles.Inner> inner = stored.submodule(root);
      if (inner.isPresent()) {
        submodules.put(project.shown(inner.get().path().toString()), inner.get().commit());
        return new Tree("in a submodule", submodules, Map.of());
      }
      StoredEntry entry = stored.entry(root);
      if (files.isDirectory(root)) {
        new Walk(root, tracked, ignore, entries, submodules, pointers).add(root, 1);
      } else {
        StoredFiles.Content content = stored.content(root, root);
        boolean executable = entry instanceof StoredEntry.Plain plain && plain.executable();
        entries.put("", executable + content.text());
        if (content.pointer()) {
          pointers.put(project.shown(source), content.text());
        }
      }
    } catch (IOException | InvalidPathException e) {
      // what cannot be read is reported where it is needed
      return new Tree("unreadable", submodules, pointers, Map.of(), false);
    }
    StringBuilder all = new StringBuilder();
    entries.forEach((name, print) -> all.append(digest(name)).append(print).append('\n'));
    return new Tree(digest(all.toString()), submodules, pointers, entries, true);
  }

  /** What is delivered of a directory; links are links there too. */
  private final class Walk {
    private final Path root;
    private final boolean tracked;
    private final DockerIgnore ignore;
    private final Map<String, String> entries;
    private final Map<String, String> submodules;
    private final Map<String, String> pointers;

    Walk(
        Path root,
        boolean tracked,
        DockerIgnore ignore,
        Map<String, String> entries,
        Map<String, String> submodules,
        Map<String, String> pointers) {
      this.root = root;
      this.tracked = tracked;
      this.ignore = ignore;
      this.entries = entries;
      this.submodules = submodules;
      this.pointers = pointers;
    }

    private void add(Path directory, int depth) throws IOException {
      for (Path child : files.children(directory)) {
        String name = root.relativize(child).toString().replace('\\', '/');
        StoredEntry entry = stored.entry(child);
        if (entry instanceof StoredEntry.Submodule submodule) {
          if (!ignore.leavesOut(name)) {
            entries.put(name, "submodule");
            submodules.put(project.shown(child.toString()), submodule.commit());
          }
        } else if (project.known().have(root, child, tracked)) {
          if (!(entry instanceof StoredEntry.Folder)) {
            if (!ignore.leavesOut(name)) {
              put(name, child, entry);
            }
          } else if (depth < DEEPEST) {
            add(child, depth + 1);
          }
        }
      }
    }

    private void put(String name, Path child, StoredEntry entry) throws IOException {
      if (entry instanceof StoredEntry.Link link) {
        entries.put(name, "link " + link.text());
      } else if (entry instanceof StoredEntry.Plain plain) {
        StoredFiles.Content content = stored.content(root, child);
        entries.put(name, plain.executable() + content.text());
        if (content.pointer()) {
          pointers.put(project.shown(child.toString()), content.text());
        }
      }
    }
  }
}
