package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of the mounts of an application, from what is said of them. */
final class RealworldData {

  static final String TEXT =
      """

      ## What is delivered, what is data, what starts empty

      Files are delivered in images. Volumes and directories that are written are file systems: those of the second column start with what an image has, or with the files of the project that git tracks, the others with nothing. A directory with `!` has files here that its file system does not get: the applications lie here without their repositories, so that no file of them is a seed.

      | application | delivered | data that starts with files | data that starts empty |
      |---|---|---|---|
      """;

  private static final Pattern FILES =
      Pattern.compile("host to mount them from: (.*); the parameter", Pattern.DOTALL);
  private static final Pattern DIRECTORY = Pattern.compile("the directory (\\S+) is data");
  private static final Pattern VOLUME =
      Pattern.compile("volume (\\S+) is an EFS file system(.* the image of (\\S+) )?");

  /** Where applications lie on this machine. */
  private static final Pattern HERE = Pattern.compile("^/.*/realworld/[^/]+/");

  private static final int NAMED = 12;

  private RealworldData() {}

  static String row(Object application, List<Object> diagnostics) {
    Set<String> delivered = new TreeSet<>();
    Set<String> filled = new TreeSet<>();
    Set<String> empty = new TreeSet<>();
    for (Object one : diagnostics) {
      Map<String, Object> diagnostic = Template.map(one);
      String message = String.valueOf(diagnostic.get("message"));
      switch (String.valueOf(diagnostic.get("code"))) {
        case "C2E351" -> delivered.addAll(sources(message));
        case "C2E352" -> {
          Matcher directory = DIRECTORY.matcher(message);
          if (directory.find()) {
            empty.add(directory.group(1) + (message.contains(": the files") ? " !" : ""));
          }
        }
        case "C2E353" -> {
          Matcher directory = DIRECTORY.matcher(message);
          if (directory.find()) {
            filled.add(directory.group(1) + " (project)");
          }
        }
        case "C2E320" -> {
          Matcher volume = VOLUME.matcher(message);
          if (volume.find() && volume.group(3) != null) {
            filled.add(volume.group(1) + " (image of " + volume.group(3) + ")");
          } else if (volume.find(0)) {
            empty.add(volume.group(1));
          }
        }
        default -> {}
      }
    }
    return String.format(
        "| %s | %s | %s | %s |%n", application, words(delivered), words(filled), words(empty));
  }

  private static List<String> sources(String message) {
    List<String> sources = new ArrayList<>();
    Matcher files = FILES.matcher(message);
    if (files.find()) {
      for (String file : files.group(1).split(", ", -1)) {
        if (file.contains(" at ")) {
          sources.add(HERE.matcher(file.substring(0, file.indexOf(" at "))).replaceFirst("…/"));
        }
      }
    }
    return sources;
  }

  private static String words(Set<String> names) {
    if (names.isEmpty()) {
      return "–";
    }
    String words = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() > NAMED ? words + " and " + (names.size() - NAMED) + " more" : words;
  }
}
