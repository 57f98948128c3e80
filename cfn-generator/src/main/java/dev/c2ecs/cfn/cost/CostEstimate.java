package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a template costs in a month, without taxes, free allowances and discounts.
 *
 * @param region the region whose prices these are
 * @param date the day of the price table
 * @param lines what is paid for what
 * @param assumptions what was assumed for it
 * @param unknown what has no price in the table for this region, so that it is missing in the sum
 * @param unpriced what costs something and is in no line
 */
public record CostEstimate(
    String region,
    String date,
    List<CostLine> lines,
    List<Assumed> assumptions,
    List<PriceItem> unknown,
    List<Unpriced> unpriced) {

  public CostEstimate {
    lines = List.copyOf(lines);
    assumptions = List.copyOf(assumptions);
    unknown = List.copyOf(unknown);
    unpriced = List.copyOf(unpriced);
  }

  /**
   * An assumption and its number.
   *
   * @param given whether the user set it
   */
  public record Assumed(Assumption assumption, BigDecimal number, boolean given) {}

  /**
   * What is not in the sum.
   *
   * @param subject the part of the Compose file that it is for
   * @param what the type of a resource and its logical ID, or what it is in words
   * @param why why not
   * @param isBilled whether it certainly costs something as long as it is there
   * @param content what it is made of, to see whether it changes
   */
  public record Unpriced(
      ComposeRef subject, String what, String why, boolean isBilled, Value content) {}

  /**
   * The lines of one part of the Compose file.
   *
   * @param subject the part
   * @param lines its lines, the dearest first
   * @param total their sum
   */
  public record Share(ComposeRef subject, List<CostLine> lines, CostRange total) {
    public Share {
      lines = List.copyOf(lines);
    }

    /** What it is called: {@code web}, {@code volume data}, {@code load balancer}. */
    public String label() {
      return label(subject);
    }

    static String label(ComposeRef subject) {
      return switch (subject.kind()) {
        case SERVICE -> subject.name();
        case PROJECT, LOAD_BALANCER -> subject.kind().word();
        default -> subject.kind().word() + " " + subject.name();
      };
    }
  }

  /** The estimate of a template with the bundled prices. */
  public static CostEstimate of(
      Template template, Map<String, String> parameters, String region, CostSettings settings) {
    return of(template, parameters, region, settings, PriceTable.bundled());
  }

  /**
   * The estimate of a template.
   *
   * @param parameters the values of parameters that are known
   */
  static CostEstimate of(
      Template template,
      Map<String, String> parameters,
      String region,
      CostSettings settings,
      PriceTable table) {
    TemplateView view = new TemplateView(template, parameters);
    Costs costs = new Costs(table, region, settings);
    new TaskCosts(view, costs).add();
    new NetworkCosts(view, costs).add();
    new StorageCosts(view, costs).add();
    for (Resource resource : template.resources()) {
      Costing.Row row = Costing.of(resource.type());
      BigDecimal own = settings.prices().get(resource.id());
      if (row.kind() == Costing.Kind.UNPRICED && own != null) {
        costs.addOwn(resource.origin(), resource.id(), own);
      } else if (row.kind() == Costing.Kind.UNPRICED) {
        costs.leaveOut(
            new Unpriced(
                resource.origin().whole(),
                resource.type() + " (" + resource.id() + ")",
                row.words(),
                BilledTypes.has(resource.type()),
                resource.properties()));
      }
    }
    for (Resource cluster : template.ofType(ResourceType.CLUSTER)) {
      for (var setting : TemplateView.maps(cluster.properties(), "ClusterSettings")) {
        String value = view.text(setting, "Value").orElse("");
        if (value.startsWith("en")) {
          costs.leaveOut(ComposeRef.PROJECT, "Container Insights", "it depends on the metrics");
        }
      }
    }
    return costs.estimate();
  }

  /** The same of nothing. */
  CostEstimate none() {
    return new CostEstimate(region, date, List.of(), List.of(), List.of(), List.of());
  }

  /** What everything costs together. */
  public CostRange total() {
    return CostRange.of(lines);
  }

  /** Whether the sum lacks what costs something or may do so. */
  public boolean isIncomplete() {
    return !unknown.isEmpty() || !unpriced.isEmpty();
  }

  /** What the project itself says the price of, sorted by logical ID. */
  public List<CostLine> own() {
    return lines.stream()
        .filter(CostLine::isOwn)
        .sorted(Comparator.comparing(CostLine::resource))
        .toList();
  }

  /** The parts of the Compose file, the dearest first. */
  public List<Share> shares() {
    Set<ComposeRef> subjects = new LinkedHashSet<>();
    lines.forEach(line -> subjects.add(merged(line.subject())));
    return subjects.stream()
        .map(this::share)
        .sorted(
            Comparator.comparing((Share share) -> share.total().maximum())
                .reversed()
                .thenComparing(Share::label))
        .toList();
  }

  private Share share(ComposeRef subject) {
    List<CostLine> own =
        lines.stream()
            .filter(line -> merged(line.subject()).equals(subject))
            .sorted(Comparator.comparing(CostLine::maximum).reversed())
            .toList();
    return new Share(subject, own, CostRange.of(own));
  }

  /** What a project has once is one part, wherever it comes from. */
  private static ComposeRef merged(ComposeRef subject) {
    return subject.kind() == ComposeRef.Kind.PROJECT ? ComposeRef.PROJECT : subject;
  }

  /** The sums by label, for comparing. */
  public Map<String, CostRange> byLabel() {
    Map<String, CostRange> sums = new TreeMap<>();
    shares().forEach(share -> sums.merge(share.label(), share.total(), CostRange::plus));
    return new LinkedHashMap<>(sums);
  }
}
