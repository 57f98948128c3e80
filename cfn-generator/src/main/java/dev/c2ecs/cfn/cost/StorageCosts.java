package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;

/** File systems, secrets, keys and repositories. */
final class StorageCosts {

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private final TemplateView view;
  private final Costs costs;

  StorageCosts(TemplateView view, Costs costs) {
    this.view = view;
    this.costs = costs;
  }

  void add() {
    view.ofType(ResourceType.FILE_SYSTEM).forEach(this::fileSystem);
    // A secret that stands outside the stack is known by the pattern of its parameter.
    for (Parameter parameter : view.template().parameters()) {
      if (parameter.allowedPattern().orElse("").contains(":secretsmanager:")) {
        secret(ComposeRef.PROJECT);
      }
    }
    for (Resource secret : view.ofType(ResourceType.SECRET)) {
      secret(secret.origin());
    }
    for (Resource key : view.ofType(ResourceType.KEY)) {
      costs.add(key.origin(), PriceItem.KEY, BigDecimal.ONE);
      costs.add(
          key.origin(),
          PriceItem.KEY_CALLS,
          costs.assumed(Assumption.KMS_CALLS).divide(TEN_THOUSAND, Costs.PRECISION));
    }
    for (Resource repository : view.ofType(ResourceType.REPOSITORY)) {
      costs.add(repository.origin(), PriceItem.IMAGES, costs.assumed(Assumption.IMAGE_GB));
    }
  }

  private void secret(ComposeRef subject) {
    costs.add(subject, PriceItem.SECRET, BigDecimal.ONE);
    costs.add(
        subject,
        PriceItem.SECRET_CALLS,
        costs.assumed(Assumption.SECRET_CALLS).divide(TEN_THOUSAND, Costs.PRECISION));
  }

  private void fileSystem(Resource fileSystem) {
    ComposeRef subject = fileSystem.origin();
    Value.MapOf properties = fileSystem.properties();
    if (TemplateView.at(properties, "AvailabilityZoneName").isPresent()) {
      costs.leaveOut(subject, "a file system in one zone", "no price is known");
      return;
    }
    BigDecimal all = costs.assumed(Assumption.STORAGE_GB);
    BigDecimal rare = BigDecimal.ZERO;
    boolean moves =
        TemplateView.maps(properties, "LifecyclePolicies").stream()
            .anyMatch(policy -> TemplateView.at(policy, "TransitionToIA").isPresent());
    if (moves) {
      rare =
          all.multiply(costs.assumed(Assumption.INFREQUENT_PERCENT))
              .divide(Costs.HUNDRED, Costs.PRECISION);
      costs.add(subject, PriceItem.RARE_FILES, rare);
    }
    costs.add(subject, PriceItem.FILES, all.subtract(rare));
    switch (view.text(properties, "ThroughputMode").orElse("bursting")) {
      case "elastic" -> {
        costs.add(subject, PriceItem.FILES_READ, costs.assumed(Assumption.READ_GB));
        costs.add(subject, PriceItem.FILES_WRITTEN, costs.assumed(Assumption.WRITE_GB));
      }
      case "provisioned" ->
          view.number(properties, "ProvisionedThroughputInMibps")
              .ifPresentOrElse(
                  mibps -> costs.add(subject, PriceItem.THROUGHPUT, mibps),
                  () -> costs.leaveOut(subject, "provisioned throughput", "its size is not known"));
      default -> {
        // bursting throughput is paid with the files
      }
    }
    if (view.text(properties, "BackupPolicy", "Status").orElse("").equals("ENABLED")) {
      costs.add(
          subject,
          PriceItem.BACKUP,
          all.multiply(costs.assumed(Assumption.BACKUP_PERCENT))
              .divide(Costs.HUNDRED, Costs.PRECISION));
    }
  }
}
