package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.StoreMoves;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A word of a comparison, for who reads one and asks what it means.
 *
 * @param word the word, in lower case with hyphens, {@code starts-empty}
 * @param also how it is written besides
 * @param meaning what it means, in sentences
 * @param failOn whether a comparison can be told to fail on it
 */
public record Term(String word, List<String> also, String meaning, boolean failOn) {

  public Term {
    also = List.copyOf(also);
  }

  /** All of them, consequences from the mildest to the worst first. */
  public static List<Term> all() {
    List<Term> terms = new ArrayList<>();
    for (Consequence consequence : Consequence.values()) {
      terms.add(
          new Term(
              consequence.key(),
              List.of(consequence.words()),
              consequence.meaning()
                  + (consequence == Consequence.OTHER_VERSION ? storeSteps() : ""),
              true));
    }
    terms.add(
        new Term(
            FailOn.WIDER,
            List.of("permissions widen"),
            "permissions-wider or network-wider, a service that joins a network too",
            true));
    terms.add(
        new Term(
            FailOn.PUBLIC,
            List.of("opens to the Internet", "faces the Internet", "opens"),
            "a port is open to everybody that was not; what closes is told beside it",
            true));
    terms.add(
        new Term(
            FailOn.COST.replace(":", ""),
            List.of("cost:20%"),
            "the estimate of `c2ecs cost` rises by more percent than are named, at the least or at"
                + " the most",
            true));
    for (NewContent.Meaning meaning : NewContent.Meaning.values()) {
      terms.add(
          new Term(
              meaning.name().toLowerCase(Locale.ROOT), meaning.said(), meaning.explained(), false));
    }
    terms.addAll(ofComments());
    terms.addAll(ofParts());
    return terms;
  }

  /** What to do about it, for any store and with the tools of those that are known. */
  private static String storeSteps() {
    StringBuilder text = new StringBuilder(". Three steps:");
    List<String> steps = StoreMoves.steps("");
    for (int i = 0; i < steps.size(); i++) {
      text.append(i == 0 ? " " : "; ").append(i + 1).append(". ").append(steps.get(i));
    }
    text.append(". What takes the data out and in: ");
    for (String product : StoreMoves.products()) {
      List<String> tools = StoreMoves.tools(product);
      text.append(product)
          .append(' ')
          .append(tools.get(0))
          .append(", then ")
          .append(tools.get(1))
          .append("; ");
    }
    return text.append("others their own tool for backups").toString();
  }

  private static List<Term> ofComments() {
    return List.of(
        said(
            "closes",
            List.of("port closes"),
            "a port does not answer any more, and does not come back: its listener goes"),
        said(
            "gets",
            List.of("gets a managed policy"),
            "a role gets a managed policy, with all that this allows"),
        said(
            "needs",
            List.of("needs a value"),
            "a parameter is new; where `deploy` does not find its value, whoever deploys gives it"),
        said(
            "renamed",
            List.of("is called"),
            "a service, a network or a secret that is nearly the same under another name: who calls"
                + " it by the old one finds nobody, unless the lines that are shown keep it"),
        said(
            "other-content",
            List.of("made of something else", "images"),
            "the template is the same, and what an image is made of is not: files, a build, an"
                + " image of a registry"),
        said(
            "secrets-that-change",
            NewSecret.changes(),
            "the value of a credential in a file that git tracks is another one; the tasks that"
                + " name the version of its secret restart when it is deployed"),
        said(
            "unset",
            List.of("no value is given any more"),
            "a credential has no value here any more: `deploy` keeps what is in AWS"),
        said(
            "two-updates",
            List.of("needs two updates", "AWS would refuse this", "cannot be done"),
            "AWS would refuse it as one update, because what is new is made before what is old is"
                + " removed; `deploy` makes two where that helps"),
        said(
            "cannot-be-deployed",
            List.of("this cannot be deployed", "nothing is compared"),
            "the project has errors, so that there is no template: `c2ecs check` lists them"),
        said(
            "not-known",
            List.of("what an update does is not known"),
            "the first side has errors, so that there is nothing to compare with"),
        said(
            "new-project",
            List.of("a new project"),
            "there was no Compose file: `deploy` makes a stack"),
        said(
            "another-project",
            List.of("other projects"),
            "the name of the project is another one, and so is its stack: the old one stays"),
        said(
            "project-gone",
            List.of("the project is gone"),
            "there is no Compose file any more; its stack stays until `c2ecs down`"),
        said(
            "nothing-restarts",
            List.of("nothing that runs changes"),
            "what changes is changed where it is, and no task stops for it"));
  }

  /** What a part of a project, or of its resources, is called. */
  private static List<Term> ofParts() {
    return List.of(
        said(
            "credential",
            List.of("secret", "build secret"),
            "a value that the template does not have: `deploy` writes it to Secrets Manager, that of"
                + " a variable as a key of the secret of the project; a service that stops before it"
                + " starts again has a secret of its own"),
        said(
            "names-that-mean-the-task-itself",
            List.of(),
            "the names of a service that lead to its own task; of several tasks a name means all"),
        said(
            "zone-rebalancing",
            List.of("AvailabilityZoneRebalancing"),
            "ECS spreads the tasks of a service anew when one zone has more of them; off where only"
                + " one task may run"),
        said(
            "MinimumHealthyPercent".toLowerCase(Locale.ROOT),
            List.of("MaximumPercent"),
            "how many tasks run at the least, and at the most, while new ones take over; 0 and 100:"
                + " the old one stops first. In a Compose file `update_config`"),
        said(
            "service-connect",
            List.of(),
            "the proxy of ECS beside a container by which services reach each other; what it is"
                + " asked for is `x-aws-discovery`"),
        said(
            "approximated",
            List.of("exact", "dropped", "refused"),
            "what becomes of an attribute: the nearest that ECS has, the same, nothing, an error"),
        said(
            "to-replace",
            List.of("replace", "to add", "to change", "to remove"),
            "how many resources CloudFormation makes anew, adds, changes where they are, removes"),
        said(
            "goes",
            List.of("go", "leaves the stack"),
            "a part of the file is not there any more, and its resources are removed; what holds"
                + " files stays in the account"),
        said(
            "permission",
            List.of("may mount", "may write", "may read", "may act as root"),
            "what a task may do with a volume or a secret, by its role"),
        said("volume-at", List.of(), "where a container finds a volume"),
        said("container", List.of(), "a container of a task, most often the one of a service"),
        said(
            "size",
            List.of("vCPU", "memory", "memory limit"),
            "what a task has of processors and memory; ECS rounds up"),
        said(
            "autoscaling",
            List.of("autoscaling min", "autoscaling max"),
            "between how many tasks a service has by its load, `x-aws-autoscaling`"),
        said(
            "linux",
            List.of("cap", "volumes_from", "restart_policy"),
            "what a container may ask of the kernel, whose files it has, and when it is started"
                + " again"),
        said(
            "helper-image",
            List.of("x-aws-helper_image, which runs first in the task"),
            "an image that prepares files before the containers of a task start"),
        said(
            "not-compared",
            List.of("if its value differs", "if its content differs", "which git does not track"),
            "what is in a file that git does not track, or in a variable of the shell, is not known"
                + " where it is not there; `deploy` compares it with what is in AWS"));
  }

  private static Term said(String word, List<String> also, String meaning) {
    return new Term(word, also, meaning, false);
  }

  /** The term that somebody writes, with hyphens or spaces, in capitals or not. */
  public static Optional<Term> of(String written) {
    String wanted = plain(written);
    return all().stream()
        .filter(
            term ->
                term.word().equals(wanted)
                    || term.also().stream().anyMatch(other -> plain(other).equals(wanted)))
        .findFirst();
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[ ,_-]+", "-");
  }
}
