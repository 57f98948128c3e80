package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diff.ImageWords;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.report.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is made of something else while the template is the same: images, files, credentials. */
final class ContentText {

  private static final int MOST_FILES = 5;

  private ContentText() {}

  /** What the part of a comment is called. */
  static String title(Comparison comparison) {
    boolean images = comparison.contents().stream().allMatch(NewContent::isOfRegistry);
    return images && !comparison.contents().isEmpty() ? "Images" : "Made of something else";
  }

  /** A list of Markdown, service by service; empty for nothing. */
  static String contents(Comparison comparison) {
    Map<String, Set<String>> byService = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    for (NewContent one : comparison.contents()) {
      if (one.isUnknown()) {
        unknown.add(
            head(comparison, one.service()) + Markdown.code(one.said()) + "; " + one.follows());
        continue;
      }
      String words =
          one.before().isEmpty()
              ? Markdown.code(one.said()) + files(one)
              : Markdown.text(one.what())
                  + " "
                  + Markdown.code(ImageWords.brief(one.before().get()))
                  + " → "
                  + Markdown.code(ImageWords.brief(one.after().orElse("")));
      byService.computeIfAbsent(one.service(), key -> new TreeSet<>()).add(words);
    }
    List<String> lines = new ArrayList<>();
    byService.forEach(
        (service, what) ->
            lines.add(
                head(comparison, service)
                    + comparison.after().restarts(service).words()
                    + ": "
                    + String.join(", ", what)));
    lines.addAll(unknown);
    return ReviewText.list(lines, Integer.MAX_VALUE);
  }

  private static String head(Comparison comparison, String service) {
    return "**" + Markdown.text(service) + "** " + at(comparison, service);
  }

  private static String at(Comparison comparison, String service) {
    String place = comparison.place(ComposeRef.of(ComposeRef.Kind.SERVICE, service));
    return place.isEmpty() ? "" : "(" + Markdown.code(place) + ") ";
  }

  /** The first files of a directory that differ. */
  private static String files(NewContent one) {
    if (one.files().isEmpty()) {
      return "";
    }
    return " (" + Names.shown(one.files().stream().map(Markdown::code).toList(), MOST_FILES) + ")";
  }

  /** A list of Markdown; empty for nothing. */
  static String secrets(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    for (NewSecret one : comparison.secrets()) {
      String follow = one.consequences();
      lines.add(
          Markdown.text(one.kind())
              + " "
              + Markdown.code(one.name())
              + (one.services().isEmpty()
                  ? ""
                  : " of " + Markdown.text(String.join(", ", one.services())))
              + ": "
              + Markdown.text(one.happens())
              + (follow.isEmpty() ? "" : "; " + Markdown.text(follow)));
    }
    return ReviewText.list(lines, Integer.MAX_VALUE);
  }
}
