package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.template.ComposeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A change of the user, in the words of Compose where there is a word for it.
 *
 * @param logicalId the resource in which it was found
 * @param origin the part of the Compose file that the resource comes from; not known for the
 *     project
 * @param kind what was changed
 * @param name which of its kind, {@code LOG_LEVEL}; empty where there is one only
 * @param container the container of the task, when it is not the one of the service itself
 * @param before the text before, fit for a screen: credentials are hidden; empty for none
 * @param after the text now
 */
public record TemplateChange(
    String logicalId,
    ComposeRef origin,
    Kind kind,
    String name,
    String container,
    Optional<String> before,
    Optional<String> after) {

  public TemplateChange {
    String shown = name;
    boolean isPlain = kind == Kind.ATTRIBUTE || kind == Kind.PROPERTY;
    before = before.map(value -> isPlain ? masked(shown, value) : value);
    after = after.map(value -> isPlain ? masked(shown, value) : value);
  }

  /**
   * The same as others may see it; a content that is another one is told so.
   *
   * @param hidden takes out of a text what nobody may see
   */
  TemplateChange concealed(UnaryOperator<String> hidden) {
    Optional<String> old = before.map(hidden);
    Optional<String> now = after.map(hidden);
    boolean isOther = !old.equals(before) && old.isPresent() && old.equals(now);
    return new TemplateChange(
        logicalId, origin, kind, name, container, old, isOther ? Optional.of("new content") : now);
  }

  /** A value without what a part of its path, behind the resource, says is a credential. */
  private static String masked(String path, String value) {
    boolean isReference = value.startsWith("${") || value.startsWith("!");
    List<String> parts = List.of(path.split("[. ]", -1));
    return !isReference
            && parts.subList(1, parts.size()).stream()
                .anyMatch(part -> isHidden(part.replaceFirst("(?<=\\w)Value$", ""), value))
        ? Masked.HIDDEN
        : value;
  }

  /** A text that names the place of a credential is none, unless its own name says so. */
  private static boolean isHidden(String name, String value) {
    return Credentials.looksLike(name, value)
        && (Credentials.isName(name) || Credentials.isContent(value));
  }

  /** Whether another image runs first in the task, before its containers and beside their files. */
  public boolean isHelperImage() {
    return name.equals(ComposeTerms.HELPER) && before.isPresent() && after.isPresent();
  }

  /** Whether it only says which names mean the task: why they do is written somewhere else. */
  public boolean followsFromNames() {
    return name.equals(ComposeTerms.OWN_NAMES);
  }

  /** What can be changed, in the order in which it is told. */
  public enum Kind {
    IMAGE("image"),
    COMMAND("command"),
    ENVIRONMENT("environment"),
    SECRET("secret"),
    /** A variable whose value is a key of a secret that the project writes. */
    CREDENTIAL("credential"),
    PORT("ports"),
    REPLICAS("replicas"),
    SIZE("size"),
    HEALTH("healthcheck"),
    MOUNT("volume at"),
    NETWORK("networks"),
    CONTAINER("container"),
    PERMISSION("permission"),
    /** An attribute of Compose that is named by {@link TemplateChange#name}. */
    ATTRIBUTE(""),
    /** A property that Compose has no word for. */
    PROPERTY("");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Its name in a Compose file. */
    public String word() {
      return word;
    }
  }

  /** All words that what was changed can begin with, but for those of overlays and templates. */
  public static Set<String> words() {
    Set<String> words = new TreeSet<>(ComposeWords.all());
    words.addAll(List.of(ComposeTerms.OWN_NAMES, ComposeTerms.HELPER));
    for (Kind kind : Kind.values()) {
      words.add(kind.word());
    }
    words.remove("");
    return words;
  }

  /** What was changed: {@code environment LOG_LEVEL}. */
  public String subject() {
    String own = (kind.word() + " " + name).strip();
    return container.isEmpty() ? own : container + ": " + own;
  }

  /** Whether the same was changed in the same way; where is another question. */
  public boolean saysTheSameAs(TemplateChange other) {
    return subject().equals(other.subject())
        && before.equals(other.before)
        && after.equals(other.after);
  }
}
