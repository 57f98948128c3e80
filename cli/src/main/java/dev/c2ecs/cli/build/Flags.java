package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The flags of the build of a builder, which its own help lists: versions differ. */
final class Flags {

  private static final Pattern FLAG = Pattern.compile("(?m)^\\s+(?:-\\w, )?(--[a-z][a-z-]*)");

  private Flags() {}

  /** The flags that a help lists. */
  static Set<String> of(String help) {
    Set<String> flags = new TreeSet<>();
    Matcher matcher = FLAG.matcher(help);
    while (matcher.find()) {
      flags.add(matcher.group(1));
    }
    return flags;
  }

  /** What builders have flags for since some version only, and the attribute that needs it. */
  static Map<String, String> wanted(BuildRequest request) {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (!request.secrets().isEmpty()) {
      wanted.put("--secret", "secrets");
    }
    if (!request.ssh().isEmpty()) {
      wanted.put("--ssh", "ssh");
    }
    if (!request.contexts().isEmpty()) {
      wanted.put("--build-context", "additional_contexts");
    }
    if (!request.cacheTo().isEmpty()) {
      wanted.put("--cache-to", "cache_to");
    }
    if (request.shmSize().isPresent()) {
      wanted.put("--shm-size", "shm_size");
    }
    if (!request.ulimits().isEmpty()) {
      wanted.put("--ulimit", "ulimits");
    }
    if (!request.extraHosts().isEmpty()) {
      wanted.put("--add-host", "extra_hosts");
    }
    return wanted;
  }

  /** The problems with the flags that a builder does not have. */
  static List<Problem> missing(Builder builder, Set<String> flags, Map<String, String> wanted) {
    List<Problem> problems = new ArrayList<>();
    wanted.forEach(
        (flag, attribute) -> {
          if (!flags.contains(flag)) {
            problems.add(
                cannot(
                    attribute,
                    "this version of " + builder.name() + " builds without " + flag,
                    "use another builder, or a newer one"));
          }
        });
    return problems;
  }

  /** What a builder cannot do. */
  static Problem cannot(String attribute, String words, String hint) {
    return new Problem(DeployCode.BUILD_UNSUPPORTED, attribute, words, hint);
  }
}
