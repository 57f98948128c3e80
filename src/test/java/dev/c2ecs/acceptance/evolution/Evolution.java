package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.evolution.Account.Outcome;
import dev.c2ecs.acceptance.evolution.Account.Prophecy;
import dev.c2ecs.acceptance.evolution.Sequence.Fate;
import dev.c2ecs.acceptance.evolution.Sequence.Step;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/**
 * Deploys sequences of changes, each on an account of its own, and holds what is said before an
 * update against what comes of it.
 */
final class Evolution {

  static final String STACK = "shop";

  static final Template NOTHING = new Template("", List.of(), List.of(), List.of());

  private final Supplier<Account> accounts;
  private final Account.Oracle oracle;
  private final Tally tally = new Tally();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * Something that must not be.
   *
   * @param sequence where
   * @param step after which change, from 0; -1 before the first
   * @param rule what does not hold
   * @param what what was seen
   */
  record Finding(Sequence sequence, int step, Rule rule, String what) {
    /** In one line. */
    String line() {
      return "sequence "
          + sequence.seed()
          + (step < 0 ? "" : ", change " + (step + 1) + " " + sequence.steps().get(step).change())
          + ": "
          + rule
          + ": "
          + what;
    }
  }

  /** What must hold. */
  enum Rule {
    CREATED,
    NO_UPDATE_FAILS_UNPREDICTED,
    THE_WAY_THAT_IS_TOLD_IS_ONE,
    A_BROKEN_UPDATE_IS_ROLLED_BACK,
    A_ROLLBACK_LEADS_BACK,
    NOTHING_STATEFUL_IS_LOST,
    THE_STACK_EQUALS_A_FRESH_ONE,
    NOTHING_IS_LEFT_OVER,
    DOWN_REMOVES_ALL,
    WHAT_STAYS_IS_SAID
  }

  Evolution(Supplier<Account> accounts, Account.Oracle oracle) {
    this.accounts = accounts;
    this.oracle = oracle;
  }

  Tally tally() {
    return tally;
  }

  /** What was said to fail and does not. */
  List<String> wrong() {
    return wrong;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Deploys a project, changes it ten times, compares it with a fresh one, and removes it. */
  void play(Sequence sequence) {
    sequence.refused().changes().forEach((c, n) -> tally.add(c, Tally.Count.REFUSED, n));
    Play play = new Play(sequence);
    if (play.create()) {
      for (int i = 0; i < sequence.steps().size() && play.isUsable; i++) {
        play.change(i);
      }
      if (play.isUsable) {
        play.compare();
        play.remove();
      }
    }
  }

  /** One sequence on its account. */
  private final class Play {

    private final Sequence sequence;
    private final Journal account = new Journal(accounts);
    private final Kept kept = new Kept();
    private Translated deployed;
    private int step = -1;
    private boolean isUsable = true;

    Play(Sequence sequence) {
      this.sequence = sequence;
      this.deployed = sequence.first();
    }

    private void found(Rule rule, String what) {
      findings.add(new Finding(sequence, step, rule, what));
    }

    private Outcome deploy(Account to, Template template, Map<String, String> parameters) {
      return to.deploy(STACK, template, given(template, parameters));
    }

    /** The values that a template has parameters for. */
    private Map<String, String> given(Template template, Map<String, String> parameters) {
      Map<String, String> given = new TreeMap<>(deployed.parameters());
      given.putAll(parameters);
      given
          .keySet()
          .removeIf(name -> template.parameters().stream().noneMatch(p -> p.name().equals(name)));
      return given;
    }

    boolean create() {
      Outcome outcome = deploy(account, deployed.template(), deployed.parameters());
      kept.add(deployed.template());
      if (!outcome.succeeded()) {
        found(Rule.CREATED, outcome.toString());
      }
      account.renewServices(
          STACK,
          oracle.about(NOTHING, Map.of(), deployed.template(), deployed.parameters()).blind());
      return outcome.succeeded();
    }

    void change(int index) {
      step = index;
      Step change = sequence.steps().get(index);
      tally.add(change.change(), Tally.Count.APPLIED);
      if (change.after().isSameAs(deployed)) {
        tally.add(change.change(), Tally.Count.UNCHANGED);
        return;
      }
      Prophecy said =
          oracle.about(
              deployed.template(),
              deployed.parameters(),
              change.after().template(),
              change.after().parameters());
      hold(change, said);
      Optional<String> broken =
          change.fate() == Fate.PLAIN
              ? Optional.empty()
              : said.first().flatMap(first -> touched(first, change.after().parameters()));
      if (broken.isPresent()) {
        breakAt(broken.get(), change, said.first().orElseThrow());
      } else if (change.fate() != Fate.BREAKS_AND_IS_TAKEN_BACK) {
        follow(change, said);
      }
    }

    /** Counts what is said, and tries in another account what is said to fail. */
    private void hold(Step change, Prophecy said) {
      if (!said.lost().isEmpty()) {
        tally.add(change.change(), Tally.Count.LOSES_DATA);
      }
      if (said.isOneStep()) {
        tally.add(change.change(), Tally.Count.ONE_STEP);
        return;
      }
      boolean none = said.steps().isEmpty();
      tally.add(change.change(), none ? Tally.Count.NO_WAY : Tally.Count.TWO_STEPS);
      Translated after = change.after();
      if (deploy(account.copy(), after.template(), after.parameters()).succeeded()) {
        tally.add(change.change(), Tally.Count.WRONGLY_PREDICTED);
        wrong.add(sequence.seed() + " " + change.change() + ": " + said.obstacles());
      }
    }

    /** A resource that an update creates or changes. */
    private Optional<String> touched(Template template, Map<String, String> parameters) {
      Map<String, String> before = resolved(deployed.template(), deployed.parameters());
      List<String> touched = new ArrayList<>();
      resolved(template, parameters)
          .forEach(
              (id, now) -> {
                if (!now.equals(before.get(id))) {
                  touched.add(id);
                }
              });
      return new Dice(sequence.seed()).pick(touched);
    }

    /** Type and properties by logical ID, with the values of parameters in them. */
    private static Map<String, String> resolved(Template template, Map<String, String> values) {
      Map<String, String> resolved = new TreeMap<>();
      Translated.resources(template)
          .forEach(
              (id, parts) -> {
                String text = parts.subList(0, 2).toString();
                for (Map.Entry<String, String> value : values.entrySet()) {
                  text =
                      text.replaceAll(
                          "\\b" + value.getKey() + "\\b",
                          Matcher.quoteReplacement(value.getValue()));
                }
                resolved.put(id, text);
              });
      return resolved;
    }

    private void breakAt(String id, Step change, Template template) {
      Object before = account.contents(STACK);
      Map<String, String> data = account.data();
      account.breakNext(id, "it is broken on purpose");
      Outcome outcome = deploy(account, template, change.after().parameters());
      if (outcome.succeeded() || !outcome.isRolledBack()) {
        found(Rule.A_BROKEN_UPDATE_IS_ROLLED_BACK, id + ": " + outcome);
        isUsable = false;
        return;
      }
      tally.add(change.change(), Tally.Count.ROLLED_BACK);
      if (!account.contents(STACK).equals(before) || !account.data().equals(data)) {
        found(
            Rule.A_ROLLBACK_LEADS_BACK,
            id + " was broken\n" + difference(before, account.contents(STACK)));
      }
    }

    private void follow(Step change, Prophecy said) {
      Map<String, String> data = account.data();
      List<Template> steps = said.isOneStep() ? List.of(change.after().template()) : said.steps();
      for (Template template : steps) {
        kept.add(template);
        Outcome outcome = deploy(account, template, change.after().parameters());
        if (!outcome.succeeded()) {
          if (said.isOneStep()) {
            tally.add(change.change(), Tally.Count.UNPREDICTED);
            found(Rule.NO_UPDATE_FAILS_UNPREDICTED, change.words() + ": " + outcome);
          } else {
            found(Rule.THE_WAY_THAT_IS_TOLD_IS_ONE, said.obstacles() + ": " + outcome);
          }
          isUsable = steps.size() == 1 && outcome.isRolledBack();
          return;
        }
      }
      if (!steps.isEmpty()) {
        deployed = change.after();
        account.renewServices(STACK, said.blind());
      }
      Map<String, String> gone = new TreeMap<>(data);
      gone.keySet().removeAll(account.data().keySet());
      gone.values().removeAll(said.lost());
      if (!gone.isEmpty()) {
        found(Rule.NOTHING_STATEFUL_IS_LOST, change.words() + ": " + gone);
      }
    }

    void compare() {
      Account fresh = accounts.get();
      Outcome outcome = deploy(fresh, deployed.template(), deployed.parameters());
      fresh.renewServices(
          STACK,
          oracle.about(NOTHING, Map.of(), deployed.template(), deployed.parameters()).blind());
      Object wanted = fresh.contents(STACK);
      if (!outcome.succeeded() || !account.contents(STACK).equals(wanted)) {
        found(
            Rule.THE_STACK_EQUALS_A_FRESH_ONE,
            outcome + "\n" + difference(wanted, account.contents(STACK)));
      }
      List<Account.Thing> left = kept.unsaid(account.outside());
      if (!left.isEmpty()) {
        found(Rule.NOTHING_IS_LEFT_OVER, left.toString());
      }
    }

    void remove() {
      deployed.jobs().forEach(job -> account.startTask(STACK, job));
      account.stopTasks(STACK);
      Outcome outcome = account.remove(STACK);
      if (!outcome.succeeded()) {
        found(Rule.DOWN_REMOVES_ALL, outcome.toString());
        return;
      }
      List<Account.Thing> left = kept.unsaid(account.outside());
      if (!left.isEmpty()) {
        found(Rule.WHAT_STAYS_IS_SAID, "more stays: " + left);
      }
      List<String> ids = account.outside().stream().map(Account.Thing::id).toList();
      for (Resource resource : deployed.template().resources()) {
        if (Kept.staysAfterRemoval(resource) && !ids.contains(resource.id())) {
          found(Rule.WHAT_STAYS_IS_SAID, resource.id() + " does not stay");
        }
      }
    }

    private String difference(Object wanted, Object seen) {
      return TextDiff.of(lines(wanted), lines(seen));
    }

    private String lines(Object contents) {
      return contents.toString().replace(", ", ",\n");
    }
  }
}
