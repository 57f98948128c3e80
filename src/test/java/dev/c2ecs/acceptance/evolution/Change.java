package dev.c2ecs.acceptance.evolution;

import java.util.Optional;

/**
 * The changes that people make, with their weights: how often one comes, of the sum of all.
 * Ordinary ones are as frequent as in the histories of projects, exotic ones frequent enough to be
 * met.
 */
enum Change implements Edit {
  IMAGE_TAG(120, ProgramEdits::imageTag),
  BUILD(50, ProgramEdits::build),
  IMAGE_OR_BUILD(6, ProgramEdits::imageOrBuild),
  VARIABLE_ADDED(70, ProgramEdits::variableAdded),
  VARIABLE_CHANGED(50, ProgramEdits::variableChanged),
  VARIABLE_REMOVED(25, ProgramEdits::variableRemoved),
  CREDENTIAL_ADDED(15, ProgramEdits::credentialAdded),
  CREDENTIAL_VALUE(15, ProgramEdits::credentialValue),
  COMMAND(20, ProgramEdits::command),
  USER(5, ProgramEdits::user),
  HEALTHCHECK(25, ProgramEdits::healthcheck),
  READ_ONLY(4, ProgramEdits::readOnly),
  GRACE_PERIOD(5, ProgramEdits::gracePeriod),
  ARM(6, ProgramEdits::arm),
  LABEL(4, ProgramEdits::label),

  PUBLISHED(25, PortEdits::published),
  UNPUBLISHED(20, PortEdits::unpublished),
  PORT_MOVED(12, PortEdits::moved),
  PUBLISHED_NUMBER(20, PortEdits::publishedNumber),
  TARGET_NUMBER(15, PortEdits::targetNumber),
  PORTS_SWAPPED(6, PortEdits::swapped),
  PORT_PROTOCOL(8, PortEdits::protocol),
  APP_PROTOCOL(6, PortEdits::appProtocol),
  PORT_FORM(4, PortEdits::form),
  HTTPS_ON(12, PortEdits::httpsOn),
  HTTPS_OFF(6, PortEdits::httpsOff),
  CERTIFICATE(4, PortEdits::certificate),
  UDP_TWIN(3, PortEdits::udpTwin),
  INTERNAL(5, PortEdits::internal),
  PUBLIC(4, PortEdits::open),
  LOOPBACK(4, PortEdits::loopback),

  PORT_SHARED(8, RuleEdits::shared),
  RULE_ADDED(6, RuleEdits::added),
  RULE_CHANGED(5, RuleEdits::changed),
  RULE_REMOVED(4, RuleEdits::removed),
  RULES_SWAPPED(4, RuleEdits::swapped),
  RULE_MOVED(4, RuleEdits::moved),
  DOMAIN(6, RuleEdits::domain),
  DOMAIN_MOVED(3, RuleEdits::domainMoved),
  HEALTH_PATH(8, RuleEdits::healthPath),
  LISTENER_WISH(5, RuleEdits::wish),

  SERVICE_ADDED(40, ServiceEdits::added),
  SERVICE_COPIED(5, ServiceEdits::copied),
  SERVICE_REMOVED(25, ServiceEdits::removed),
  SERVICE_RENAMED(15, ServiceEdits::renamed),
  SERVICE_RESPELLED(4, ServiceEdits::respelled),
  SERVICE_AND_VOLUME_RENAMED(3, ServiceEdits::renamedWithVolume),
  SERVICES_SWAPPED(2, ServiceEdits::swapped),
  SERVICES_REORDERED(6, ServiceEdits::reordered),
  SCHEDULED(5, ServiceEdits::scheduled),
  SCHEDULE(4, ServiceEdits::schedule),
  JOB(5, ServiceEdits::job),
  SIDECAR(4, ServiceEdits::sidecar),
  PROFILE(3, ServiceEdits::profile),

  VOLUME_ADDED(18, VolumeEdits::added),
  VOLUME_REMOVED(6, VolumeEdits::removed),
  VOLUME_UNMOUNTED(4, VolumeEdits::unmounted),
  VOLUME_RENAMED(5, VolumeEdits::renamed),
  VOLUME_MOVED(4, VolumeEdits::moved),
  VOLUME_SHARED(5, VolumeEdits::shared),
  MOUNT_READ_ONLY(4, VolumeEdits::readOnly),
  MOUNT_TARGET(4, VolumeEdits::target),
  MOUNT_OPTIONS(2, VolumeEdits::subpath),
  VOLUME_OPTIONS(4, VolumeEdits::options),
  VOLUME_EXTERNAL(1, VolumeEdits::external),

  NETWORK_ADDED(8, NetworkEdits::added),
  NETWORK_REMOVED(5, NetworkEdits::removed),
  NETWORK_RENAMED(4, NetworkEdits::renamed),
  NETWORK_JOINED(10, NetworkEdits::joins),
  NETWORK_LEFT(8, NetworkEdits::leaves),
  NETWORK_INTERNAL(3, NetworkEdits::internal),
  NETWORK_EXTERNAL(1, NetworkEdits::external),
  NETWORK_EXPLICIT(2, NetworkEdits::explicitDefault),

  ALIAS_ADDED(10, NameEdits::aliasAdded),
  ALIAS_REMOVED(6, NameEdits::aliasRemoved),
  ALIAS_MOVED(6, NameEdits::aliasMoved),
  ALIASES_SWAPPED(3, NameEdits::aliasesSwapped),
  ALIAS_BECOMES_SERVICE(3, NameEdits::aliasBecomesService),
  ALIAS_BECOMES_ANOTHER(2, NameEdits::aliasBecomesAnother),
  SERVICE_BECOMES_ALIAS(3, NameEdits::serviceBecomesAlias),
  CONTAINER_NAME(6, NameEdits::containerName),
  HOSTNAME(5, NameEdits::hostname),
  LINK(4, NameEdits::link),
  CONNECT_ON(6, NameEdits::connectOn),
  CONNECT_OFF(4, NameEdits::connectOff),
  EXPOSED(5, NameEdits::exposed),
  PROXIED(5, NameEdits::proxied),
  ADDRESS(8, NameEdits::address),

  REPLICAS(40, DeployEdits::replicas),
  SIZE(30, DeployEdits::size),
  SCALING_ON(10, DeployEdits::scalingOn),
  SCALING_OFF(6, DeployEdits::scalingOff),
  SPOT(8, DeployEdits::spot),
  ROLLOUT(8, DeployEdits::rollout),
  SCRATCH(3, DeployEdits::scratch),
  EXEC(5, DeployEdits::exec),
  POLICIES(4, DeployEdits::policies),
  ROLE(4, DeployEdits::role),
  NEED_ADDED(12, DeployEdits::needAdded),
  NEED_REMOVED(8, DeployEdits::needRemoved),
  NEED_TURNED(5, DeployEdits::needTurned),
  NEED_CONDITION(5, DeployEdits::condition),

  SECRET_ADDED(8, SecretEdits::added),
  SECRET_REMOVED(4, SecretEdits::removed),
  SECRET_RENAMED(4, SecretEdits::renamed),
  SECRET_CONTENT(6, SecretEdits::content),
  SECRET_AS_VARIABLE(4, SecretEdits::asVariable),
  SECRET_EXTERNAL(2, SecretEdits::external),
  CONFIG_ADDED(6, SecretEdits::configAdded),
  CONFIG_CONTENT(12, SecretEdits::configContent),
  CONFIG_RENAMED(2, SecretEdits::configRenamed),
  CONFIG_REMOVED(3, SecretEdits::configRemoved),

  TAGS(4, ProjectEdits::tags),
  LOGS_RETENTION(6, ProjectEdits::retention),
  PERMISSIONS_BOUNDARY(2, ProjectEdits::boundary),
  CLUSTER(2, ProjectEdits::cluster),
  ZONES(2, ProjectEdits::zones),
  VPC(1, ProjectEdits::vpc),
  NAT(2, ProjectEdits::nat),
  KEY_OF_LOGS(1, ProjectEdits::key),
  KEY_OF_VOLUMES(1, ProjectEdits::dataKey),
  OVERLAY_QUEUE(3, ProjectEdits::queue),
  OVERLAY_LOG_GROUP(1, ProjectEdits::logGroupName),
  OVERLAY_BALANCER(1, ProjectEdits::balancerName),
  OVERLAY_CLUSTER(1, ProjectEdits::clusterName),

  /** One that is written out as two files; no sequence has it. */
  NAMED(0, (draft, dice) -> Optional.empty());

  private static final int ALL = all();

  private final int weight;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a method without state
  private final Edit edit;

  Change(int weight, Edit edit) {
    this.weight = weight;
    this.edit = edit;
  }

  @Override
  public Optional<String> apply(Draft draft, Dice dice) {
    return edit.apply(draft, dice);
  }

  private static int all() {
    int sum = 0;
    for (Change change : values()) {
      sum += change.weight;
    }
    return sum;
  }

  /** Any of them, by weight. */
  static Change any(Dice dice) {
    int at = dice.between(1, ALL);
    for (Change change : values()) {
      at -= change.weight;
      if (at <= 0) {
        return change;
      }
    }
    throw new IllegalStateException();
  }
}
